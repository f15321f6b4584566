"""Views of public pages that are no Wagtail pages."""
