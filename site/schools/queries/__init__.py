"""Questions about people and schools that other folders ask."""

from datetime import date

from django.db.models import Q, QuerySet

from law.school_days import academic_year_of
from schools.models import Class, Post, School, Trust, User
from schools.roles import Role
from schools.rules.posts import Giver, Held, Place


def held_on(day: date) -> Q:
    """Rows with from_on and to_on that hold on this day, both ends included."""
    return Q(from_on__lte=day) & (Q(to_on__isnull=True) | Q(to_on__gte=day))


def in_force_on(day: date) -> Q:
    """Posts that hold on this day: one ended by somebody is over from its last day on."""
    return held_on(day) & (Q(ended_at__isnull=True) | Q(to_on__gt=day))


def posts_of(user: User, *, on: date) -> QuerySet[Post]:
    """The posts somebody holds on a day; none for an account that is switched off."""
    if not user.is_active:
        return Post.objects.none()
    return Post.objects.filter(in_force_on(on), user=user).select_related("school", "trust")


def class_ids_of(user: User, *, on: date) -> frozenset[int]:
    """Ids of the classes somebody works with on a day, of that day's academic year alone."""
    # Nothing ends the work when a year does: last year's class is nobody's from 1 September on.
    work = user.class_work.filter(held_on(on), of_class__academic_year=academic_year_of(on))
    return frozenset(work.values_list("of_class_id", flat=True))


def schools_of_trusts(trust_ids: set[int]) -> QuerySet[School]:
    """Every school of these trusts."""
    return School.objects.filter(trust_id__in=trust_ids)


def classes_of(school: School, *, academic_year: str) -> QuerySet[Class]:
    """A school's classes in one academic year."""
    return school.classes.filter(academic_year=academic_year)


def place_of(at: School | Trust) -> Place:
    """A school or trust as the rules on posts know it."""
    if isinstance(at, School):
        return Place(trust_id=at.trust_id, school_id=at.pk)
    return Place(trust_id=at.pk)


def role_word(role: str, *, at: School | Trust) -> str:
    """What a role is called there: the trust's own word, as it stands inside a sentence."""
    trust = at.trust if isinstance(at, School) else at
    return trust.word_for(role) if trust else Role(role).label


def giver(user: User, *, on: date) -> Giver:
    """Somebody who would give a post, with what they hold on a day."""
    held = tuple(Held(role=post.role, at=place_of(post.place)) for post in posts_of(user, on=on))
    return Giver(user_id=user.pk, held=held, runs_site=user.is_superuser and user.is_active)


def overlapping_posts(post: Post) -> QuerySet[Post]:
    """Saved posts of the same kind and holder that share a day with this one."""
    same = Post.objects.filter(
        user=post.user, role=post.role, school=post.school, trust=post.trust
    ).filter(Q(to_on__isnull=True) | Q(to_on__gte=post.from_on))
    # A post ended by somebody is over: it may be given again on the same day.
    same = same.filter(ended_at__isnull=True)
    return same.filter(from_on__lte=post.to_on) if post.to_on else same


def holds_anything_real() -> bool:
    """Whether a trust or school that was not invented for the demo is here."""
    real_trust = Trust.objects.filter(is_invented=False).exists()
    return real_trust or School.objects.exclude(trust__is_invented=True).exists()


def has_invented_trusts() -> bool:
    """Whether this is a demonstration, so that every screen must say so."""
    return Trust.objects.filter(is_invented=True).exists()


def trust_called(slug: str) -> Trust | None:
    """The trust of this slug, or nothing."""
    return Trust.objects.filter(slug=slug).first()
