"""Questions about forms, drafts and submissions, asked for the viewer in scope."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from forms.access import schools_to_start_in
from forms.engine.schema import Form
from forms.models import Draft, FormDefinition, Submission
from guard import scope
from guard.scope import Viewer
from schools.models import School

_WITHOUT_TEXT = ("form_version__text",)


def startable_forms(viewer: Viewer) -> list[FormDefinition]:
    """The forms somebody may begin now, by title."""
    active = FormDefinition.objects.filter(is_active=True, current__isnull=False)
    found = active.select_related("current").defer("text", "current__text")
    return [
        definition for definition in found if schools_to_start_in(definition.form, viewer=viewer)
    ]


def form_called(slug: str) -> FormDefinition | None:
    """The form of this name."""
    return FormDefinition.objects.filter(slug=slug).first()


def slugs() -> list[str]:
    """The names of all forms."""
    return list(FormDefinition.objects.order_by("slug").values_list("slug", flat=True))


def startable_form(viewer: Viewer, *, slug: str) -> FormDefinition | None:
    """The form of this name, if somebody may begin it now."""
    found = (form for form in startable_forms(viewer) if form.slug == slug)
    return next(found, None)


def school_to_start_in(form: Form, *, viewer: Viewer) -> School:
    """The school whose words a form speaks before it is said what it is about."""
    schools = School.objects.select_related("trust")
    return schools.get(pk=min(schools_to_start_in(form, viewer=viewer)))


def my_drafts(viewer: Viewer) -> QuerySet[Draft]:
    """What somebody is still filling in, last touched first."""
    drafts: QuerySet[Draft] = Draft.objects.filter(created_by=viewer.user, status=Draft.Status.OPEN)
    return _with_form(drafts)


def my_submissions(viewer: Viewer) -> QuerySet[Submission]:
    """What somebody has sent, last first."""
    return _with_form(Submission.objects.filter(created_by=viewer.user))


def submissions_of(subject_type: str, *, subject_id: UUID) -> QuerySet[Submission]:
    """What was sent about one subject, last first, as far as the viewer in scope may see it."""
    rows = Submission.objects.filter(subject_type=subject_type, subject_id=subject_id)
    return _with_form(rows).select_related("form_version__definition", "created_by")


def draft_of(viewer: Viewer, *, draft_id: UUID) -> Draft | None:
    """A draft of the viewer's own, nothing if there is none the viewer may see."""
    rows = Draft.objects.filter(pk=draft_id, created_by=viewer.user)
    return _with_form(rows).select_related("form_version__definition", "school__trust").first()


def submission_of(submission_id: UUID) -> Submission | None:
    """A submission that the viewer in scope may see."""
    rows = Submission.objects.filter(pk=submission_id)
    return _with_form(rows).select_related("form_version__definition", "school__trust").first()


def submission_of_draft(draft: Draft) -> Submission | None:
    """What a draft became when it was sent."""
    found: Submission | None = Submission.objects.filter(draft=draft.pk).first()
    return found


def viewer() -> Viewer:
    """Whoever is looking."""
    return scope.current()


def _with_form(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("form_version__definition").defer(
        *_WITHOUT_TEXT, "form_version__definition__text"
    )
