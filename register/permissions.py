"""The register's lines in the table of permissions. Source: domain.md 9.4 and its rules 1 to 8.

"Own pupils" (a class or caseload) and the like are conditions on rows, so those who hold only a
condition get no counts of the whole school.
"""

from guard.permissions import COUNT, FULL, READ, REASON_GIVEN, Grant, Verb, allow, limit_field
from register.conditions import LOOKED_AFTER, OWN_PUPILS
from schools.roles import Role

SEE = frozenset({Verb.VIEW})
RAISE = frozenset({Verb.CREATE})
WORK_ON = frozenset({Verb.VIEW, Verb.CREATE, Verb.CHANGE})

_COUNTED = (Role.TRUST_BOARD, Role.CEO, Role.GOVERNOR)
_WITH_NUMBERS = (Role.SENCO, Role.HEAD, Role.OFFICE, Role.INCLUSION_LEAD)
_KNOWING_WHO_IS_LOOKED_AFTER = (
    Role.SENCO,
    Role.HEAD,
    Role.DSL,
    Role.DESIGNATED_TEACHER,
    Role.OFFICE,
    Role.INCLUSION_LEAD,
)


def _readers(record: str) -> None:
    """Who reads every one of the register's records alike."""
    allow(record, Role.SENCO, Grant(FULL))
    allow(record, Role.HEAD, Grant(READ))
    allow(record, Role.DSL, Grant(READ))
    allow(record, Role.DESIGNATED_TEACHER, Grant(SEE, when=LOOKED_AFTER))
    allow(record, Role.INCLUSION_LEAD, Grant(COUNT), Grant(SEE, when=REASON_GIVEN))


def register() -> None:
    """Fill the register's lines of the table."""
    for record in ("pupil", "register_entry", "concern", "decision"):
        _readers(record)
    for record in ("pupil", "register_entry"):
        allow(record, Role.TEACHER, Grant(SEE, when=OWN_PUPILS))
        allow(record, Role.TA, Grant(SEE, when=OWN_PUPILS))
        for role in _COUNTED:
            allow(record, role, Grant(COUNT))
    allow("pupil", Role.OFFICE, Grant(FULL))
    allow("concern", Role.TEACHER, Grant(WORK_ON, when=OWN_PUPILS))
    allow("concern", Role.TA, Grant(RAISE, when=OWN_PUPILS))
    allow("decision", Role.TEACHER, Grant(SEE, when=OWN_PUPILS))
    limit_field("pupil", "upn", to=_WITH_NUMBERS)
    limit_field("pupil", "looked_after", to=_KNOWING_WHO_IS_LOOKED_AFTER)
