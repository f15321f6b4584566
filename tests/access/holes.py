"""Mistakes somebody could make one day, each made on purpose to see the matrix turn red."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import FullResultSet
from django.http import Http404, HttpResponse

import pytest

from guard.models.visible import Visible
from guard.permissions import Verb
from guard.viewsets.export import ExportView
from guard.viewsets.guarded import GuardedRowView, GuardedView

Hole = Callable[[pytest.MonkeyPatch], None]


def no_guard(patch: pytest.MonkeyPatch) -> None:
    """A record's page fetches whatever row it is asked for."""

    def any_row(self: GuardedRowView, pk: Any) -> Any:
        row = self.viewset.model.unscoped.filter(pk=pk).first()
        if row is None:
            raise Http404
        return row

    patch.setattr(GuardedRowView, "_row_or_404", any_row)


def unscoped_query(patch: pytest.MonkeyPatch) -> None:
    """The managers answer with every row, as Django's own would."""

    def everything(self: Visible, compiler: Any, connection: Any) -> Any:
        raise FullResultSet

    patch.setattr(Visible, "as_sql", everything)


def export_without_scope(patch: pytest.MonkeyPatch) -> None:
    """The export asks for all rows, not for those of the list."""

    def all_rows(self: ExportView, verb: Verb) -> Any:
        return self.viewset.model.unscoped.all()

    patch.setattr(ExportView, "wanted", all_rows)


def forgotten_head(patch: pytest.MonkeyPatch) -> None:
    """HEAD is answered before anybody is asked, so that a status tells whether a row is there."""
    asked = GuardedRowView.dispatch

    def dispatch(self: GuardedRowView, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.method != "HEAD":
            return asked(self, request, *args, **kwargs)
        there = self.viewset.model.unscoped.filter(pk=kwargs["pk"]).exists()
        return HttpResponse(status=200 if there else 404)

    patch.setattr(GuardedRowView, "dispatch", dispatch)


def no_post_asked_for(patch: pytest.MonkeyPatch) -> None:
    """A list is opened without asking whether any post reaches this kind of record."""
    patch.setattr(GuardedView, "refused", lambda self, request: self.get(request))
    unscoped_query(patch)


HOLES: dict[str, Hole] = {
    "no guard": no_guard,
    "unscoped query": unscoped_query,
    "export without scope": export_without_scope,
    "forgotten HEAD": forgotten_head,
    "no post asked for": no_post_asked_for,
}
