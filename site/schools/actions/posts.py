"""Gives and ends posts, and says who works with a class; each ends or opens access at once."""

from datetime import date, timedelta

from django.db import transaction

from schools.actions.apply_posts import apply_posts
from schools.actions.tell_colleagues import tell_colleagues
from schools.clock import now
from schools.errors import SchoolsError
from schools.models import Class, ClassStaff, Post, School, Trust, User
from schools.queries import giver, overlapping_posts, place_of
from schools.registries import StaffChange, staff_changed
from schools.roles import Role
from schools.rules.posts import why_not_give, why_not_staff_class

ONE_DAY = timedelta(days=1)


@transaction.atomic
def give_post(
    user: User,
    *,
    role: Role,
    at: School | Trust,
    from_on: date,
    to_on: date | None,
    by: User,
    on: date,
) -> Post:
    """The post given. Raises SchoolsError where the giver may not, or the person holds it then."""
    _refuse(why_not_give(giver(by, on=on), role=role, at=place_of(at), to_user_id=user.pk))
    if user.is_superuser:
        raise SchoolsError("This account runs the site and holds no post. Invite another account.")
    if to_on is not None and to_on < from_on:
        raise SchoolsError("The last day lies before the first. Change one of them.")
    school = at if isinstance(at, School) else None
    trust = at if isinstance(at, Trust) else None
    post = Post(
        user=user,
        role=role,
        school=school,
        trust=trust,
        from_on=from_on,
        to_on=to_on,
        given_by=by,
    )
    if overlapping_posts(post).exists():
        raise SchoolsError("This person holds that post then already. End it first, or leave it.")
    post.save()
    _tell("POST_GIVEN", user=user, by=by, at=at, detail=role)
    tell_colleagues(post, by=by, on=on)
    apply_posts(user, on=on)
    return post


@transaction.atomic
def end_post(post: Post, *, by: User, on: date) -> None:
    """End a post from this moment. Raises SchoolsError where it is over, or by may not end it."""
    at = post.place
    _refuse(
        why_not_give(giver(by, on=on), role=post.role, at=place_of(at), to_user_id=post.user_id)
    )
    if post.ended_at or (post.to_on and post.to_on < on):
        raise SchoolsError("This post is over already.")
    post.to_on = max(post.from_on, on)
    post.ended_at = now()
    post.ended_by = by
    post.save(update_fields=["to_on", "ended_at", "ended_by"])
    _tell("POST_ENDED", user=post.user, by=by, at=at, detail=post.role)
    apply_posts(post.user, on=on)


@transaction.atomic
def staff_class(
    of_class: Class, *, user: User, from_on: date, to_on: date | None, by: User, on: date
) -> ClassStaff:
    """Put somebody on a class. Raises SchoolsError where by may not, or they are on it then."""
    at = of_class.school
    _refuse(why_not_staff_class(giver(by, on=on), at=place_of(at), user_id=user.pk))
    if to_on is not None and to_on < from_on:
        raise SchoolsError("The last day lies before the first. Change one of them.")
    if not user.posts.filter(school=at).exists():
        raise SchoolsError("This person has no post at the school. Give them one first.")
    work = of_class.staff.filter(user=user).exclude(to_on__lt=from_on)
    if (work.exclude(from_on__gt=to_on) if to_on else work).exists():
        raise SchoolsError("This person is on the class then already.")
    row = ClassStaff.objects.create(of_class=of_class, user=user, from_on=from_on, to_on=to_on)
    _tell("CLASS_STAFFED", user=user, by=by, at=at, detail=f"class {of_class.pk}")
    return row


@transaction.atomic
def end_class_work(row: ClassStaff, *, by: User, on: date) -> None:
    """Take somebody off a class at once. Raises SchoolsError where by may not."""
    at = row.of_class.school
    _refuse(why_not_staff_class(giver(by, on=on), at=place_of(at), user_id=row.user_id))
    last_day = on - ONE_DAY
    if row.from_on > last_day:
        # Work that never lasted a day leaves no day on which it could have held.
        row.delete()
    else:
        row.to_on = last_day
        row.save(update_fields=["to_on"])
    _tell("CLASS_WORK_ENDED", user=row.user, by=by, at=at, detail=f"class {row.of_class_id}")


def _refuse(reason: str | None) -> None:
    if reason:
        raise SchoolsError(reason)


def _tell(verb: str, *, user: User, by: User, at: School | Trust, detail: str) -> None:
    change = StaffChange(
        verb=verb,
        user=user,
        by=by,
        school=at if isinstance(at, School) else None,
        trust=at if isinstance(at, Trust) else at.trust,
        detail=str(detail),
    )
    for _, listen in staff_changed:
        listen(change)
