"""Who is looking. Set once a request; private managers refuse to answer while nobody is."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guard.errors import NoViewer
from schools.models import User
from schools.queries import class_ids_of, posts_of, schools_of_trusts
from schools.roles import Role

logger = logging.getLogger("guard.scope")


@dataclass(frozen=True)
class Viewer:
    """Somebody looking on a day: a user, the system for a stated reason, or nobody in particular.

    What a user may see follows from the posts held that day; being a superuser adds nothing.
    """

    user: User | None
    day: date | None
    system_reason: str = ""

    @property
    def is_system(self) -> bool:
        return bool(self.system_reason)

    @property
    def on(self) -> date:
        """The day looked on. Raises NoViewer if the system looks without having named one."""
        if self.day is None:
            raise NoViewer('Name the day: with scope.as_system("reason", on=day).')
        return self.day

    @cached_property
    def schools_by_role(self) -> dict[Role, frozenset[int]]:
        """Each role held, with the ids of the schools it reaches; a trust post reaches them all."""
        if self.user is None:
            return {}
        reach: dict[Role, set[int]] = {}
        for post in posts_of(self.user, on=self.on):
            schools = reach.setdefault(Role(post.role), set())
            if post.school_id is not None:
                schools.add(post.school_id)
            elif post.trust_id is not None:
                trust_schools = schools_of_trusts({post.trust_id})
                schools.update(trust_schools.values_list("id", flat=True))
        return {role: frozenset(schools) for role, schools in reach.items()}

    @cached_property
    def class_ids(self) -> frozenset[int]:
        """The classes the user works with on this day; none for an account that is switched off."""
        if self.user is None or not self.user.is_active:
            return frozenset()
        return class_ids_of(self.user, on=self.on)

    @cached_property
    def school_ids(self) -> frozenset[int]:
        """Every school in which the user holds any post."""
        return frozenset().union(*self.schools_by_role.values())


_source: ContextVar[Callable[[], Viewer] | None] = ContextVar("viewer", default=None)


def current() -> Viewer:
    """Whoever is looking. Raises NoViewer when that was never said: private rows fail closed."""
    source = _source.get()
    if source is None:
        raise NoViewer(
            "Nobody is set as looking at private rows. A request sets its user; "
            'a command says: with scope.as_system("reason").'
        )
    return source()


def current_or_none() -> Viewer | None:
    """Whoever is looking, or nothing: for code that runs outside requests too."""
    source = _source.get()
    return source() if source else None


@contextmanager
def looking(source: Callable[[], Viewer]) -> Iterator[None]:
    """Inside this block whoever is looking is asked of `source` each time, never remembered."""
    token = _source.set(source)
    try:
        yield
    finally:
        _source.reset(token)


@contextmanager
def as_user(user: User | None, *, on: date) -> Iterator[Viewer]:
    """Look as this user on this day (None: a stranger, who sees no private row)."""
    viewer = Viewer(user=user, day=on)
    with looking(lambda: viewer):
        yield viewer


@contextmanager
def as_system(reason: str, *, on: date | None = None) -> Iterator[Viewer]:
    """See every row, for a command or task that says why; the reason is logged.

    The system's rows depend on no day. Code that asks the viewer for one inside this block is
    refused unless `on` names it, so that no rule ever runs on a day nobody chose.
    """
    if not reason.strip():
        raise ValueError("Say why the system looks at private rows.")
    logger.info("system scope: %s", reason)
    viewer = Viewer(user=None, day=on, system_reason=reason.strip())
    with looking(lambda: viewer):
        yield viewer
