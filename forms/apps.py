"""Django's entry for the form engine. Its label is webforms: Django's own forms took the name."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "forms"
    label = "webforms"
    verbose_name = "Forms"
