"""One table: which role may do what with which kind of record, and under which named condition.

Source: domain.md 9.4. Each folder adds its own rows in apps.ready(); everything that shows or
changes a private row asks here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Model, Q

from guard.errors import NotAllowed
from guard.scope import Viewer
from schools.registry import Registry
from schools.roles import Role


class Verb(StrEnum):
    """What can be done with a record. COUNT is aggregates only: suppressed numbers, no rows."""

    COUNT = "COUNT"
    VIEW = "VIEW"
    CREATE = "CREATE"
    CHANGE = "CHANGE"
    DELETE = "DELETE"
    EXPORT = "EXPORT"


FULL = frozenset({Verb.COUNT, Verb.VIEW, Verb.CREATE, Verb.CHANGE, Verb.EXPORT})
READ = frozenset({Verb.COUNT, Verb.VIEW})
COUNT = frozenset({Verb.COUNT})


@dataclass(frozen=True)
class Grant:
    """What one role may do with one kind of record; `when` names a condition on the row."""

    verbs: frozenset[Verb]
    when: str = ""


@dataclass(frozen=True)
class Condition:
    """A named condition on rows, such as "own pupils"."""

    name: str
    rows: Callable[[Viewer, type[Model]], Q]


conditions: Registry[Condition] = Registry(of="condition")
# record -> rule: for rows that are seen exactly when something else is, such as a record's files
row_rules: Registry[Callable[[Viewer, Verb, type[Model]], Q]] = Registry(of="row rule")
REFUSED = "Your post does not allow this. Ask whoever gives posts at your school."

_grants: dict[str, dict[Role, tuple[Grant, ...]]] = {}
_field_readers: dict[str, dict[str, frozenset[Role]]] = {}

NO_ROWS = Q(pk__in=())

# Trust roles see counts; for rows with names they first say why (domain.md 9.4, rule 7).
REASON_GIVEN = "reason given"


def allow(record: str, role: Role, *grants: Grant) -> None:
    """Add one cell of the table. Raises ValueError if the cell is already filled."""
    row = _grants.setdefault(record, {})
    if role in row:
        raise ValueError(f"{record} × {role} is already in the table.")
    row[role] = grants


def limit_field(record: str, field: str, *, to: Iterable[Role]) -> None:
    """Only these roles read this field; everybody else finds it blank."""
    _field_readers.setdefault(record, {})[field] = frozenset(to)


def table() -> dict[str, dict[Role, tuple[Grant, ...]]]:
    """The whole table, record by record: for the tests and the printed matrix."""
    return {record: dict(row) for record, row in _grants.items()}


def schools_where(viewer: Viewer, verb: Verb, record: str) -> frozenset[int]:
    """Ids of the schools in which some post of the viewer allows this verb on some rows."""
    row = _grants.get(record, {})
    reach = (
        schools
        for role, schools in viewer.schools_by_role.items()
        if any(verb in grant.verbs for grant in row.get(role, ()))
    )
    return frozenset().union(*reach)


def may(viewer: Viewer, verb: Verb, record: str, *, school_id: int | None = None) -> bool:
    """Whether the viewer may do this with at least some rows (of this school, if one is given)."""
    if viewer.is_system:
        return True
    schools = schools_where(viewer, verb, record)
    return bool(schools) if school_id is None else school_id in schools


def check(viewer: Viewer, verb: Verb, record: str, *, school_id: int | None = None) -> None:
    """Raise NotAllowed unless the viewer may do this with at least some rows (of this school)."""
    if not may(viewer, verb, record, school_id=school_id):
        raise NotAllowed(REFUSED)


def schools_wanting_reason(viewer: Viewer, record: str) -> frozenset[int]:
    """Schools whose rows the viewer may see only after stating a reason."""
    always: set[int] = set()
    after_reason: set[int] = set()
    for role, schools in viewer.schools_by_role.items():
        for grant in _grants.get(record, {}).get(role, ()):
            if Verb.VIEW in grant.verbs:
                (after_reason if grant.when == REASON_GIVEN else always).update(schools)
    return frozenset(after_reason - always)


def schools_open_after_reason(viewer: Viewer) -> frozenset[int]:
    """Schools in which some post of the viewer sees some named rows once a reason is stated."""
    return frozenset().union(*(schools_wanting_reason(viewer, record) for record in _grants))


def record_of(model: type[Model]) -> str:
    """The line of the table that says who may do what with rows of this model."""
    return str(model.record)  # type: ignore[attr-defined]


def rows(viewer: Viewer, verb: Verb, model: type[Model]) -> Q:
    """The filter that leaves only the rows on which the viewer may do this."""
    if viewer.is_system:
        return Q()
    rule = row_rules.get(record_of(model))
    if rule is not None:
        return rule(viewer, verb, model)
    found = NO_ROWS
    row = _grants.get(record_of(model), {})
    for role, schools in viewer.schools_by_role.items():
        for grant in row.get(role, ()):
            if verb in grant.verbs:
                found |= Q(school_id__in=schools) & _when(grant, viewer, model)
    return found


def _when(grant: Grant, viewer: Viewer, model: type[Model]) -> Q:
    if not grant.when:
        return Q()
    condition = conditions.get(grant.when)
    if condition is None:
        raise LookupError(f"No condition is called {grant.when!r}.")
    return condition.rows(viewer, model)


def may_row(viewer: Viewer, verb: Verb, row: Model) -> bool:
    """Whether the viewer may do this with this saved row."""
    if viewer.is_system:
        return True
    allowed = rows(viewer, verb, type(row))
    return bool(type(row).unscoped.filter(allowed, pk=row.pk).exists())  # type: ignore[attr-defined]


def check_row(viewer: Viewer, verb: Verb, row: Model) -> None:
    """Raise NotAllowed unless the viewer may do this with this saved row.

    An action that creates saves first and checks after, inside its transaction: only the database
    can say whether a condition such as "own pupils" holds, and a refusal takes the row back.
    """
    if not may_row(viewer, verb, row):
        raise NotAllowed(REFUSED)


def hidden_fields(viewer: Viewer, record: str, *, school_id: int) -> frozenset[str]:
    """Names of the fields of this record that the viewer may not read at this school."""
    if viewer.is_system:
        return frozenset()
    held = {role for role, schools in viewer.schools_by_role.items() if school_id in schools}
    readers = _field_readers.get(record, {})
    return frozenset(field for field, roles in readers.items() if not held & roles)
