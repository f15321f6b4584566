"""Who may start and send a form: whoever may do what the form requires, in some school."""

from forms.engine.schema import Form
from guard import permissions
from guard.permissions import Verb
from guard.scope import Viewer


def schools_to_start_in(form: Form, *, viewer: Viewer) -> frozenset[int]:
    """Ids of the schools in which the viewer may fill in this form."""
    if form.requires is None:
        return viewer.school_ids
    return permissions.schools_where(viewer, Verb(form.requires.verb), form.requires.record)


def may_send(form: Form, *, viewer: Viewer, school_id: int) -> bool:
    """Whether the viewer may send this form about something of this school."""
    return school_id in schools_to_start_in(form, viewer=viewer)
