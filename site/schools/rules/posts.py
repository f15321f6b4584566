"""Who may give or end which post: never one above their own, never one to themselves.

Decided here: the site's runner may give any post and hold none; a chief executive builds the
trust's team; an inclusion lead the SEND team of its schools; a head the school's staff; a SENCO
the assistants. The board, the data protection officer, governors and all others give none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

RANK = {
    "CEO": 4,
    "TRUST_BOARD": 3,
    "INCLUSION_LEAD": 3,
    "DPO": 3,
    "HEAD": 3,
    "SENCO": 2,
    "GOVERNOR": 1,
    "DSL": 1,
    "DESIGNATED_TEACHER": 1,
    "TEACHER": 1,
    "OFFICE": 1,
    "WEB_EDITOR": 1,
    "TA": 0,
}
TRUST_LEVEL = frozenset({"TRUST_BOARD", "CEO", "INCLUSION_LEAD", "DPO"})
ALL_ROLES = frozenset(RANK)

_HEAD_GIVES = frozenset(
    {
        "SENCO",
        "TEACHER",
        "TA",
        "DSL",
        "DESIGNATED_TEACHER",
        "OFFICE",
        "WEB_EDITOR",
        "GOVERNOR",
    }
)
GIVES: dict[str, frozenset[str]] = {
    "CEO": ALL_ROLES - {"CEO"},
    "INCLUSION_LEAD": frozenset({"SENCO", "DSL", "DESIGNATED_TEACHER", "TEACHER", "TA"}),
    "HEAD": _HEAD_GIVES,
    "SENCO": frozenset({"TA"}),
    "TRUST_BOARD": frozenset(),
    "DPO": frozenset(),
    "GOVERNOR": frozenset(),
    "DSL": frozenset(),
    "DESIGNATED_TEACHER": frozenset(),
    "TEACHER": frozenset(),
    "OFFICE": frozenset(),
    "WEB_EDITOR": frozenset(),
    "TA": frozenset(),
}

# Saying who teaches a class opens its pupils to them, so it is nobody's own doing either.
STAFFS_CLASSES = frozenset({"HEAD", "SENCO", "OFFICE"})
SEES_STAFF = STAFFS_CLASSES | {role for role, given in GIVES.items() if given}
CHANGES_TRUST = frozenset({"CEO", "INCLUSION_LEAD"})
CHANGES_SCHOOL = frozenset({"HEAD", "OFFICE", "CEO"})


@dataclass(frozen=True)
class Place:
    """A school with its trust, or a trust as a whole (no school)."""

    trust_id: int | None
    school_id: int | None = None

    def covers(self, other: "Place") -> bool:
        """Whether a post held here reaches the other place."""
        if self.school_id is not None:
            return other.school_id == self.school_id
        return self.trust_id is not None and other.trust_id == self.trust_id


@dataclass(frozen=True)
class Held:
    """A role held at a place."""

    role: str
    at: Place


@dataclass(frozen=True)
class Giver:
    """Somebody who would give a post: what they hold today, and whether they run the site."""

    user_id: int
    held: tuple[Held, ...] = ()
    runs_site: bool = False


def roles_at(place: Place) -> frozenset[str]:
    """The roles that exist at this level: a trust's own, or a school's."""
    return ALL_ROLES - TRUST_LEVEL if place.school_id is not None else TRUST_LEVEL


def roles_to_give(giver: Giver, *, at: Place) -> frozenset[str]:
    """The roles somebody may give at a place."""
    if giver.runs_site:
        return roles_at(at)
    given = (GIVES[held.role] for held in giver.held if held.at.covers(at))
    return frozenset().union(*given) & roles_at(at)


def why_not_give(giver: Giver, *, role: str, at: Place, to_user_id: int) -> str | None:
    """Why this post may not be given or ended by this person, or None if it may."""
    if giver.user_id == to_user_id:
        return "Nobody gives or ends a post of their own. Ask a colleague who gives posts."
    if role not in roles_to_give(giver, at=at):
        return "Your own post does not let you give or end this one here. Ask somebody above you."
    return None


def places_where(giver: Giver, roles: Iterable[str]) -> tuple[frozenset[int], frozenset[int]]:
    """Ids of the schools, and of the trusts, at which somebody holds one of these roles."""
    wanted = frozenset(roles)
    held = [each.at for each in giver.held if each.role in wanted]
    schools = frozenset(at.school_id for at in held if at.school_id is not None)
    trusts = frozenset(
        at.trust_id for at in held if at.school_id is None and at.trust_id is not None
    )
    return schools, trusts


def holds_any(giver: Giver, roles: Iterable[str], *, at: Place) -> bool:
    """Whether somebody holds one of these roles with reach over the place."""
    wanted = frozenset(roles)
    return any(held.role in wanted and held.at.covers(at) for held in giver.held)


def why_not_staff_class(giver: Giver, *, at: Place, user_id: int) -> str | None:
    """Why this person may not say that somebody works with a class, or None if they may."""
    if giver.user_id == user_id:
        return "Nobody puts themselves on a class. Ask a colleague who staffs classes."
    if not (giver.runs_site or holds_any(giver, STAFFS_CLASSES, at=at)):
        return "Your post does not let you staff classes at this school."
    return None


def may_change_authority(giver: Giver, *, trust_ids: Iterable[int | None]) -> bool:
    """Whether somebody keeps an authority's addresses: only where no other trust shows them."""
    if giver.runs_site:
        return True
    theirs = set(trust_ids)
    return len(theirs) == 1 and all(
        trust_id is not None and holds_any(giver, CHANGES_TRUST, at=Place(trust_id=trust_id))
        for trust_id in theirs
    )
