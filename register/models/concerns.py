"""A concern about a pupil's progress, and what was decided on it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from guard.models import PrivateModel
from register.models.pupils import Pupil
from register.rules.identification import Outcome
from register.rules.workflow import ConcernState

# What was seen and said: all of it goes along when a concern moves to the right pupil.
FACTS = frozenset(
    {
        "what_seen",
        "seen_since",
        "subjects",
        "progress_tests",
        "progress_evidence",
        "eal",
        "home_language",
        "home_language_evidence",
        "tried",
        "tried_effect",
        "parents_told_on",
        "parent_view",
        "pupil_view",
    }
)


class Concern(PrivateModel):
    """What a teacher sees, put to whoever keeps the register. Its texts go with it when it moves."""

    class State(models.TextChoices):
        OPEN = ConcernState.OPEN.value, "Waiting for a decision"
        DECIDED = ConcernState.DECIDED.value, "Decided"
        WITHDRAWN = ConcernState.WITHDRAWN.value, "Withdrawn"
        MOVED = ConcernState.MOVED.value, "Moved to another record"

    class Eal(models.TextChoices):
        YES = "YES", "Yes"
        NO = "NO", "No"
        NOT_SURE = "NOT_SURE", "Not sure"

    class HomeLanguage(models.TextChoices):
        """Whether the difficulty also shows in the language the child knows best."""

        SAME = "SAME", "The same difficulty shows in the home language"
        ONLY_ENGLISH = "ONLY_ENGLISH", "It shows only in English"
        NOT_KNOWN = "NOT_KNOWN", "Not known yet"

    record = "concern"

    reference = models.CharField(max_length=16, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="concerns")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    raised_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    what_seen = models.TextField("what is seen", blank=True)
    seen_since = models.DateField(null=True, blank=True)
    subjects = models.TextField("where it shows", blank=True)
    progress_tests = models.JSONField("tests of progress met", default=list, blank=True)
    progress_evidence = models.TextField("what shows it", blank=True)
    eal = models.CharField(
        "English as an additional language", max_length=8, choices=Eal.choices, blank=True
    )
    home_language = models.CharField(max_length=12, choices=HomeLanguage.choices, blank=True)
    home_language_evidence = models.TextField(blank=True)
    tried = models.TextField("what has been tried", blank=True)
    tried_effect = models.TextField("what it changed", blank=True)
    parents_told_on = models.DateField(null=True, blank=True)
    parent_view = models.TextField(blank=True)
    pupil_view = models.TextField(blank=True)
    pack = models.CharField(max_length=40)
    # What was sent to raise it, by its id: it goes along when the concern moves.
    submission_id = models.UUIDField(null=True, editable=False)
    moved_here_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_reason = models.TextField(blank=True)
    moved_to = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="moved_from"
    )

    class Meta(PrivateModel.Meta):
        ordering = ["-raised_on", "-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["school", "reference"], name="concern_reference"),
            models.CheckConstraint(
                condition=Q(state=ConcernState.OPEN, closed_on__isnull=True, closed_by__isnull=True)
                | (
                    ~Q(state=ConcernState.OPEN)
                    & Q(
                        closed_on__isnull=False,
                        closed_on__gte=F("raised_on"),
                        closed_by__isnull=False,
                    )
                ),
                name="concern_is_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=ConcernState.MOVED, moved_to__isnull=False)
                | (~Q(state=ConcernState.MOVED) & Q(moved_to__isnull=True)),
                name="moved_concern_has_a_place",
            ),
            models.CheckConstraint(
                condition=Q(state=ConcernState.MOVED) | ~Q(what_seen=""),
                name="concern_says_what_is_seen",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Decision(PrivateModel):
    """What was decided on a concern, by whom, from which three inputs, and who was told.

    Source: SEND Code of Practice 6.38 to 6.43; the trusts' policies, "Graduated approach".
    """

    class Result(models.TextChoices):
        WATCH = Outcome.WATCH.value, "Watch list"
        SEN_SUPPORT = Outcome.SEN_SUPPORT.value, "SEN support"
        NEITHER = Outcome.NEITHER.value, "Neither"

    record = "decision"

    reference = models.CharField(max_length=16, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="decisions")
    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=12, choices=Result.choices)
    reason = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    discussed_with_teacher_on = models.DateField(null=True, blank=True)
    progress_analysed_on = models.DateField(null=True, blank=True)
    discussed_with_family_on = models.DateField(null=True, blank=True)
    eal_considered = models.BooleanField(default=False)
    parents_informed_on = models.DateField(null=True, blank=True)
    pack = models.CharField(max_length=40)

    class Meta(PrivateModel.Meta):
        ordering = ["-decided_on"]
        constraints = [
            models.UniqueConstraint(fields=["school", "reference"], name="decision_reference"),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.SEN_SUPPORT)
                | Q(
                    discussed_with_teacher_on__isnull=False,
                    progress_analysed_on__isnull=False,
                    discussed_with_family_on__isnull=False,
                    parents_informed_on__isnull=False,
                    eal_considered=True,
                ),
                name="support_is_decided_from_three_inputs",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
