"""The named conditions of the table of permissions that turn on pupils."""

from django.db.models import Model, Q

from guard.permissions import Condition, conditions
from guard.scope import Viewer
from register.models import ClassPlace, Pupil
from register.queries import on_roll
from schools.queries import held_on

OWN_PUPILS = "own pupils"
LOOKED_AFTER = "looked-after pupils"


def own_pupils(viewer: Viewer, model: type[Model]) -> Q:
    """Pupils on roll in a class of this year the viewer works with, on the day the viewer looks."""
    places = ClassPlace.unscoped.filter(
        held_on(viewer.on),
        of_class_id__in=viewer.class_ids,
        pupil_id__in=Pupil.unscoped.filter(on_roll(viewer.on)).values("id"),
    )
    return Q(**{f"{_pupil(model)}__in": places.values("pupil_id")})


def looked_after_pupils(viewer: Viewer, model: type[Model]) -> Q:
    """Pupils whom an authority looks after."""
    del viewer
    if model is Pupil:
        return Q(looked_after=True)
    return Q(pupil_id__in=Pupil.unscoped.filter(looked_after=True).values("id"))


def _pupil(model: type[Model]) -> str:
    return "id" if model is Pupil else "pupil_id"


def register() -> None:
    """Put these conditions where the guard finds them."""
    for name, rows in ((OWN_PUPILS, own_pupils), (LOOKED_AFTER, looked_after_pupils)):
        conditions.add(name, Condition(name=name, rows=rows))
