"""A form being filled in: a row, never the session, so that two tabs cannot mix two subjects."""

import uuid

from django.db import models
from django.db.models import Q

from forms.engine.answers import Answers
from forms.engine.schema import Form
from forms.models.definition import FormVersion
from guard.models import PrivateModel


def empty_state() -> dict[str, object]:
    """What a draft holds before anything is answered."""
    return {"answers": Answers().to_json(), "current": ""}


class Draft(PrivateModel):
    """What one person has answered so far; `created_by` fills it in, `version` is its lock.

    Its state holds the answers taken in, what was typed where that could not be, which sections
    were finished, and where the person was.
    """

    record = "form_draft"

    class Status(models.TextChoices):
        OPEN = "OPEN", "Being filled in"
        SUBMITTED = "SUBMITTED", "Sent"
        WITHDRAWN = "WITHDRAWN", "Thrown away"
        EXPIRED = "EXPIRED", "Left too long"

    form_version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    subject_type = models.CharField(max_length=80, blank=True)
    subject_id = models.UUIDField(null=True, db_index=True)
    state = models.JSONField(default=empty_state)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    start_key = models.UUIDField(
        default=uuid.uuid4, editable=False, help_text="Pressing Start twice makes one draft."
    )
    expires_on = models.DateField()

    class Meta(PrivateModel.Meta):
        ordering = ["-changed_at"]
        indexes = [models.Index(fields=["created_by", "status"], name="drafts_of_a_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["created_by", "start_key"], name="one_draft_for_each_start"
            ),
            models.CheckConstraint(
                condition=Q(subject_id__isnull=True) | ~Q(subject_type=""),
                name="draft_subject_has_a_type",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft {str(self.id)[:8]}"

    @property
    def form(self) -> Form:
        """The form this draft fills in, in the version it was begun with."""
        return self.form_version.form

    @property
    def answers(self) -> Answers:
        """What has been answered so far."""
        return Answers.from_json(self.state.get("answers"))

    @property
    def current(self) -> str:
        """The id of the section the person was last in; empty before the first."""
        return str(self.state.get("current", ""))

    @property
    def is_open(self) -> bool:
        """Whether it can still be filled in."""
        return self.status == self.Status.OPEN
