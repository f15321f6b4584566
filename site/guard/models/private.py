"""The base of every private row: it belongs to a school and is seen by nobody unless said."""

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from guard import scope
from guard.models.visible import Visible
from schools.models import School


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows the viewer may see; writing many at once also needs somebody to be looking."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        scope.current()
        return super().bulk_create(objs, *args, **kwargs)


class ScopedManager(models.Manager.from_queryset(ScopedQuerySet)):  # type: ignore[misc]
    """Answers with the rows the viewer may see, and refuses while nobody is set as looking.

    Who is looking is asked when the query runs, not when it is written down: a queryset kept in a
    form class or made under one viewer never answers another with the first one's rows.
    """

    def get_queryset(self) -> ScopedQuerySet:
        found: ScopedQuerySet = super().get_queryset().filter(Visible(self.model))
        return found


class PrivateModel(models.Model):
    """A row about a child. `record` names its line in the table of permissions.

    The default and the base manager are scoped, so that nothing Django or Wagtail does behind our
    back sees more than the viewer may. What follows from that:

    - `row.other` (a foreign key to another private row), `refresh_from_db()` and `prefetch_related`
      find only what the viewer may see; otherwise they raise DoesNotExist or leave the row out.
    - `save()` of a row the viewer may not see changes nothing and raises.
    - Unique checks in forms do not see other people's rows: the database still refuses a clash.
    - `select_related`, `values("other__name")` and filters across a relation are joins; a join is
      not scoped. Use them only where whoever sees the row may see what is joined.

    `unscoped` is for the guard itself and for conditions, never for views, queries or actions.
    """

    record: ClassVar[str]
    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = ScopedManager()
    unscoped: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    def __str__(self) -> str:
        return str(getattr(self, "reference", "") or self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row. Raises NoViewer while nobody is looking; actions check who may."""
        scope.current()
        super().save(*args, **kwargs)
