"""Tells a school's head and safeguarding lead of each new post that opens many children's records.

A post given by somebody who should not have, or to the wrong person, is noticed by those it would
harm. Nothing in the message concerns a child.
"""

from datetime import date

from django.template.loader import render_to_string

from schools.actions.send import send
from schools.models import Post, User
from schools.queries import role_word
from schools.queries.staff import told_of_posts
from schools.registries import Mail
from schools.roles import Role

OPENS_MUCH = frozenset({Role.SENCO, Role.HEAD, Role.DSL, Role.INCLUSION_LEAD})


def tell_colleagues(post: Post, *, by: User, on: date) -> None:
    """One message to each head and safeguarding lead there, but to neither holder nor giver."""
    if post.role not in OPENS_MUCH:
        return
    at = post.place
    words = {"post": post, "role": role_word(post.role, at=at), "place": at, "giver": by}
    for colleague in told_of_posts(at, on=on):
        if colleague in (post.user, by):
            continue
        send(
            Mail(
                to=colleague.email,
                subject=f"A new post at {at.name}",
                body=render_to_string("schools/post_given.txt", {**words, "colleague": colleague}),
                key=f"post given {post.pk} told to {colleague.pk}",
            )
        )
