"""What higher folders hand down: each fills these in its apps.ready()."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Q

from wagtail.models import Page

from schools.models import School, Trust, User
from schools.registry import Registry


@dataclass(frozen=True)
class SubjectChoice:
    """One thing a form can be about, as the person choosing sees it (never in a URL or a log)."""

    id: UUID
    label: str
    detail: str = ""


class Subject(Protocol):
    """What forms are about (the register supplies the kinds), asked for the viewer set in scope."""

    def search(self, words: str, *, limit: int) -> list[SubjectChoice]:
        """Those the viewer may see whose label matches, best first."""

    def get(self, id: UUID) -> SubjectChoice | None:  # noqa: A002 - the field's own word
        """This one if the viewer may see it, else nothing (the same answer as for one that is not)."""

    def school_id(self, id: UUID) -> int:  # noqa: A002 - the field's own word
        """The school it belongs to. Raises LookupError if the viewer may not see it."""

    def visible(self, *, to_field: str) -> Q:
        """A filter on rows whose field to_field holds the id of one the viewer may see."""

    def summary(self, id: UUID) -> list[tuple[str, str]]:  # noqa: A002 - the field's own word
        """What a person filling in a form about it should have beside them: (label, text) lines."""


subjects: Registry[Subject] = Registry(of="subject")


@dataclass(frozen=True)
class DueItem:
    """Something that falls due for somebody; the text never names a child."""

    text: str
    due_on: date
    url: str
    school_id: int


# user, on -> what is due for them
due_items: Registry[Callable[[User, date], Iterable[DueItem]]] = Registry(of="due item")

# trust ids -> None: told in the transaction of any change a public page can show
public_changed: Registry[Callable[[Iterable[int]], None]] = Registry(of="listener to public change")


@dataclass(frozen=True)
class DemoPlan:
    """How big a demo is asked for: schools in each trust, pupils in each school."""

    schools: int
    pupils: int
    seed: int
    today: date


@dataclass(frozen=True)
class DemoPart:
    """A folder's share of the demo, run in order of its place; it logs nothing about people.

    Running it twice with the same plan changes nothing the second time.
    """

    place: int
    build: Callable[[DemoPlan], None]


demo_parts: Registry[DemoPart] = Registry(of="demo part")

# on -> a sentence saying what was done: run by tick once a day
daily: Registry[Callable[[date], str]] = Registry(of="daily task")

# school or trust -> the page that is the top of its site, if there is one yet
page_roots: Registry[Callable[[School | Trust], Page | None]] = Registry(of="page root")


@dataclass(frozen=True)
class StaffChange:
    """Something that changed who may see what, for the audit trail."""

    verb: str
    user: User
    by: User | None
    school: School | None
    trust: Trust | None
    detail: str


@dataclass(frozen=True)
class Mail:
    """A message to one member of staff; neither subject, body nor key carries a child's name."""

    to: str
    subject: str
    body: str
    key: str


# how mail leaves: the first that is registered takes it, in the transaction of what it is about
mail_doors: Registry[Callable[[Mail], object]] = Registry(of="mail door")

# told in the transaction of each change to posts and class staffing
staff_changed: Registry[Callable[[StaffChange], None]] = Registry(of="listener to staff changes")

# duty id -> function(schools, on) -> {school id: (state, last true on, link)}
duty_evidence: Registry[Callable[[Iterable[School], date], dict[int, object]]] = Registry(
    of="duty evidence"
)


def tell_public_changed(trust_ids: Iterable[int]) -> None:
    """Tell every listener that a public page of these trusts may show something new."""
    trust_ids = frozenset(trust_ids)
    if trust_ids:
        for _, listen in public_changed:
            listen(trust_ids)
