"""A file about a child: kept outside the media folder, seen by whoever sees its record."""

from functools import reduce
from operator import or_
from typing import ClassVar

from django.apps import apps
from django.db import models
from django.db.models import Q

from guard import permissions
from guard.models.private import PrivateModel
from guard.permissions import NO_ROWS, Verb
from guard.scope import Viewer


class PrivateFile(PrivateModel):
    """One stored file. Its name on disk is random; the name it came with is shown to viewers only."""

    record: ClassVar[str] = "private_file"

    owner_record = models.CharField(max_length=40)
    owner_id = models.UUIDField()
    original_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=80, unique=True, editable=False)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta(PrivateModel.Meta):
        indexes = [models.Index(fields=["owner_record", "owner_id"], name="guard_file_owner")]

    def __str__(self) -> str:
        return f"FILE-{str(self.pk)[:8]}"


def seen_with_owner(viewer: Viewer, verb: Verb, model: type[models.Model]) -> Q:
    """A file is seen, changed or exported by whoever may do so with the record it belongs to."""
    del model
    return reduce(
        or_,
        (
            Q(owner_record=owner.record)
            & Q(
                owner_id__in=owner.unscoped.filter(permissions.rows(viewer, verb, owner)).values(
                    "pk"
                )
            )
            for owner in private_models()
            if owner is not PrivateFile and permissions.may(viewer, verb, owner.record)
        ),
        NO_ROWS,
    )


def private_models() -> list[type[PrivateModel]]:
    """Every kind of private record of this installation."""
    return [model for model in apps.get_models() if issubclass(model, PrivateModel)]
