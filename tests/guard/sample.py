"""An invented kind of record with which the guard is tried out: notes about an invented child."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guard import permissions
from guard.models import PrivateModel
from guard.permissions import COUNT, FULL, READ, Condition, Grant, Verb
from schools.models import Class
from schools.roles import Role


class Child(PrivateModel):
    record: ClassVar[str] = "SAMPLE_CHILD"

    reference = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    in_class = models.ForeignKey(
        Class, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(PrivateModel.Meta):
        app_label = "guardsample"
        ordering: ClassVar[list[str]] = ["reference"]


class Note(PrivateModel):
    record: ClassVar[str] = "SAMPLE_NOTE"

    class Need(models.TextChoices):
        SLCN = "SLCN", "Speech, language and communication"
        MLD = "MLD", "Moderate learning difficulty"

    reference = models.CharField(max_length=20, unique=True)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    need = models.CharField(max_length=4, choices=Need.choices, blank=True)
    secret = models.CharField(max_length=80, blank=True)

    class Meta(PrivateModel.Meta):
        app_label = "guardsample"
        ordering: ClassVar[list[str]] = ["reference"]


def fill_table() -> None:
    """The sample's lines of the table of permissions."""
    if "SAMPLE_CHILD" in permissions.table():
        return
    permissions.conditions.add(
        "sample own class",
        Condition("sample own class", lambda viewer, model: _own_class(viewer, model)),
    )
    for record in ("SAMPLE_CHILD", "SAMPLE_NOTE"):
        permissions.allow(record, Role.SENCO, Grant(FULL))
        permissions.allow(record, Role.HEAD, Grant(READ))
        permissions.allow(record, Role.GOVERNOR, Grant(COUNT))
        permissions.allow(record, Role.TEACHER, Grant(FULL - {Verb.EXPORT}, "sample own class"))
        permissions.allow(record, Role.TA, Grant(READ, "sample own class"))
        permissions.allow(
            record, Role.INCLUSION_LEAD, Grant(COUNT), Grant(READ, permissions.REASON_GIVEN)
        )
    permissions.limit_field("SAMPLE_NOTE", "secret", to=[Role.SENCO])


def _own_class(viewer: object, model: type[models.Model]) -> Q:
    path = "in_class_id__in" if model is Child else "child__in_class_id__in"
    return Q(**{path: viewer.class_ids})  # type: ignore[attr-defined]
