"""Numbers by which people talk about a record without naming a child."""

from datetime import date

from django.db import transaction

from guard.models.reference import ReferenceCounter
from schools.models import School


def next_reference(prefix: str, *, school: School, on: date) -> str:
    """The school's next reference, "SEN-2026-0042"; the year is that of the day.

    A number belongs to the transaction that asked: taken back with it, so that there are no gaps.
    Each school counts for itself, so that a number tells nothing of another school.
    """
    with transaction.atomic():
        ReferenceCounter.objects.get_or_create(school=school, prefix=prefix, year=on.year)
        counter = ReferenceCounter.objects.select_for_update().get(
            school=school, prefix=prefix, year=on.year
        )
        counter.last += 1
        counter.save(update_fields=["last"])
    return str(counter)
