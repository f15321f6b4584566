"""Where a pupil stands: status on the register, types of need, the watch list before it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from guard.models import PrivateModel
from register.models.pupils import Pupil
from register.rules.workflow import Provision

STILL_HOLDS = Q(to_on__isnull=True)


class Status(models.TextChoices):
    """SEN provision as it is stored and as it is read."""

    NONE = Provision.NONE.value, "No longer on the register"
    SUPPORT = Provision.SUPPORT.value, "SEN support"
    PLAN = Provision.PLAN.value, "EHC plan"
    ACTION = Provision.ACTION.value, "School action (before 2014)"
    ACTION_PLUS = Provision.ACTION_PLUS.value, "School action plus (before 2014)"
    ASSESSMENT = Provision.ASSESSMENT.value, "Statutory assessment (before 2014)"
    STATEMENT = Provision.STATEMENT.value, "Statement (before 2014)"


class RegisterEntry(PrivateModel):
    """One status of a pupil, from a day to a day; a change closes this row and opens another."""

    record = "register_entry"

    reference = models.CharField(max_length=16, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="entries")
    status = models.CharField(max_length=1, choices=Status.choices)
    from_on = models.DateField("since")
    to_on = models.DateField("until", null=True, blank=True)
    reason = models.TextField(blank=True)
    basis_of_need = models.JSONField(default=list, blank=True)
    parents_informed_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision = models.ForeignKey(
        "register.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    pack = models.CharField(max_length=40)

    class Meta(PrivateModel.Meta):
        ordering = ["-from_on"]
        verbose_name = "register entry"
        verbose_name_plural = "register entries"
        constraints = [
            models.UniqueConstraint(fields=["school", "reference"], name="entry_reference"),
            models.UniqueConstraint(
                fields=["pupil"], condition=STILL_HOLDS, name="one_status_at_a_time"
            ),
            models.CheckConstraint(
                condition=STILL_HOLDS | Q(to_on__gte=F("from_on")), name="status_lasts_a_day"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[each.value for each in Provision]),
                name="status_is_a_provision_code",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Need(PrivateModel):
    """A type of need of a pupil with its rank (1: primary), from a day to a day."""

    record = "register_entry"

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="needs")
    code = models.CharField(max_length=5)
    rank = models.PositiveSmallIntegerField()
    broad_area = models.CharField(max_length=40)
    description = models.TextField(blank=True)
    from_on = models.DateField("since")
    to_on = models.DateField("until", null=True, blank=True)
    pack = models.CharField(max_length=40)

    class Meta(PrivateModel.Meta):
        ordering = ["rank", "-from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "rank"], condition=STILL_HOLDS, name="one_need_of_a_rank"
            ),
            models.UniqueConstraint(
                fields=["pupil", "code"], condition=STILL_HOLDS, name="a_need_is_listed_once"
            ),
            models.CheckConstraint(condition=Q(rank__gte=1), name="need_rank_starts_at_one"),
            models.CheckConstraint(
                condition=STILL_HOLDS | Q(to_on__gte=F("from_on")), name="need_lasts_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"need {self.rank}"


class WatchEntry(PrivateModel):
    """A pupil watched before the register, until a day on which somebody must decide again."""

    class Outcome(models.TextChoices):
        REGISTER = "REGISTER", "Went onto the register"
        EXTENDED = "EXTENDED", "Watched for longer"
        ENDED = "ENDED", "No longer watched"

    record = "register_entry"

    reference = models.CharField(max_length=16, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="watches")
    from_on = models.DateField("since")
    ends_on = models.DateField("look again by")
    reason = models.TextField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(
        "register.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="watches"
    )

    class Meta(PrivateModel.Meta):
        ordering = ["-from_on"]
        verbose_name_plural = "watch entries"
        constraints = [
            models.UniqueConstraint(fields=["school", "reference"], name="watch_reference"),
            models.UniqueConstraint(
                fields=["pupil"], condition=Q(closed_on__isnull=True), name="watched_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(ends_on__gt=F("from_on")), name="watch_has_an_end"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, outcome="")
                | (Q(closed_on__isnull=False, closed_on__gte=F("from_on")) & ~Q(outcome="")),
                name="closed_watch_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
