"""Putting a concern about a pupil to whoever keeps the register."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from guard import files, permissions, scope
from guard.actions import rows
from guard.actions.references import next_reference
from guard.models import PrivateFile
from guard.permissions import Verb
from law import packs
from register.models import Concern, Pupil
from register.models.concerns import FACTS
from register.rules.errors import NotPossible


def raise_concern(
    pupil: Pupil,
    *,
    facts: Mapping[str, Any],
    on: date,
    attached: Iterable[PrivateFile] = (),
    submission_id: UUID | None = None,
) -> Concern:
    """A new concern, waiting for a decision, with the files attached so far to something else.

    `facts` are fields of Concern named in FACTS; `submission_id` is the form it was raised by.

    Raises NotAllowed if the viewer may not raise one about this pupil, NotPossible if the pupil
    has left, ValidationError if a fact is wrong.
    """
    unknown = facts.keys() - FACTS
    if unknown:
        raise TypeError(f"Not facts of a concern: {sorted(unknown)}.")
    viewer = scope.current()
    permissions.check_row(viewer, Verb.VIEW, pupil)
    if pupil.left_on is not None and pupil.left_on < on:
        raise NotPossible("This pupil has left the school.")
    with transaction.atomic():
        concern = rows.create(
            Concern,
            school=pupil.school,
            pupil=pupil,
            reference=next_reference("C", school=pupil.school, on=on),
            raised_by=viewer.user,
            raised_on=on,
            pack=packs.in_force(on).name,
            submission_id=submission_id,
            **facts,
        )
        for kept in attached:
            files.hand_over(kept, to=concern)
    return concern
