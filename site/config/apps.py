"""The settings' own app: it carries what belongs to the whole installation."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Installation"

    def ready(self) -> None:
        from config import account_panels, chooser_nonce, regular_jobs, startup

        account_panels.install()
        chooser_nonce.install()
        regular_jobs.register()
        startup.register_checks()
