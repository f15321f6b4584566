"""Invites somebody: an account, a post, and a link with which they choose their password."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from schools.actions.posts import give_post
from schools.actions.send import send
from schools.clock import now
from schools.errors import SchoolsError
from schools.models import Post, School, Trust, User
from schools.queries import giver, place_of
from schools.queries.staff import account_with_email, has_post_now_or_later, is_taken
from schools.registries import Mail
from schools.roles import Role
from schools.rules.posts import why_not_give


@dataclass(frozen=True)
class NewPerson:
    """Somebody to be invited, as typed."""

    first_name: str
    last_name: str
    email: str
    username: str


@dataclass(frozen=True)
class Invitation:
    """What came of inviting: the post, and whether a link was sent."""

    post: Post
    link_sent: bool


class AccountFoundError(SchoolsError):
    """The address belongs to an account already, and nobody said that its holder is meant."""

    def __init__(self, user: User) -> None:
        super().__init__("That address belongs to an account already.")
        self.user = user


@transaction.atomic
def invite(
    person: NewPerson,
    *,
    role: Role,
    at: School | Trust,
    from_on: date,
    to_on: date | None,
    by: User,
    on: date,
    meant_id: int | None,
) -> Invitation:
    """The post given to somebody new, or to the account of that address if it is the one meant.

    Raises AccountFoundError for an account whose id is not meant_id: it may be a stranger's, or a
    colleague's with an address that is not theirs. Raises SchoolsError where the post may not be
    given or the username is somebody else's.
    """
    user = account_with_email(person.email)
    if user is None:
        if is_taken(person.username):
            raise SchoolsError("Somebody signs in with that username already. Choose another.")
        user = User(
            username=person.username,
            first_name=person.first_name,
            last_name=person.last_name,
            email=person.email,
        )
        user.set_unusable_password()
        user.save()
    elif not (user.pk == meant_id or user == by or user.is_superuser):
        # The last two can hold no post by this giver: give_post says so and there is no question.
        raise AccountFoundError(user)
    post = give_post(user, role=role, at=at, from_on=from_on, to_on=to_on, by=by, on=on)
    if user.has_usable_password():
        return Invitation(post=post, link_sent=False)
    _send_link(user, at=at)
    return Invitation(post=post, link_sent=True)


@transaction.atomic
def invite_again(user: User, *, by: User, on: date) -> None:
    """Send a new link to somebody who never chose a password; the earlier one keeps its days.

    Raises SchoolsError for an account in use, and for one whose posts by may not give.
    """
    if user.has_usable_password() or not has_post_now_or_later(user, on=on):
        raise SchoolsError("This account needs no invitation: it is in use, or holds no post.")
    who = giver(by, on=on)
    for post in user.posts.select_related("school", "trust"):
        at = post.place
        if not why_not_give(who, role=post.role, at=place_of(at), to_user_id=user.pk):
            _send_link(user, at=at)
            return
    raise SchoolsError("Only somebody who may give this person's post can invite them again.")


def _send_link(user: User, *, at: School | Trust) -> None:
    path = reverse(
        "schools_welcome",
        kwargs={
            "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
            "token": default_token_generator.make_token(user),
        },
    )
    body = render_to_string(
        "schools/invitation.txt",
        {
            "person": user,
            "place": at,
            "link": f"{settings.WAGTAILADMIN_BASE_URL}{path}",
            "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
        },
    )
    mail = Mail(
        to=user.email,
        subject=f"Your account at {at.name}",
        body=body,
        key=f"invitation {user.pk} {now():%Y-%m-%d %H:%M:%S.%f}",
    )
    send(mail)
