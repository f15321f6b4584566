"""Who may read which planted text, written out by hand from domain.md 9.4.

It asks nothing of the code under test: were it to call guard.permissions, the two would be wrong
together.
"""

from dataclasses import dataclass

from schools.roles import Role
from tests.access.people import Person

WHOLE_SCHOOL = "whole school"
OWN_CLASS = "own class"
LOOKED_AFTER = "looked after"
WITH_REASON = "with a reason"

_READ = {
    Role.SENCO: WHOLE_SCHOOL,
    Role.HEAD: WHOLE_SCHOOL,
    Role.DSL: WHOLE_SCHOOL,
    Role.TEACHER: OWN_CLASS,
    Role.DESIGNATED_TEACHER: LOOKED_AFTER,
    Role.INCLUSION_LEAD: WITH_REASON,
}
# record -> role -> how far; a role that is not named reads nothing.
READERS = {
    "pupil": {**_READ, Role.TA: OWN_CLASS, Role.OFFICE: WHOLE_SCHOOL},
    "pupil_number": {
        Role.SENCO: WHOLE_SCHOOL,
        Role.HEAD: WHOLE_SCHOOL,
        Role.OFFICE: WHOLE_SCHOOL,
        Role.INCLUSION_LEAD: WITH_REASON,
    },
    "register_entry": {**_READ, Role.TA: OWN_CLASS},
    "concern": _READ,
    "decision": _READ,
    "form_draft": {},
    "form_submission": {
        Role.SENCO: WHOLE_SCHOOL,
        Role.HEAD: WHOLE_SCHOOL,
        Role.DSL: WHOLE_SCHOOL,
    },
}


@dataclass(frozen=True)
class Secret:
    """One planted text: its token, what it is a part of, and whose it is."""

    token: str
    record: str
    school: str
    of_class: str
    looked_after: bool
    written_by: int | None = None


def may_read(person: Person, secret: Secret) -> bool:
    """Whether this person is entitled to this text."""
    if person.role is None or person.user is None:
        return False
    wrote_it = secret.written_by == person.user.pk
    if wrote_it and secret.school in person.schools:
        return True
    if secret.school not in person.schools:
        return False
    how_far = READERS[secret.record].get(person.role)
    return {
        WHOLE_SCHOOL: True,
        OWN_CLASS: secret.of_class in person.classes,
        LOOKED_AFTER: secret.looked_after,
        WITH_REASON: person.gave_reason and secret.school == "A",
        None: False,
    }[how_far]


# Those who may write some private record somewhere; everybody else must leave every row as it was.
WRITERS = frozenset({Role.SENCO, Role.TEACHER, Role.TA, Role.OFFICE})
# Those who give posts, staff classes or keep the facts of their school or trust.
RUNNERS = frozenset({Role.HEAD, Role.SENCO, Role.OFFICE, Role.CEO, Role.INCLUSION_LEAD})
