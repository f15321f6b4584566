"""The audit trail: lines that are only ever added, in one chain of hashes per school."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from guard.errors import NeverChanged
from schools.models import School


class EventVerb(models.TextChoices):
    """What somebody did."""

    VIEWED = "VIEWED", "Looked at"
    LISTED = "LISTED", "Listed"
    SEARCHED = "SEARCHED", "Searched"
    CREATED = "CREATED", "Added"
    CHANGED = "CHANGED", "Changed"
    SUBMITTED = "SUBMITTED", "Submitted"
    WITHDRAWN = "WITHDRAWN", "Withdrew"
    DELETED = "DELETED", "Deleted"
    ERASED = "ERASED", "Erased"
    EXPORTED = "EXPORTED", "Exported"
    PRINTED = "PRINTED", "Printed"
    DOWNLOADED = "DOWNLOADED", "Downloaded"
    IMPORTED = "IMPORTED", "Imported"
    REASON_GIVEN = "REASON_GIVEN", "Gave a reason to look"
    REASON_ENDED = "REASON_ENDED", "Stopped looking for that reason"
    SIGNED_IN = "SIGNED_IN", "Signed in"
    SIGNED_OUT = "SIGNED_OUT", "Signed out"
    SIGN_IN_REFUSED = "SIGN_IN_REFUSED", "Was refused at sign-in"
    POST_GIVEN = "POST_GIVEN", "Gave a post"
    POST_ENDED = "POST_ENDED", "Ended a post"
    CLASS_STAFFED = "CLASS_STAFFED", "Put onto a class"
    CLASS_WORK_ENDED = "CLASS_WORK_ENDED", "Took off a class"
    CHAIN_BEGUN = "CHAIN_BEGUN", "Began a chain"


class AppendOnly(models.QuerySet[Any]):
    """Rows that are added and read, and nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise NeverChanged("Lines of the audit trail are never changed.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NeverChanged("Lines of the audit trail are never changed.")

    def delete(self) -> NoReturn:
        raise NeverChanged("Lines of the audit trail are never deleted.")


class EventChain(models.Model):
    """One school's chain (or, without a school, the house's): its last line, counted and sealed."""

    name = models.CharField(max_length=40, unique=True)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, related_name="+")
    count = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """One line: who did what with which records. It holds references, never a child's name.

    Values are kept as keyed hashes, enough to prove later what a text was; the text itself is an
    EventText, which can be erased while the chain still proves that nothing else was touched.
    """

    chain = models.ForeignKey(EventChain, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, related_name="+")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    system_reason = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=20, choices=EventVerb.choices)
    record = models.CharField(max_length=40, blank=True)
    row_id = models.UUIDField(null=True, db_index=True)
    row_ids = models.JSONField(default=list)
    references = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    hashes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    detail = models.CharField(max_length=200, blank=True)
    key_id = models.CharField(max_length=12)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["chain", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="one_event_a_place_in_chain"),
        ]
        indexes = [models.Index(fields=["actor", "at"], name="guard_event_actor_at")]

    def __str__(self) -> str:
        return f"{self.chain} {self.seq}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the line. Raises NeverChanged if it is already in the chain."""
        if not self._state.adding:
            raise NeverChanged("Lines of the audit trail are never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always refused."""
        raise NeverChanged("Lines of the audit trail are never deleted.")


class EventText(models.Model):
    """What a record said before and after a change; erased when the record's time is over."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="text")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"Text of {self.event}"
