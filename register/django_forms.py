"""The screen on which the office keeps who is on roll."""

from typing import Any

from django import forms

from guard import permissions, scope
from guard.permissions import Verb
from register.models import Pupil
from register.queries import classes_to_choose, places_of
from schools.models import Class

DAY_BOX = forms.DateInput(attrs={"placeholder": "dd/mm/yyyy", "autocomplete": "off"})
DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]


class PupilForm(forms.ModelForm[Pupil]):
    """Who a pupil is, and the classes now."""

    birth_date = forms.DateField(
        label="Date of birth", widget=DAY_BOX, input_formats=DAY_FORMATS, help_text="dd/mm/yyyy"
    )
    joined_on = forms.DateField(
        label="Joined the school on",
        widget=DAY_BOX,
        input_formats=DAY_FORMATS,
        help_text="dd/mm/yyyy",
    )
    left_on = forms.DateField(
        label="Left the school on",
        widget=DAY_BOX,
        input_formats=DAY_FORMATS,
        required=False,
        help_text="dd/mm/yyyy; only for a pupil who has left",
    )
    classes: "forms.ModelMultipleChoiceField[Class]" = forms.ModelMultipleChoiceField(
        queryset=Class.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = Pupil
        fields = (
            "legal_name",
            "preferred_name",
            "birth_date",
            "year_group",
            "joined_on",
            "left_on",
            "eal",
            "interpreter_language",
            "looked_after",
            "upn",
            "local_id",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        viewer = scope.current()
        pupil = self.instance
        is_new = pupil._state.adding
        schools = (
            permissions.schools_where(viewer, Verb.CREATE, "pupil") if is_new else {pupil.school_id}
        )
        asked = self.fields["classes"]
        if isinstance(asked, forms.ModelMultipleChoiceField):
            asked.queryset = classes_to_choose(schools, on=viewer.on)
        if not is_new:
            self.initial["classes"] = [
                place.of_class_id for place in places_of(pupil) if place.to_on is None
            ]
