"""The kinds of question a form can ask. base: what one is; registry: which there are."""
