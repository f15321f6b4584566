"""What must hold of every private model; `manage.py check` fails where it does not."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search.index import Indexed
from wagtail.snippets.models import get_snippet_models

from guard.models.private import PrivateModel, ScopedManager
from guard.models.private_file import private_models
from guard.viewsets import GuardedViewSet

COPIES_TEXT = (
    Indexed,
    RevisionMixin,
    DraftStateMixin,
    PreviewableMixin,
    LockableMixin,
    WorkflowMixin,
)


def check_private_models(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Errors for private models that some part of Wagtail or Django could see behind the guard."""
    del kwargs
    chosen = None if app_configs is None else {config.label for config in app_configs}
    models = [m for m in private_models() if chosen is None or m._meta.app_label in chosen]
    return [error for model in models for error in errors_of(model)]


def errors_of(model: type[PrivateModel]) -> Iterator[Error]:
    """What is wrong with one private model."""
    if not getattr(model, "record", ""):
        yield Error(
            "names no record, so no line of the table covers it.", obj=model, id="guard.E001"
        )
    for mixin in COPIES_TEXT:
        if issubclass(model, mixin):
            says = f"is {mixin.__name__}, which copies its text to where no row is checked."
            yield Error(says, obj=model, id="guard.E002")
    for manager in (model._default_manager, model._base_manager):
        if not isinstance(manager, ScopedManager):
            says = (
                "has an unscoped default or base manager: class Meta must extend PrivateModel.Meta."
            )
            yield Error(says, obj=model, id="guard.E003")
    viewset = getattr(model, "snippet_viewset", None)
    if model in get_snippet_models() or not isinstance(viewset, GuardedViewSet | None):
        says = "is registered as a plain snippet; use guard.viewsets.GuardedViewSet."
        yield Error(says, obj=model, id="guard.E004")
    if not model.wagtail_reference_index_ignore:
        says = "is in the reference index, which shows its text on usage pages."
        yield Error(says, obj=model, id="guard.E005")
