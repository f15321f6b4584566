"""Questions about people and schools that other folders ask."""

from datetime import date

from django.db.models import Q, QuerySet

from schools.models import Class, Post, School, User


def held_on(day: date) -> Q:
    """Rows with from_on and to_on that hold on this day, both ends included."""
    return Q(from_on__lte=day) & (Q(to_on__isnull=True) | Q(to_on__gte=day))


def posts_of(user: User, *, on: date) -> QuerySet[Post]:
    """The posts somebody holds on a day; none for an account that is switched off."""
    if not user.is_active:
        return Post.objects.none()
    return Post.objects.filter(held_on(on), user=user).select_related("school", "trust")


def class_ids_of(user: User, *, on: date) -> frozenset[int]:
    """Ids of the classes somebody works with on a day."""
    work = user.class_work.filter(held_on(on))
    return frozenset(work.values_list("of_class_id", flat=True))


def schools_of_trusts(trust_ids: set[int]) -> QuerySet[School]:
    """Every school of these trusts."""
    return School.objects.filter(trust_id__in=trust_ids)


def classes_of(school: School, *, academic_year: str) -> QuerySet[Class]:
    """A school's classes in one academic year."""
    return school.classes.filter(academic_year=academic_year)
