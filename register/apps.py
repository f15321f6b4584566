"""Django's entry for this folder."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "register"
    verbose_name = "Register"

    def ready(self) -> None:
        """Hand down what lower folders ask the register for."""
        from register import conditions, permissions

        conditions.register()
        permissions.register()
