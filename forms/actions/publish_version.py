"""Publishing a form: a numbered version that never changes."""

from collections.abc import Iterator

from django.db import transaction

from forms.engine.checks.surroundings import Surroundings
from forms.engine.document import canonical, sha256
from forms.engine.dumping import dump
from forms.engine.lint import has_errors, lint
from forms.engine.loading import load
from forms.engine.problems import Problem, SchemaError
from forms.engine.schema import Form
from forms.engine.words import keys_in
from forms.models import FormDefinition, FormVersion
from forms.registration import prefills, question_types, targets
from forms.wording import known_words
from guard import permissions
from guard.permissions import Verb
from schools.models import User
from schools.registries import subjects

# The wizard's own pages stand beside the sections in the address.
RESERVED_SECTIONS = frozenset({"check"})


def surroundings() -> Surroundings:
    """What this installation offers to forms, for lint."""
    return Surroundings(
        types=question_types,
        targets=dict(targets),
        words=known_words(),
        prefills=frozenset(name for name, _ in prefills),
        subjects=frozenset(name for name, _ in subjects),
    )


def problems_of(form: Form) -> list[Problem]:
    """Everything wrong with a form here, errors first."""
    reserved = [
        Problem(f"sections[{index}].id", f"“{section.id}” is a page of every form.", "Rename it.")
        for index, section in enumerate(form.sections)
        if section.id in RESERVED_SECTIONS
    ]
    if keys_in(form.title):
        # Titles stand in lists of all schools' forms, where nobody's words are the right ones.
        reserved.append(Problem("title", "A title holds no {words}.", "Write it plainly."))
    return [*reserved, *_gate_problems(form), *lint(form, surroundings=surroundings())]


def _gate_problems(form: Form) -> Iterator[Problem]:
    if form.requires is None:
        return
    records, verbs = permissions.table(), list(Verb)
    if form.requires.record not in records:
        remedy = f"Use one of: {', '.join(sorted(records))}."
        yield Problem("requires.record", "No post is given anything to do with this.", remedy)
    if form.requires.verb not in verbs:
        yield Problem("requires.verb", "This is nothing one can do.", f"Use {', '.join(verbs)}.")


def checked(text: str | bytes) -> tuple[Form, list[Problem]]:
    """The form in a JSON text, and its warnings. Raises SchemaError with everything that stops it."""
    form = load(text)
    problems = problems_of(form)
    if has_errors(problems):
        raise SchemaError(problems)
    return form, problems


def publish_version(text: str | bytes, *, by: User | None) -> FormVersion:
    """The version people fill in from now on; the latest one if it already says the same.

    Raises SchemaError when the text is not a form or lint finds an error; nothing is written then.
    """
    form, _ = checked(text)
    document = dump(form)
    digest = sha256(document)
    with transaction.atomic():
        definition, _ = FormDefinition.objects.select_for_update().get_or_create(
            slug=form.slug, defaults={"title": form.title}
        )
        if definition.current and definition.current.sha256 == digest:
            return definition.current
        latest = definition.versions.order_by("-number").first()
        version = FormVersion.objects.create(
            definition=definition,
            number=latest.number + 1 if latest else 1,
            text=canonical(document),
            sha256=digest,
            published_by=by,
        )
        FormDefinition.objects.filter(pk=definition.pk).update(
            title=form.title, text=version.text, current=version
        )
    return version
