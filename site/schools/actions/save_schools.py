"""Writes schools read from a file, with the trusts and authorities they need."""

from dataclasses import dataclass

from django.db import transaction

from schools.models import Authority, School, Trust
from schools.registries import tell_public_changed

_AT_A_TIME = 500


@dataclass(frozen=True)
class SchoolsToSave:
    """New and changed schools; `fields` are those that any changed one differs in."""

    trusts: tuple[Trust, ...]
    authorities: tuple[Authority, ...]
    new: tuple[School, ...]
    changed: tuple[School, ...]
    fields: tuple[str, ...]
    left_trusts: frozenset[int]


@transaction.atomic
def save_schools(batch: SchoolsToSave) -> None:
    """Write the batch in one transaction and tell those who show schools in public."""
    Trust.objects.bulk_create(batch.trusts)
    Authority.objects.bulk_create(batch.authorities)
    School.objects.bulk_create(batch.new, batch_size=_AT_A_TIME)
    if batch.changed:
        School.objects.bulk_update(batch.changed, batch.fields, batch_size=_AT_A_TIME)
    schools = (*batch.new, *batch.changed)
    joined = {school.trust_id for school in schools if school.trust_id is not None}
    tell_public_changed(joined | batch.left_trusts)
