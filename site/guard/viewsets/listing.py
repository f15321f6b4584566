"""The list of a kind of record: search, filters, sorting, pages; one line of the trail per answer."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guard import events, permissions
from guard.models.event import EventVerb
from guard.models.private import PrivateModel
from guard.models.visible import Visible
from guard.permissions import Verb
from guard.queries import schools_wanting_reason
from guard.viewsets.guarded import GuardedView
from guard.viewsets.parts import Button, Column, Filter

# What a list may ask of the database, however many rows it shows.
LIST_QUERIES = 30


@dataclass(frozen=True)
class Heading:
    """A column's head, with the address that sorts by it."""

    label: str
    sort_url: str
    direction: str


@dataclass(frozen=True)
class Cell:
    """One cell: what it says under which head, and where it leads."""

    label: str
    text: str
    url: str


@dataclass(frozen=True)
class Select:
    """A filter as it stands: its choices and the one in force."""

    name: str
    label: str
    choices: list[tuple[str, str]]
    chosen: str


class Narrowing(GuardedView):
    """Reads from the address which rows are wanted; the list and its export share it."""

    def allowed_filters(self) -> list[Filter]:
        """Filters by fields the viewer may read wherever they look."""
        record = self.viewset.record
        return [
            f
            for f in self.viewset.filters
            if not (f.field and self.rules.hides_somewhere(record, (f.field,)))
        ]

    def wanted(self, verb: Verb) -> QuerySet[Any]:
        """The rows asked for on which the viewer may do this."""
        # Asked again here, in case the viewset's rows did not come from the scoped manager.
        rows = self.viewset.rows(self.viewer).filter(Visible(self.viewset.model))
        if verb != Verb.VIEW:
            rows = rows.filter(permissions.rows(self.viewer, verb, self.viewset.model))
        words = self.words()
        if words:
            rows = self.viewset.search(rows, words)
        for select, one in zip(self.selects(), self.allowed_filters(), strict=True):
            if select.chosen:
                rows = one.apply(rows, select.chosen)
        return self.sorted(rows)

    def words(self) -> str:
        """What was typed into the search box; a NUL, which no database stores, ends it."""
        if not self.viewset.has_search:
            return ""
        return self.request.GET.get("q", "").partition("\0")[0].strip()[:200]

    def selects(self) -> list[Select]:
        """Each filter with its choices; a value that is none of them chooses nothing."""
        found = []
        for one in self.allowed_filters():
            choices = [(str(value), str(label)) for value, label in one.choices(self.viewer)]
            asked = self.request.GET.get(one.name, "")
            chosen = asked if asked in dict(choices) else ""
            found.append(Select(one.name, one.label, choices, chosen))
        return found

    def sorted(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """In the order asked for; the key last, so that pages never repeat or lose a row."""
        key, sign = self.sorting()
        column = next((c for c in self.viewset.columns if c.key == key), None)
        if column is None or not self.is_sortable(column):
            return rows if rows.ordered else rows.order_by("pk")
        by = (column.order_by,) if isinstance(column.order_by, str) else column.order_by or ()
        return rows.order_by(*(f"{sign}{name}" for name in by), "pk")

    def sorting(self) -> tuple[str, str]:
        """The column's word and "-" for backwards."""
        asked = self.request.GET.get("sort", "")
        return asked.removeprefix("-"), "-" if asked.startswith("-") else ""

    def is_sortable(self, column: Column) -> bool:
        """Whether sorting by it tells the viewer nothing a column hides."""
        hidden = self.rules.hides_somewhere(self.viewset.record, column.fields)
        return bool(column.order_by) and not hidden

    def address(self, **changes: str) -> str:
        """This list's address with some of its parameters changed, the page forgotten."""
        known = {"q", "sort", *(one.name for one in self.viewset.filters)}
        kept = {name: self.request.GET[name] for name in known if self.request.GET.get(name)}
        asked = {name: value for name, value in {**kept, **changes}.items() if value}
        return "?" + urlencode(sorted(asked.items()))


class ListView(Narrowing):
    """The list. Where a reason must be stated first, it says so above whatever it may show."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """One page of the rows the viewer may see; logged as listed, or as searched."""
        page = self.page()
        rows = list(page.object_list)
        events.record_rows(EventVerb.SEARCHED if self.words() else EventVerb.LISTED, rows)
        context = self.frame(
            self.viewset.menu_label,
            page=page,
            headings=[self.heading(column) for column in self.viewset.columns],
            lines=[self.line(row) for row in rows],
            selects=self.selects(),
            words=self.words(),
            is_narrowed=bool(self.words() or any(s.chosen for s in self.selects())),
            sort=request.GET.get("sort", ""),
            buttons=self.buttons(),
            export_url=self.url("export") + self.address() if self.may_export() else "",
            page_address=self.address(),
            schools_wanting_reason=schools_wanting_reason(self.viewer, record=self.viewset.record),
        )
        return render(request, "guard/list.html", context)

    def page(self) -> Page[Any]:
        """The page asked for, or the nearest there is."""
        pages = Paginator(self.wanted(Verb.VIEW), self.viewset.page_size)
        return pages.get_page(self.request.GET.get("p"))

    def heading(self, column: Column) -> Heading:
        """The column's head; a second click turns the order round."""
        if not self.is_sortable(column):
            return Heading(column.label, "", "")
        key, sign = self.sorting()
        is_now = key == column.key
        backwards = "-" if is_now and not sign else ""
        direction = ("descending" if sign else "ascending") if is_now else ""
        return Heading(column.label, self.address(sort=f"{backwards}{column.key}"), direction)

    def line(self, row: PrivateModel) -> list[Cell]:
        """The cells of one row; a linked one leads to the record."""
        return [
            Cell(
                column.label,
                column.text(row, self.rules),
                self.url("record", row) if column.link else "",
            )
            for column in self.viewset.columns
        ]

    def buttons(self) -> list[Button]:
        """What can be done from here: the viewset's own, then adding where there is a form."""
        buttons: list[Button] = self.viewset.list_buttons(self.viewer)
        may_add = permissions.may(self.viewer, Verb.CREATE, self.viewset.record)
        if self.viewset.form_class is not None and may_add:
            label = f"Add {self.viewset.model._meta.verbose_name}"
            buttons = [*buttons, Button(label, self.url("add"), primary=not buttons)]
        return buttons

    def may_export(self) -> bool:
        return permissions.may(self.viewer, Verb.EXPORT, self.viewset.record)
