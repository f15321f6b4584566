"""Beginning to fill in a form."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from forms.access import schools_to_start_in
from forms.engine.answers import Answers, merge
from forms.engine.schema import Form
from forms.errors import Refused
from forms.models import Draft, FormDefinition
from forms.registration import question_types, subject_choice, subject_of
from guard import events, permissions, scope
from guard.errors import NotAllowed
from guard.models import EventVerb
from guard.permissions import Verb
from schools.models import User

DAYS_KEPT = 60


def start_draft(
    definition: FormDefinition, *, key: UUID, subject_id: UUID | None, by: User, on: date
) -> Draft:
    """A new draft of the form's current version; the one begun before with the same key.

    `key` is made by the page with the Start button, so that pressing it twice makes one draft.
    Raises NotAllowed, or Refused when it cannot be told what the form is about.
    """
    version = definition.current
    if version is None or not definition.is_active:
        raise Refused("This form cannot be started at the moment.")
    form = version.form
    school_id = _school_id(form, subject_id=subject_id)
    with transaction.atomic():
        draft: Draft
        draft, is_new = Draft.objects.get_or_create(
            created_by=by,
            start_key=key,
            defaults={
                "form_version": version,
                "school_id": school_id,
                "subject_type": form.subject.type if form.subject else "",
                "subject_id": subject_id if form.subject else None,
                "state": _first_state(form, subject_id=subject_id, on=on),
                "expires_on": on + timedelta(days=DAYS_KEPT),
                "changed_by": by,
            },
        )
        if is_new:
            permissions.check_row(scope.current(), Verb.CREATE, draft)
            events.record_rows(EventVerb.CREATED, [draft], detail=form.slug)
    return draft


def _school_id(form: Form, *, subject_id: UUID | None) -> int:
    schools = schools_to_start_in(form, viewer=scope.current())
    if not schools:
        raise NotAllowed("Your post does not let you fill in this form.")
    if form.subject is None or subject_id is None:
        if form.subject and not form.subject.question:
            raise Refused("Choose what this form is about first.")
        return min(schools)
    if subject_choice(form.subject.type, subject_id) is None:
        raise Refused("Choose what this form is about from the matches.")
    school_id = subject_of(form.subject.type).school_id(subject_id)
    if school_id not in schools:
        raise NotAllowed("Your post does not let you fill in this form about this.")
    return school_id


def _first_state(form: Form, *, subject_id: UUID | None, on: date) -> dict[str, object]:
    answers = Answers()
    if form.subject and form.subject.question and subject_id:
        asked = form.subject.question
        answers = merge(
            form,
            answers,
            {asked: str(subject_id)},
            section=form.section_of(asked).id,
            types=question_types,
            today=on,
        ).answers
    return {"answers": answers.to_json(), "current": ""}
