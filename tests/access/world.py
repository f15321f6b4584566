"""The planted world: three schools of two trusts, every private text carrying its own token."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

import register
from forms.actions.load_forms import load_forms
from forms.actions.save_section import fingerprint, save_section
from forms.actions.start_draft import start_draft
from forms.engine.answers import Answers
from forms.models import FormDefinition, Submission
from guard import files, scope
from guard.actions import rows
from law import upn
from register.models import Concern, Pupil
from schools.models import Class, NonSchoolDay, Post, School, Term
from tests.access.entitlement import Secret
from tests.access.people import Person
from tests.factories.register import (
    ConcernFactory,
    DecisionFactory,
    NeedFactory,
    PupilFactory,
    RegisterEntryFactory,
    WatchEntryFactory,
    put_in_class,
)
from tests.factories.schools import ClassFactory, SchoolFactory, TrustFactory

# pupil -> (school, class, looked after)
PUPILS = {
    "a1": ("A", "A1", False),
    "twin": ("A", "A1", False),
    "a2": ("A", "A2", False),
    "care": ("A", "A2", True),
    "b1": ("B", "B1", False),
    "c1": ("C", "C1", False),
}
FORM_CONTENT = Path(register.__file__).parent / "form_content"


@dataclass
class World:
    """What was planted: who may be asked about, by which ids, and which texts give it away."""

    schools: dict[str, School]
    classes: dict[str, Class]
    secrets: dict[str, Secret] = field(default_factory=dict)
    # kind of row -> pupil -> id
    rows: dict[str, dict[str, UUID | int]] = field(default_factory=dict)

    def token(self, record: str, pupil: str, name: str, *, written_by: int | None = None) -> str:
        """A fresh text that nobody but those entitled to it may ever find in an answer."""
        school, of_class, looked_after = PUPILS[pupil]
        token = f"ZQ7-{pupil}-{record}-{name}-7QZ"
        self.secrets[token] = Secret(
            token=token,
            record=record,
            school=school,
            of_class=of_class,
            looked_after=looked_after,
            written_by=written_by,
        )
        return token

    def note(self, kind: str, pupil: str, row: Any) -> None:
        """Remember a row's id, so that addresses can be filled with it."""
        self.rows.setdefault(kind, {})[pupil] = row.pk


def build(*, on: date) -> World:
    """Plant everything but what people write themselves."""
    trust, other = TrustFactory(), TrustFactory()
    schools = {
        "A": SchoolFactory(trust=trust, slug="a", name="Access A School"),
        "B": SchoolFactory(trust=trust, slug="b", name="Access B School"),
        "C": SchoolFactory(trust=other, slug="c", name="Access C School"),
    }
    classes = {
        name: ClassFactory(school=schools[name[0]], name=f"Class {name}")
        for name in ("A1", "A2", "B1", "C1")
    }
    world = World(schools=schools, classes=classes)
    load_forms(FORM_CONTENT)
    for number, pupil in enumerate(PUPILS):
        _plant_pupil(world, pupil, number=number, on=on)
    return world


def _plant_pupil(world: World, name: str, *, number: int, on: date) -> None:
    school, of_class, looked_after = PUPILS[name]
    number_body = f"99920260{number:04d}"
    upn_token = upn.check_letter(number_body) + number_body
    pupil = PupilFactory(
        school=world.schools[school],
        legal_name=world.token("pupil", name, "legal_name"),
        preferred_name=world.token("pupil", name, "preferred_name"),
        local_id=world.token("pupil", name, "local_id"),
        interpreter_language=world.token("pupil", name, "interpreter"),
        upn=upn_token,
        looked_after=looked_after,
    )
    world.token("pupil_number", name, "upn")
    world.note("pupil", name, pupil)
    put_in_class(pupil, world.classes[of_class])
    _plant_standing(world, name, pupil, on=on)
    _plant_concern(world, name, pupil, on=on)


def _plant_standing(world: World, name: str, pupil: Pupil, *, on: date) -> None:
    entry = RegisterEntryFactory(
        pupil=pupil, reason=world.token("register_entry", name, "entry_reason")
    )
    NeedFactory(pupil=pupil, description=world.token("register_entry", name, "need_description"))
    watch = WatchEntryFactory(
        pupil=pupil,
        reason=world.token("register_entry", name, "watch_reason"),
        from_on=on - timedelta(days=30),
        ends_on=on + timedelta(days=30),
    )
    world.note("entry", name, entry)
    world.note("watch", name, watch)


