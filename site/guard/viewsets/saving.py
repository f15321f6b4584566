"""Adding and changing a record by a form; a second save of the same version is refused."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guard import permissions
from guard.django_forms import SchoolForm, VersionForm
from guard.errors import Conflict, NotAllowed
from guard.permissions import Verb
from guard.queries import schools_of
from guard.viewsets.guarded import GuardedRowView, GuardedView
from schools.models import School


class AddView(GuardedView):
    """Adds a record by the viewset's form."""

    verb = Verb.CREATE
    http_method_names = ["get", "head", "options", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty form."""
        return self.answer(request, form=self.form(), school_form=self.school_form())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add, or say what is wrong."""
        form, school_form = self.form(), self.school_form()
        if not (form.is_valid() & (school_form is None or school_form.is_valid())):
            return self.answer(request, form=form, school_form=school_form, status=422)
        school = school_form.cleaned_data["school"] if school_form else self.schools()[0]
        try:
            row = self.viewset.perform_create(form, school=school, viewer=self.viewer)
        except (ValidationError, NotAllowed) as refusal:
            add_errors(form, refusal)
            return self.answer(request, form=form, school_form=school_form, status=422)
        messages.success(request, f"{row} is added.")
        return redirect(self.url("record", row))

    def schools(self) -> QuerySet[School]:
        """Where the viewer may add such a record."""
        return schools_of(permissions.schools_where(self.viewer, self.verb, self.viewset.record))

    def school_form(self) -> SchoolForm | None:
        """Asks for the school where there is more than one to choose from."""
        schools = self.schools()
        if len(schools) == 1:
            return None
        return SchoolForm(self.request.POST or None, prefix="belongs", schools=schools)

    def form(self) -> "forms.ModelForm[Any]":
        """The form with what was posted."""
        form: forms.ModelForm[Any] = self.viewset.form_class(
            self.request.POST or None, self.request.FILES or None
        )
        return form

    def answer(self, request: HttpRequest, *, status: int = 200, **context: Any) -> HttpResponse:
        """The form's page."""
        title = f"Add {self.viewset.model._meta.verbose_name}"
        framed = self.frame(title, **context, cancel_url=self.url("list"), button="Add")
        return render(request, "guard/form.html", framed, status=status)


class EditView(GuardedRowView):
    """Changes a record by the viewset's form."""

    verb = Verb.CHANGE
    http_method_names = ["get", "head", "options", "post"]

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        """The form, filled with the record as it stands."""
        return self.answer(request, form=self.form(None), version=self.row.version)

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        """Change; say what is wrong; or show what somebody else saved meanwhile."""
        form, version = self.form(request.POST), VersionForm(request.POST)
        if not version.is_valid():
            form.add_error(None, "Open this record again before you change it.")
        if not form.is_valid():
            return self.answer(request, form=form, version=self.row.version, status=422)
        try:
            self.viewset.perform_change(
                form,
                self.row,
                expected_version=version.cleaned_data["version"],
                viewer=self.viewer,
            )
        except Conflict as conflict:
            return self.conflict(request, form=form, conflict=conflict)
        except (ValidationError, NotAllowed) as refusal:
            add_errors(form, refusal)
            return self.answer(request, form=form, version=self.row.version, status=422)
        messages.success(request, f"{self.row} is saved.")
        return redirect(self.url("record", self.row))

    def form(self, posted: Any) -> "forms.ModelForm[Any]":
        """The form on a copy of the record, without fields the viewer may not read."""
        instance = type(self.row)(
            **{f.attname: getattr(self.row, f.attname) for f in self.row._meta.fields}
        )
        instance._state.adding = False
        form: forms.ModelForm[Any] = self.viewset.form_class(
            posted, self.request.FILES or None, instance=instance
        )
        for name in self.rules.hidden(self.row) & form.fields.keys():
            del form.fields[name]
        return form

    def answer(
        self, request: HttpRequest, *, version: int, status: int = 200, **context: Any
    ) -> HttpResponse:
        """The form's page."""
        framed = self.frame(
            "Change",
            row=self.row,
            version_form=VersionForm(initial={"version": version}),
            cancel_url=self.url("record", self.row),
            button="Save",
            **context,
        )
        return render(request, "guard/form.html", framed, status=status)

    def conflict(
        self, request: HttpRequest, *, form: "forms.ModelForm[Any]", conflict: Conflict
    ) -> HttpResponse:
        """Both texts side by side. Saving again from here means having seen the other's."""
        differing = [
            {
                "label": form.fields[name].label or name,
                "yours": yours,
                "theirs": conflict.theirs[name],
            }
            for name, yours in conflict.yours.items()
            if name in form.fields and conflict.theirs[name] != yours
        ]
        return self.answer(
            request,
            status=409,
            version=conflict.version,
            form=form,
            conflict=conflict,
            differing=differing,
        )


def add_errors(form: "forms.ModelForm[Any]", refusal: ValidationError | NotAllowed) -> None:
    """Put a refusal beside the fields it is about, or above the form."""
    if isinstance(refusal, NotAllowed):
        form.add_error(None, str(refusal))
        return
    by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
    for name, sentences in by_field.items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)
