"""What a form may write into the register, and the receiver that writes it when a form is sent.

Nothing else turns answers into records: a binding names a target and fields listed here, and each
target hands its fields to one action, which checks and logs. Taking back is part of the actions
(withdraw, move, a new status), so no before-images are kept.
"""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse

from forms.engine.bindings import Target, TargetField, Write, resolve
from forms.engine.document import Json
from forms.engine.schema import Action
from forms.errors import Refused
from forms.events import Receipt, Submitted
from guard import permissions, scope
from guard.errors import Conflict
from guard.permissions import Verb
from register.actions.change_status import change_status
from register.actions.close_concern import move_concern, withdraw_concern
from register.actions.decide_on_concern import decide_on_concern
from register.actions.raise_concern import raise_concern
from register.models import Concern, Pupil
from register.models.concerns import FACTS
from register.queries import concern_or_none, files_named, pupil_or_none
from register.rules.errors import NotPossible
from register.rules.identification import NeedFound, Outcome, Proposal
from register.rules.workflow import Provision

Fields = Mapping[str, Json]

TEXT = frozenset({"SHORT_TEXT", "LONG_TEXT"})
DAY = frozenset({"DATE"})
CHOICE = frozenset({"ONE_OF"})
PUPIL = frozenset({"SUBJECT"})
NEED = frozenset({"NEED_CODE"})
AREA = frozenset({"BROAD_AREA"})
DAYS_OF_A_CONCERN = frozenset({"seen_since", "parents_told_on"})
DAYS_OF_A_DECISION = (
    "discussed_with_teacher_on",
    "progress_analysed_on",
    "discussed_with_family_on",
    "parents_informed_on",
    "watch_ends_on",
)


def receive(event: Submitted) -> list[Receipt]:
    """What was written for a form that has just been sent; nothing for a form that is not ours.

    Raises Refused with each thing to put right; the form is then not sent.
    """
    receipts = []
    for write in resolve(event.form, event.answers, today=event.on):
        perform = _PERFORM.get(write.target)
        if perform is None:
            continue
        try:
            receipts.append(perform(write, event))
        except (NotPossible, Conflict) as refused:
            raise Refused(str(refused)) from refused
        except ValidationError as refused:
            raise Refused(" ".join(refused.messages)) from refused
    return receipts


def _raise(write: Write, event: Submitted) -> Receipt:
    facts = {name: _fact(name, value) for name, value in write.fields.items() if name in FACTS}
    facts = {name: value for name, value in facts.items() if value is not None}
    concern = raise_concern(
        _pupil(write.fields),
        facts=facts,
        on=event.on,
        attached=files_named(_file_ids(write.fields)),
        submission_id=event.submission.pk,
    )
    # Whoever may raise a concern but not read it is led to the pupil.
    seen = permissions.may_row(scope.current(), Verb.VIEW, concern)
    url = reverse("register_concern:record", args=[concern.pk]) if seen else _record(concern.pupil)
    return Receipt(sentence=f"Concern {concern.reference} is raised.", url=url)


def _decide(write: Write, event: Submitted) -> Receipt:
    proposal = Proposal(
        outcome=Outcome(_text(write.fields, "outcome")),
        reason=_text(write.fields, "reason"),
        decided_on=event.on,
        eal_considered=write.fields.get("eal_considered") == "YES",
        basis_of_need=_codes(write.fields, "basis_of_need"),
        needs=_needs(write.fields),
        **{name: _day(write.fields, name) for name in DAYS_OF_A_DECISION},
    )
    concern = _concern(event)
    decision = decide_on_concern(concern, proposal=proposal)
    sentence = f"Concern {concern.reference} is decided: {decision.get_outcome_display()}."
    return Receipt(sentence=sentence, url=_record(concern.pupil))


def _withdraw(write: Write, event: Submitted) -> Receipt:
    concern = withdraw_concern(_concern(event), reason=_text(write.fields, "reason"), on=event.on)
    return Receipt(
        sentence=f"Concern {concern.reference} is withdrawn.", url=_record(concern.pupil)
    )


def _move(write: Write, event: Submitted) -> Receipt:
    concern = move_concern(
        _concern(event),
        to=_pupil(write.fields),
        reason=_text(write.fields, "reason"),
        on=event.on,
    )
    return Receipt(
        sentence=f"The concern is moved; there it is {concern.reference}.",
        url=_record(concern.pupil),
    )


def _change(write: Write, event: Submitted) -> Receipt:
    pupil = _pupil(write.fields)
    entry = change_status(
        pupil,
        to=Provision(_text(write.fields, "status")),
        reason=_text(write.fields, "reason"),
        parents_informed_on=_day(write.fields, "parents_informed_on"),
        on=_day(write.fields, "from_on") or event.on,
        needs=_needs(write.fields) or None,
    )
    return Receipt(
        sentence=f"Status {entry.reference} begins: {entry.get_status_display()}.",
        url=_record(pupil),
    )


_PERFORM: dict[str, Callable[[Write, Submitted], Receipt]] = {
    "concern": _raise,
    "decision": _decide,
    "withdrawal": _withdraw,
    "move": _move,
    "status": _change,
}


