"""Taking in what was typed on one page of a form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import F

from forms.access import may_send
from forms.actions.start_draft import DAYS_KEPT
from forms.engine.answers import Answers, Merged, merge, visit
from forms.engine.completeness import check
from forms.engine.document import Json, sha256
from forms.engine.journey import path
from forms.engine.schema import Form
from forms.errors import Refused
from forms.models import Draft
from forms.registration import as_uuid, question_types, subject_of
from forms.text import text_of
from guard import scope
from guard.errors import Conflict
from guard.models.private_file import PrivateFile
from schools.clock import now
from schools.models import User

_TRIES = 5


@dataclass(frozen=True)
class Saved:
    """A page taken in: the draft as it is now, and what keeps the section from being finished.

    `opened` names the questions that these answers brought up and that were not on the page.
    """

    draft: Draft
    errors: Mapping[str, str]
    opened: tuple[str, ...]

    @property
    def is_finished(self) -> bool:
        """Whether the person can go on to the next section."""
        return not self.errors and not self.opened


def fingerprint(form: Form, answers: Answers, *, section: str) -> str:
    """What a page carries to say which answers it was made from, without saying them."""
    held: dict[str, Json] = {
        question.id: [answers.clean.get(question.id), answers.raw.get(question.id)]
        for question in form.section(section).questions
    }
    return sha256(held)[:20]


def save_section(
    draft: Draft, *, section: str, raw: Mapping[str, Json], seen: str, by: User, on: date
) -> Saved:
    """Keep what was typed in a section, right or wrong, without finishing the section.

    `seen` is the fingerprint of the page. Raises Conflict with both texts when this section was
    saved from elsewhere since, Refused when the draft is no longer open.
    """
    return _store(draft, section=section, raw=raw, seen=seen, by=by, on=on, judge=_nothing)


def finish_section(
    draft: Draft, *, section: str, raw: Mapping[str, Json], seen: str, by: User, on: date
) -> Saved:
    """Keep what was typed in a section, and mark the section finished if nothing is missing.

    Raises as save_section does.
    """
    return _store(draft, section=section, raw=raw, seen=seen, by=by, on=on, judge=_missing)


Judge = Callable[[Draft, Answers, str, date], Mapping[str, str]]


@dataclass(frozen=True)
class _Taken:
    """What a page leaves in a draft, and what is wrong with it."""

    answers: Answers
    errors: Mapping[str, str]
    opened: tuple[str, ...]
    school_id: int


def _store(
    draft: Draft,
    *,
    section: str,
    raw: Mapping[str, Json],
    seen: str,
    by: User,
    on: date,
    judge: Judge,
) -> Saved:
    for _ in range(_TRIES):
        if not draft.is_open:
            raise Refused(
                "This form has been sent or thrown away. Nothing more can be saved in it."
            )
        taken = _take_in(draft, section=section, raw=raw, seen=seen, on=on, judge=judge)
        if _update(draft, taken=taken, section=section, by=by, on=on):
            return Saved(draft, taken.errors, taken.opened)
        # Another page of this draft was saved in between: look at what it left, and try again.
        draft = replace_from_database(draft)
    raise Refused("This form is being saved from several places at once. Try again.")


def _take_in(
    draft: Draft, *, section: str, raw: Mapping[str, Json], seen: str, on: date, judge: Judge
) -> _Taken:
    merged = merge(draft.form, draft.answers, raw, section=section, types=question_types, today=on)
    _check_seen(draft, merged, section=section, seen=seen)
    answers, school_id, refusal = _with_subject(draft, merged.answers)
    opened = _opened(draft, answers, raw=raw, section=section, on=on)
    missing = judge(draft, answers, section, on)
    errors = {
        **{name: text for name, text in missing.items() if name in raw},
        **merged.errors,
        **refusal,
    }
    if judge is _missing and not errors and not opened:
        answers = visit(answers, section)
    return _Taken(answers, errors, opened, school_id)


def replace_from_database(draft: Draft) -> Draft:
    """The draft as it stands now. Raises Draft.DoesNotExist when it may not be seen any more."""
    found: Draft = Draft.objects.select_related("form_version", "school__trust").get(pk=draft.pk)
    return found


def _check_seen(draft: Draft, merged: Merged, *, section: str, seen: str) -> None:
    stored = draft.answers
    if fingerprint(draft.form, stored, section=section) == seen:
        return
    theirs, yours = _texts(draft.form, stored, section), _texts(draft.form, merged.answers, section)
    differing = [label for label in yours if yours[label] != theirs[label]]
    if differing:
        raise Conflict(
            theirs={label: theirs[label] for label in differing},
            yours={label: yours[label] for label in differing},
            version=draft.version,
        )


def _texts(form: Form, answers: Answers, section: str) -> dict[str, str]:
    return {
        question.label: text_of(form, answers, question=question.id)
        for question in form.section(section).questions
    }


def _nothing(draft: Draft, answers: Answers, section: str, on: date) -> Mapping[str, str]:
    del draft, answers, section, on
    return {}


def _missing(draft: Draft, answers: Answers, section: str, on: date) -> Mapping[str, str]:
    report = check(draft.form, answers, types=question_types, today=on)
    return {item.question: item.message for item in report.problems if item.section == section}


def _opened(
    draft: Draft, answers: Answers, *, raw: Mapping[str, Json], section: str, on: date
) -> tuple[str, ...]:
    """The section's questions that were not on the page, or not with all their options."""
    before = _options_shown(draft.form, draft.answers, section=section, on=on)
    return tuple(
        question
        for question, options in _options_shown(draft.form, answers, section=section, on=on).items()
        if question not in raw or options - before.get(question, options)
    )


