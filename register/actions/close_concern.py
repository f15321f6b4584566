"""Taking a concern back, or to the pupil it is really about."""

from datetime import date

from django.db import transaction

from forms.actions.move_submission import move_submission
from guard import files, permissions, scope
from guard.actions import rows
from guard.actions.references import next_reference
from guard.errors import NotAllowed
from guard.permissions import Verb
from register.models import Concern, Pupil
from register.models.concerns import FACTS
from register.rules.errors import NotPossible
from register.rules.workflow import ConcernState, ConcernStep, after


def withdraw_concern(concern: Concern, *, reason: str, on: date) -> Concern:
    """The concern taken back, with its text and the reason kept.

    Raises NotAllowed, or NotPossible if it is closed already or no reason is given.
    """
    state = after(ConcernState(concern.state), ConcernStep.WITHDRAW)
    check_may_take_back(concern)
    _check_reason(reason)
    return rows.change(
        concern,
        expected_version=concern.version,
        state=state,
        closed_on=on,
        closed_by=scope.current().user,
        closed_reason=reason,
    )


def move_concern(concern: Concern, *, to: Pupil, reason: str, on: date) -> Concern:
    """The concern as it stands in the record of the pupil it is really about.

    The old record keeps that there was one, and none of its text: that is about somebody else.
    What was sent to raise it goes along.
    Raises NotAllowed if the viewer may not see that pupil or raise a concern about them,
    NotPossible if the concern is closed or that is the same pupil.
    """
    state = after(ConcernState(concern.state), ConcernStep.MOVE)
    viewer = scope.current()
    check_may_take_back(concern)
    permissions.check_row(viewer, Verb.VIEW, to)
    _check_reason(reason)
    if to.pk == concern.pupil_id:
        raise NotPossible("The concern is about this pupil already. Choose the right one.")
    empty = Concern()
    with transaction.atomic():
        moved = rows.create(
            Concern,
            school=to.school,
            pupil=to,
            reference=next_reference("C", school=to.school, on=on),
            raised_by=concern.raised_by,
            raised_on=concern.raised_on,
            moved_here_on=on,
            pack=concern.pack,
            submission_id=concern.submission_id,
            **{name: getattr(concern, name) for name in FACTS},
        )
        for kept in files.files_of(concern):
            files.hand_over(kept, to=moved)
        rows.change(
            concern,
            expected_version=concern.version,
            state=state,
            moved_to=moved,
            closed_on=on,
            closed_by=viewer.user,
            closed_reason=reason,
            submission_id=None,
            **{name: getattr(empty, name) for name in FACTS},
        )
        if concern.submission_id is not None:
            move_submission(concern.submission_id, to=to.pk, school_id=to.school_id)
    return moved


def check_may_take_back(concern: Concern) -> None:
    """Raise NotAllowed unless the viewer raised this concern or may decide on it."""
    viewer = scope.current()
    permissions.check_row(viewer, Verb.CHANGE, concern)
    is_own = viewer.user is not None and concern.raised_by_id == viewer.user.pk
    if not is_own and not permissions.may(
        viewer, Verb.CREATE, "decision", school_id=concern.school_id
    ):
        raise NotAllowed("Only whoever raised this concern, or decides on it, can take it back.")


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise NotPossible("Say why, in a few words.", problems=(("reason", "Say why."),))