def _field(name: str, label: str, accepts: frozenset[str]) -> TargetField:
    return TargetField(name=name, label=label, accepts=accepts)


def _must(name: str, label: str, accepts: frozenset[str]) -> TargetField:
    return TargetField(name=name, label=label, required=True, accepts=accepts)


def _target(name: str, label: str, *fields: TargetField) -> Target:
    return Target(
        name=name,
        label=label,
        actions=frozenset({Action.CREATE}),
        fields={field.name: field for field in fields},
    )


_NEED_FIELDS = (
    _field("primary_need", "Main need", NEED),
    _field("primary_area", "Broad area of the main need", AREA),
    _field("primary_description", "Main need in words", TEXT),
)

TARGETS = (
    _target(
        "concern",
        "A concern about a pupil",
        _must("pupil", "Pupil", PUPIL),
        _must("what_seen", "What is seen", TEXT),
        _field("subjects", "Where it shows", TEXT),
        _field("seen_since", "Since when", DAY),
        _field("progress_tests", "Tests of progress met", frozenset({"PROGRESS_TESTS"})),
        _field("progress_evidence", "What shows it", TEXT),
        _field("eal", "English as an additional language", CHOICE),
        _field("home_language", "Whether it shows in the home language", CHOICE),
        _field("home_language_evidence", "How that is known", TEXT),
        _field("tried", "What has been tried", TEXT),
        _field("tried_effect", "What it changed", TEXT),
        _field("parents_told_on", "Parents told on", DAY),
        _field("parent_view", "The parents’ view", TEXT),
        _field("pupil_view", "The pupil’s view", TEXT),
        _field("files", "Files", frozenset({"FILE"})),
    ),
    _target(
        "decision",
        "The decision on the concern the form is about",
        _must("outcome", "Outcome", CHOICE),
        _must("reason", "Reason", TEXT),
        _field("discussed_with_teacher_on", "Talk with the teacher", DAY),
        _field("progress_analysed_on", "Progress looked at", DAY),
        _field("discussed_with_family_on", "Talk with pupil and parents", DAY),
        _field("eal_considered", "Learning English thought of", frozenset({"YES_NO"})),
        _field("parents_informed_on", "Parents told on", DAY),
        _field("watch_ends_on", "Watch list until", DAY),
        _field("basis_of_need", "Why it is a special need", frozenset({"BASIS_OF_NEED"})),
        *_NEED_FIELDS,
        _field("second_need", "Second need", NEED),
        _field("second_area", "Broad area of the second need", AREA),
        _field("second_description", "Second need in words", TEXT),
    ),
    _target(
        "withdrawal",
        "Withdrawing the concern the form is about",
        _must("reason", "Reason", TEXT),
    ),
    _target(
        "move",
        "Moving the concern the form is about",
        _must("pupil", "The right pupil", PUPIL),
        _must("reason", "How it came about", TEXT),
    ),
    _target(
        "status",
        "A pupil’s status on the register",
        _must("pupil", "Pupil", PUPIL),
        _must("status", "Status", CHOICE),
        _must("reason", "Reason", TEXT),
        _must("from_on", "From", DAY),
        _must("parents_informed_on", "Parents told on", DAY),
        *_NEED_FIELDS,
    ),
)


def _record(pupil: Pupil) -> str:
    return reverse("register_pupil:record", args=[pupil.pk])


def _pupil(fields: Fields) -> Pupil:
    pupil = pupil_or_none(UUID(_text(fields, "pupil")))
    if pupil is None:
        raise Refused("Choose a pupil you may see.")
    return pupil


def _concern(event: Submitted) -> Concern:
    about = event.submission.subject_id
    concern = concern_or_none(about) if about else None
    if concern is None:
        raise Refused("Open this form from the concern it is about.")
    return concern


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _day(fields: Fields, name: str) -> date | None:
    value = fields.get(name)
    return date.fromisoformat(value) if isinstance(value, str) else None


def _codes(fields: Fields, name: str) -> tuple[str, ...]:
    value = fields.get(name)
    chosen = value if isinstance(value, list) else []
    return tuple(code for code in chosen if isinstance(code, str))


def _file_ids(fields: Fields) -> list[UUID]:
    value = fields.get("files")
    given = value if isinstance(value, list) else []
    return [UUID(str(item["id"])) for item in given if isinstance(item, dict)]


def _fact(name: str, value: Json) -> object:
    if name in DAYS_OF_A_CONCERN and isinstance(value, str):
        return date.fromisoformat(value)
    if name == "progress_tests" and isinstance(value, list):
        return [code for code in value if code != "NONE"]
    return value


def _needs(fields: Fields) -> tuple[NeedFound, ...]:
    return tuple(
        NeedFound(
            code=_text(fields, f"{which}_need"),
            rank=rank,
            broad_area=_text(fields, f"{which}_area"),
            description=_text(fields, f"{which}_description"),
        )
        for rank, which in enumerate(("primary", "second"), start=1)
        if _text(fields, f"{which}_need")
    )
