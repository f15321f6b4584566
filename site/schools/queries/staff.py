"""Who looks after which staff, and who those staff are."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from schools.models import Class, ClassStaff, Post, School, Trust, User
from schools.queries import giver, in_force_on, place_of
from schools.roles import Role
from schools.rules.posts import (
    SEES_STAFF,
    STAFFS_CLASSES,
    Giver,
    holds_any,
    places_where,
    roles_to_give,
)

_POSTS, _CLASS_WORK = "posts_in_reach", "class_work_in_reach"


@dataclass(frozen=True)
class Reach:
    """The schools and trusts whose staff somebody looks after on a day."""

    giver: Giver
    schools: tuple[School, ...]
    trusts: tuple[Trust, ...]
    on: date

    @property
    def places(self) -> list[School | Trust]:
        """Schools first, then trusts."""
        return [*self.schools, *self.trusts]

    @property
    def is_empty(self) -> bool:
        return not (self.schools or self.trusts)

    def posts(self) -> QuerySet[Post]:
        """Every post at these places, over or not."""
        here = Q(school__in=self.schools) | Q(trust__in=self.trusts)
        posts = Post.objects.filter(here)
        return posts.select_related("user", "school__trust", "trust", "given_by", "ended_by")

    def gives(self, at: School | Trust) -> list[Role]:
        """The roles that may be given at one of these places, in the order people know."""
        given = roles_to_give(self.giver, at=place_of(at))
        return [role for role in Role if role in given]

    def staffs_classes_of(self, school: School) -> bool:
        """Whether somebody may say who works with this school's classes."""
        at = place_of(school)
        return self.giver.runs_site or holds_any(self.giver, STAFFS_CLASSES, at=at)


def reach_of(user: User, *, on: date) -> Reach:
    """The places whose staff somebody looks after; empty for most people."""
    who = giver(user, on=on)
    schools = School.objects.select_related("trust")
    if who.runs_site:
        return Reach(who, tuple(schools), tuple(Trust.objects.all()), on)
    school_ids, trust_ids = places_where(who, SEES_STAFF)
    found = schools.filter(Q(pk__in=school_ids) | Q(trust__in=trust_ids))
    return Reach(who, tuple(found), tuple(Trust.objects.filter(pk__in=trust_ids)), on)


def looks_after_staff(user: User, *, on: date) -> bool:
    """Whether the staff screens are anything to somebody, without asking for the places."""
    who = giver(user, on=on)
    return who.runs_site or any(places_where(who, SEES_STAFF))


def people_of(reach: Reach, *, school_id: int | None, words: str, past: bool) -> QuerySet[User]:
    """People with a post in reach, now or to come (or only in the past), by name."""
    posts = reach.posts()
    if school_id:
        posts = posts.filter(school=school_id)
    live = posts.filter(Q(ended_at__isnull=True) & (Q(to_on__isnull=True) | Q(to_on__gte=reach.on)))
    people = User.objects.filter(pk__in=live.values("user"))
    if past:
        people = User.objects.filter(pk__in=posts.values("user")).exclude(pk__in=people)
    for word in words.split():
        people = people.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(username__icontains=word)
            | Q(email__icontains=word)
        )
    mine = Prefetch("posts", queryset=reach.posts(), to_attr=_POSTS)
    return people.order_by("last_name", "first_name", "pk").prefetch_related(mine)


def posts_shown(user: User) -> list[Post]:
    """The posts in reach of somebody that people_of or person_in found."""
    posts: list[Post] = vars(user)[_POSTS]
    return posts


def class_work_shown(user: User) -> list[ClassStaff]:
    """The work with classes in reach of somebody that person_in found."""
    rows: list[ClassStaff] = vars(user)[_CLASS_WORK]
    return rows


def person_in(reach: Reach, *, user_id: int) -> User | None:
    """Somebody with a post in reach, over or not."""
    mine = Prefetch("posts", queryset=reach.posts(), to_attr=_POSTS)
    work = Prefetch(
        "class_work",
        queryset=ClassStaff.objects.filter(of_class__school__in=reach.schools).select_related(
            "of_class__school"
        ),
        to_attr=_CLASS_WORK,
    )
    people = User.objects.filter(pk__in=reach.posts().values("user"), pk=user_id)
    return people.prefetch_related(mine, work).first()


def post_in(reach: Reach, *, post_id: int) -> Post | None:
    """A post in reach, or nothing."""
    return reach.posts().filter(pk=post_id).first()


def classes_in(reach: Reach, *, academic_year: str) -> QuerySet[Class]:
    """The classes of a year that somebody may staff, each with staff_now: who is on it."""
    schools = [school for school in reach.schools if reach.staffs_classes_of(school)]
    now = ClassStaff.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=reach.on))
    staff = Prefetch("staff", queryset=now.select_related("user"), to_attr="staff_now")
    classes = Class.objects.filter(school__in=schools, academic_year=academic_year)
    ordered = classes.select_related("school").order_by("school__name", "pk")
    return ordered.prefetch_related(staff)


def class_in(reach: Reach, *, class_id: int) -> Class | None:
    """A class somebody may staff, of any year."""
    found = Class.objects.filter(pk=class_id).select_related("school").first()
    if found is None or found.school not in reach.schools:
        return None
    return found if reach.staffs_classes_of(found.school) else None


def class_work_in(reach: Reach, *, work_id: int) -> ClassStaff | None:
    """Somebody's work with a class that may be ended, or nothing."""
    rows = ClassStaff.objects.select_related("user", "of_class__school")
    found = rows.filter(pk=work_id).first()
    if found is None or class_in(reach, class_id=found.of_class_id) is None:
        return None
    return found


def who_may_be_put_on(of_class: Class, *, on: date) -> QuerySet[User]:
    """People with a post at the class's school now, by name."""
    posts = Post.objects.filter(in_force_on(on), school=of_class.school)
    return User.objects.filter(pk__in=posts.values("user")).order_by("last_name", "first_name")


def staff_of(of_class: Class) -> QuerySet[ClassStaff]:
    """Everybody who works or worked with a class, latest first."""
    return of_class.staff.select_related("user").order_by("-from_on", "pk")


def account_with_email(email: str) -> User | None:
    """The account that has this address, however its letters are written."""
    return User.objects.filter(email__iexact=email).order_by("pk").first()


def posts_now_or_later(user: User, *, on: date) -> QuerySet[Post]:
    """Every post an account holds on a day or will after it, wherever that is."""
    live = Q(ended_at__isnull=True) & (Q(to_on__isnull=True) | Q(to_on__gte=on))
    return user.posts.filter(live).select_related("school__trust", "trust")


def is_taken(username: str) -> bool:
    """Whether an account signs in with this name already."""
    return User.objects.filter(username__iexact=username).exists()


def has_post_now_or_later(user: User, *, on: date) -> bool:
    """Whether an account holds a post on a day or will after it."""
    return user.is_active and posts_now_or_later(user, on=on).exists()


def told_of_posts(at: School | Trust, *, on: date) -> QuerySet[User]:
    """The heads and safeguarding leads of a school, or of a trust's schools, who have an address."""
    there = Q(school=at) if isinstance(at, School) else Q(school__trust=at)
    posts = Post.objects.filter(there, in_force_on(on), role__in=[Role.HEAD, Role.DSL])
    people = User.objects.filter(pk__in=posts.values("user"), is_active=True)
    return people.exclude(email="").order_by("pk")
