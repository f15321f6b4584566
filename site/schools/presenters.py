"""Posts and people in the words of their trust, ready for a template."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schools.models import Post, School, Trust, User
from schools.queries import role_word


def role_label(role: str, *, at: School | Trust) -> str:
    """What a role is called there, with a capital."""
    word = role_word(role, at=at)
    return word[:1].upper() + word[1:]


@dataclass(frozen=True)
class PostLine:
    """One post as a line: what, where, when, and whether it can still be ended."""

    id: int
    role: str
    place: str
    days: str
    state: str
    is_live: bool


def post_line(post: Post, *, on: date) -> PostLine:
    """A post with its state on a day: now, to come, or over."""
    at = post.place
    is_over = post.ended_at is not None or (post.to_on is not None and post.to_on < on)
    state = "over" if is_over else ("to come" if post.from_on > on else "now")
    return PostLine(
        id=post.pk,
        role=role_label(post.role, at=at),
        place=at.name,
        days=days_text(post.from_on, post.to_on),
        state=state,
        is_live=not is_over,
    )


@dataclass(frozen=True)
class PersonLine:
    """One member of staff as a line of the list."""

    id: int
    name: str
    username: str
    email: str
    posts: list[PostLine]
    is_waiting: bool


def person_line(user: User, *, posts: list[Post], on: date) -> PersonLine:
    """Somebody with those of their posts the viewer looks after, live ones first."""
    lines = sorted(
        (post_line(post, on=on) for post in posts), key=lambda line: (not line.is_live, line.role)
    )
    return PersonLine(
        id=user.pk,
        name=str(user),
        username=user.username,
        email=user.email,
        posts=lines,
        is_waiting=not user.has_usable_password(),
    )


def account_found_text(user: User, *, posts: Iterable[Post]) -> str:
    """Whose account has an address that was typed, what they are, and what to do about it."""
    held = [f"{role_word(post.role, at=post.place)} at {post.place.name}" for post in posts]
    what = f"whose posts are: {', '.join(held)}" if held else "who holds no post now"
    return (
        f"This address belongs to {user} (username {user.username}), {what}. Tick “This is the "
        "person I mean” to give them the post, or change the address."
    )


def days_text(from_on: date, to_on: date | None) -> str:
    """The days of a post in words."""
    begin = day_text(from_on)
    return f"{begin} to {day_text(to_on)}" if to_on else f"since {begin}"


def day_text(day: date) -> str:
    """A day as people write it: 1 September 2026."""
    return f"{day.day} {day:%B %Y}"
