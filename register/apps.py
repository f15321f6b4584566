"""Django's entry for this folder."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "register"
    verbose_name = "Register"

    def ready(self) -> None:
        """Hand down what lower folders ask the register for."""
        from forms.events import submitted
        from forms.registration import question_types, targets
        from forms.widgets import widgets
        from register import conditions, intake, permissions
        from register.demo import build
        from register.question_types import TYPES
        from register.subjects import ConcernSubject, PupilSubject
        from schools.registries import DemoPart, demo_parts, subjects

        conditions.register()
        permissions.register()
        subjects.add("pupil", PupilSubject())
        subjects.add("concern", ConcernSubject())
        for question_type, widget in TYPES:
            question_types.register(question_type)
            widgets.add(question_type.name, widget)
        for target in intake.TARGETS:
            targets.add(target.name, target)
        demo_parts.add("register", DemoPart(place=20, build=build))
        submitted.add("register intake", intake.receive)
