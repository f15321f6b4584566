"""The settings' own app: it carries what belongs to the whole installation."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Installation"

    def ready(self) -> None:
        from config import chooser_nonce, startup

        chooser_nonce.install()
        startup.register_checks()
