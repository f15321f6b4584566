"""Django's entry for the form engine. Its label is webforms: Django's own forms took the name."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "forms"
    label = "webforms"
    verbose_name = "Forms"

    def ready(self) -> None:
        from forms import conditions
        from forms.actions.discard_draft import clear_old_drafts
        from schools.registries import daily

        conditions.register()
        daily.add("form drafts", clear_old_drafts)
