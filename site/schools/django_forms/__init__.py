"""The forms of the staff screens and of the settings of trusts and schools."""
