"""Django's entry for this folder."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "register"
    verbose_name = "Register"

    def ready(self) -> None:
        """Hand down what lower folders ask the register for."""
        from register import conditions, permissions
        from register.subjects import ConcernSubject, PupilSubject
        from schools.registries import subjects

        conditions.register()
        permissions.register()
        subjects.add("pupil", PupilSubject())
        subjects.add("concern", ConcernSubject())
