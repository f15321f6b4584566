"""Django's entry for this folder."""

from django.apps import AppConfig


class GuardConfig(AppConfig):
    name = "guard"
    verbose_name = "Guard"

    def ready(self) -> None:
        """Put the guard's own lines into the registries."""
        from django.core.checks import register

        from guard import outbox, reasons
        from guard.checks import check_private_models
        from guard.files import problems_in_files, sweep_on
        from guard.models.private_file import PrivateFile, seen_with_owner
        from guard.permissions import REASON_GIVEN, Condition, conditions, row_rules
        from guard.queries import problems_in_chains
        from guard.registries import integrity_checks
        from guard.staff_log import log_staff_change
        from schools.registries import daily, mail_doors, staff_changed

        conditions.add(REASON_GIVEN, Condition(REASON_GIVEN, rows=reasons.rows_with_reason))
        row_rules.add(PrivateFile.record, seen_with_owner)
        integrity_checks.add("audit chains", problems_in_chains)
        integrity_checks.add("private files", problems_in_files)
        staff_changed.add("audit trail", log_staff_change)
        daily.add("private files", sweep_on)
        mail_doors.add("outbox", outbox.take)
        register(check_private_models)
