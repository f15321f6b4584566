"""The base of every private row: it belongs to a school and is seen by nobody unless said."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from guard import permissions, scope
from guard.permissions import Verb
from schools.models import School


class ScopedManager(models.Manager):
    """Answers with the rows the viewer may see, and refuses while nobody is set as looking."""

    def get_queryset(self) -> models.QuerySet[Any]:
        viewer = scope.current()
        return super().get_queryset().filter(permissions.rows(viewer, Verb.VIEW, self.model))


class PrivateModel(models.Model):
    """A row about a child. `record` names its line in the table of permissions.

    The default and the base manager are scoped, so that nothing Django or Wagtail does behind our
    back sees more than the viewer may. `unscoped` is for the guard itself and for conditions.
    """

    record: ClassVar[str]
    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ScopedManager()
    unscoped = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"