def _options_shown(
    form: Form, answers: Answers, *, section: str, on: date
) -> dict[str, frozenset[str]]:
    return {
        question.id: frozenset(option.value for option in question.options)
        for step in path(form, answers, today=on)
        if step.section.id == section
        for question in step.questions
        if question_types.get(question.type).takes_answer
    }


def _with_subject(draft: Draft, answers: Answers) -> tuple[Answers, int, Mapping[str, str]]:
    """The answers, the school of what they are about, and why that may not be chosen."""
    asked = draft.form.subject.question if draft.form.subject else ""
    chosen = as_uuid(answers.clean.get(asked)) if asked else None
    if chosen is None or chosen == draft.subject_id:
        return answers, draft.school_id, {}
    school_id = subject_of(draft.subject_type).school_id(chosen)
    if may_send(draft.form, viewer=scope.current(), school_id=school_id):
        return answers, school_id, {}
    refusal = "Your post does not let you fill in this form about this one."
    clean = {name: value for name, value in answers.clean.items() if name != asked}
    refused = replace(answers, clean=clean, raw={**answers.raw, asked: str(chosen)})
    return refused, draft.school_id, {asked: refusal}


def _update(draft: Draft, *, taken: _Taken, section: str, by: User, on: date) -> bool:
    """Write the draft if it is still as it was loaded; whether it was."""
    asked = draft.form.subject.question if draft.form.subject else ""
    subject_id = as_uuid(taken.answers.clean.get(asked)) if asked else draft.subject_id
    changed = {
        "state": {**draft.state, "answers": taken.answers.to_json(), "current": section},
        "subject_id": subject_id,
        "school_id": taken.school_id,
        "changed_by": by,
        "changed_at": now(),
        "expires_on": on + timedelta(days=DAYS_KEPT),
    }
    rows = Draft.objects.filter(pk=draft.pk, version=draft.version, status=Draft.Status.OPEN)
    if not rows.update(version=F("version") + 1, **changed):
        return False
    if draft.school_id != taken.school_id:
        # The files go where the draft goes. One left behind by a crash is handed to nobody.
        PrivateFile.objects.filter(owner_record=draft.record, owner_id=draft.pk).update(
            school_id=taken.school_id
        )
    for name, value in changed.items():
        setattr(draft, name, value)
    draft.version += 1
    return True
