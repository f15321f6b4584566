"""The settings' own app: it carries what belongs to the whole installation."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Installation"
