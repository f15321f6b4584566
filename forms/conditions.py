"""On which drafts and submissions a post works, beside the school: named for guard's table."""

from django.db.models import Model, Q

from guard import permissions
from guard.permissions import NO_ROWS, Condition, Grant, Verb
from guard.scope import Viewer
from schools.registries import subjects
from schools.roles import Role

DRAFT_VERBS = frozenset({Verb.VIEW, Verb.CREATE, Verb.CHANGE, Verb.DELETE})
SUBMISSION_VERBS = frozenset({Verb.VIEW, Verb.CREATE})


def own_drafts(viewer: Viewer, model: type[Model]) -> Q:
    """Drafts begun by the viewer about something the viewer may still see."""
    del model
    if viewer.user is None:
        return NO_ROWS
    return Q(created_by=viewer.user) & about_something_seen()


def seen_submissions(viewer: Viewer, model: type[Model]) -> Q:
    """Submissions about something the viewer may see, sent by the viewer or read by right.

    Read by right: a post of the viewer sees every row of the record that the form requires.
    """
    del model
    if viewer.user is None:
        return NO_ROWS
    readable = Q(created_by=viewer.user)
    for record, schools in _read_throughout(viewer).items():
        readable |= Q(gate=record, school_id__in=schools)
    return readable & about_something_seen()


def about_something_seen() -> Q:
    """Rows about nothing in particular, or about a subject the viewer in scope may see."""
    found = Q(subject_id__isnull=True)
    for kind, subject in subjects:
        found |= Q(subject_type=kind) & subject.visible(to_field="subject_id")
    return found


def _read_throughout(viewer: Viewer) -> dict[str, frozenset[int]]:
    return {
        record: schools
        for record, row in permissions.table().items()
        if (
            schools := frozenset().union(
                *(
                    reach
                    for role, reach in viewer.schools_by_role.items()
                    if any(
                        Verb.VIEW in grant.verbs and not grant.when for grant in row.get(role, ())
                    )
                )
            )
        )
    }


def register() -> None:
    """Add the rows of drafts and submissions to guard's table: every role, its own alone."""
    for name, rows in (("own drafts", own_drafts), ("seen submissions", seen_submissions)):
        permissions.conditions.add(name, Condition(name, rows))
    for role in Role:
        permissions.allow("form_draft", role, Grant(DRAFT_VERBS, when="own drafts"))
        permissions.allow("form_submission", role, Grant(SUBMISSION_VERBS, when="seen submissions"))