def _plant_concern(world: World, name: str, pupil: Pupil, *, on: date) -> None:
    texts = (
        "what_seen", "subjects", "progress_evidence", "home_language_evidence", "tried",
        "tried_effect", "parent_view", "pupil_view",
    )  # fmt: skip
    concern = ConcernFactory(
        pupil=pupil, **{text: world.token("concern", name, text) for text in texts}
    )
    world.note("concern", name, concern)
    decided = ConcernFactory(
        pupil=pupil,
        what_seen=world.token("concern", name, "decided_what_seen"),
        state="DECIDED",
        closed_on=on,
        closed_by=concern.raised_by,
    )
    DecisionFactory(
        concern=decided, pupil=pupil, reason=world.token("decision", name, "decision_reason")
    )
    world.note("decided", name, decided)
    with scope.as_system("a test's file", on=on):
        kept = files.store(
            SimpleUploadedFile(
                world.token("concern", name, "file_name") + ".txt",
                world.token("concern", name, "file_text").encode(),
            ),
            owner=concern,
        )
        # A change leaves its before and after in the audit trail's erasable text.
        rows.change(
            Concern.objects.get(pk=concern.pk),
            expected_version=1,
            tried=world.token("concern", name, "tried_again"),
        )
    world.note("file", name, kept)


def write_as(people: list[Person], world: World, *, on: date) -> None:
    """What people are in the middle of writing, and what they sent: private to them."""
    for person in people:
        pupil = {"A1": "a1", "A2": "a2", "B1": "b1", "C1": "c1"}.get(next(iter(person.classes), ""))
        if pupil is not None and person.name != "TA at A":
            _write_one(world, person, pupil, on=on)


def _write_one(world: World, person: Person, pupil: str, *, on: date) -> None:
    user = person.user
    typed = world.token("form_draft", pupil, f"typed_by_{user.pk}", written_by=user.pk)
    sent = world.token("form_submission", pupil, f"sent_by_{user.pk}", written_by=user.pk)
    definition = FormDefinition.objects.get(slug="raise-a-concern")
    subject_id = world.rows["pupil"][pupil]
    with scope.as_user(user, on=on):
        draft = start_draft(definition, key=uuid4(), subject_id=subject_id, by=user, on=on)
        saved = save_section(
            draft,
            section="seen",
            raw={"what_seen": typed, "subjects": "", "seen_since": ""},
            seen=fingerprint(draft.form, draft.answers, section="seen"),
            by=user,
            on=on,
        )
        other = start_draft(definition, key=uuid4(), subject_id=subject_id, by=user, on=on)
        submission = Submission.objects.create(
            school=world.schools[PUPILS[pupil][0]],
            form_version=other.form_version,
            draft=other,
            answers=Answers(clean={"pupil": str(subject_id), "what_seen": sent}).clean,
            subject_type=other.subject_type,
            subject_id=other.subject_id,
            gate="concern",
            submitted_at=saved.draft.changed_at,
            created_by=user,
        )
    world.note("draft", pupil, saved.draft)
    world.note("submission", pupil, submission)


def note_places(world: World, *, on: date) -> None:
    """The rows that the screens for staff and places change, of school A and of its neighbours."""
    for owner, name in (("a1", "A"), ("b1", "B")):
        school = world.schools[name]
        post = Post.objects.filter(school=school, role="TEACHER").first()
        of_class = world.classes[f"{name}1"]
        term = Term.objects.create(
            school=school, academic_year="2026/27", name="Autumn", first_day=on, last_day=on
        )
        closure = NonSchoolDay.objects.create(school=school, on=on, kind="INSET")
        ids = {
            "colleague": post.user_id,
            "post": post.pk,
            "class": of_class.pk,
            "work": of_class.staff.first().pk,
            "school": school.pk,
            "trust": school.trust_id,
            "authority": school.authority_id,
            "term": term.pk,
            "closure": closure.pk,
        }
        for kind, pk in ids.items():
            world.rows.setdefault(kind, {})[owner] = pk


def choices(world: World, kind: str) -> Iterator[tuple[str, str]]:
    """Every id of a kind with whose it is, and one that nobody has."""
    ids = world.rows[kind]
    for pupil, pk in ids.items():
        yield pupil, str(pk)
    is_number = isinstance(next(iter(ids.values())), int)
    yield "missing", "999999" if is_number else "00000000-0000-4000-8000-000000000000"
