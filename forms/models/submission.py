"""A form that was sent: the answers as they were, and what was done with them."""

from django.db import models
from django.db.models import Q

from forms.engine.answers import Answers
from forms.engine.schema import Form
from forms.models.definition import FormVersion
from forms.models.draft import Draft
from guard.models import PrivateModel


class Submission(PrivateModel):
    """What was sent, pruned to the path the answers led along; `created_by` sent it.

    `gate` is the record whose readers may read it too: the one that the form requires of whoever
    starts it. Receipts are what each receiver said: a sentence, and where to look.
    """

    record = "form_submission"

    form_version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="submission")
    answers = models.JSONField()
    subject_type = models.CharField(max_length=80, blank=True)
    subject_id = models.UUIDField(null=True, db_index=True)
    gate = models.CharField(max_length=80, blank=True)
    submitted_at = models.DateTimeField()
    receipts = models.JSONField(default=list)

    class Meta(PrivateModel.Meta):
        ordering = ["-submitted_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject_id__isnull=True) | ~Q(subject_type=""),
                name="submission_subject_has_a_type",
            ),
        ]

    def __str__(self) -> str:
        return f"Submission {str(self.id)[:8]}"

    @property
    def form(self) -> Form:
        """The form that was filled in, in the version it was begun with."""
        return self.form_version.form

    @property
    def given(self) -> Answers:
        """The answers, for whoever shows them."""
        return Answers(clean=self.answers)
