"""The settings of a trust, the facts of a school or an authority, and a school's calendar."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View

from law.school_days import academic_year_bounds, academic_year_of
from schools.actions.keep_places import add_closure, add_term, remove_from_calendar, save_place
from schools.clock import today
from schools.django_forms.places import (
    AuthorityForm,
    ClosureForm,
    SchoolForm,
    TermForm,
    TrustForm,
)
from schools.errors import SchoolsError
from schools.models import Authority, School, Trust
from schools.queries.places import Keeping, closure_of, closures_of, keeping_of, term_of, terms_of
from schools.views.frame import Trail, refuse, show, signed_in


def _trail(*more: tuple[str, str]) -> Trail:
    return [(reverse("schools_places"), "Trusts and schools"), *more]


class PlaceView(View):
    """A screen for those who keep a trust or school up to date."""

    keeping: Keeping

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.keeping = keeping_of(signed_in(request), on=today())
        if self.keeping.is_empty:
            return refuse(request, "Trusts and schools are kept up to date by their leaders.")
        return super().dispatch(request, *args, **kwargs)

    def school(self, school_id: int) -> School:
        """A school the viewer keeps; any other is not found."""
        school: School = _among(self.keeping.schools, school_id)
        return school


def _among(places: tuple[Any, ...], place_id: int) -> Any:
    for place in places:
        if place.pk == place_id:
            return place
    raise Http404


class PlaceList(PlaceView):
    """The trusts, schools and authorities the viewer keeps."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return show(
            request,
            "schools/place_list.html",
            title="Trusts and schools",
            trail=[],
            context={"keeping": self.keeping},
        )


class EditPlace(PlaceView):
    """A form over one place; each kind says which."""

    form_class: "type[forms.ModelForm[Any]]"
    template = "schools/place_form.html"

    def place(self, place_id: int) -> Trust | School | Authority:
        """The place, if the viewer keeps it."""
        raise NotImplementedError

    def get(self, request: HttpRequest, place_id: int) -> HttpResponse:
        place = self.place(place_id)
        return self._page(request, str(place), self.form_class(instance=place))

    def post(self, request: HttpRequest, place_id: int) -> HttpResponse:
        place = self.place(place_id)
        title = str(place)
        form = self.form_class(request.POST, request.FILES, instance=place)
        if not form.is_valid():
            return self._page(request, title, form)
        save_place(form.instance, fields=form.changed_data, by=signed_in(request), on=today())
        messages.success(request, "Saved. Public pages show it from now on.")
        return redirect(request.path)

    def _page(self, request: HttpRequest, title: str, form: "forms.ModelForm[Any]") -> HttpResponse:
        return show(
            request,
            self.template,
            title=title,
            trail=_trail(),
            context={"form": form, "button": "Save", "cancel_url": reverse("schools_places")},
            status=422 if form.is_bound else 200,
        )


class EditTrust(EditPlace):
    form_class = TrustForm
    template = "schools/trust_form.html"

    def place(self, place_id: int) -> Trust:
        trust: Trust = _among(self.keeping.trusts, place_id)
        return trust


class EditSchool(EditPlace):
    form_class = SchoolForm

    def place(self, place_id: int) -> School:
        return self.school(place_id)


class EditAuthority(EditPlace):
    form_class = AuthorityForm

    def place(self, place_id: int) -> Authority:
        authority: Authority = _among(self.keeping.authorities, place_id)
        return authority


class SchoolCalendar(PlaceView):
    """A school's half terms and closed days; add to them."""

    def get(self, request: HttpRequest, school_id: int) -> HttpResponse:
        return self._page(request, self.school(school_id), TermForm(), ClosureForm())

    def post(self, request: HttpRequest, school_id: int) -> HttpResponse:
        school = self.school(school_id)
        is_term = "term-name" in request.POST
        term = TermForm(request.POST) if is_term else TermForm()
        closure = ClosureForm() if is_term else ClosureForm(request.POST)
        form, add = (term, add_term) if is_term else (closure, add_closure)
        if form.is_valid():
            try:
                add(school, **form.cleaned_data, by=signed_in(request), on=today())
            except SchoolsError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "Added to the calendar.")
                return redirect(request.path)
        return self._page(request, school, term, closure)

    def _page(
        self, request: HttpRequest, school: School, term: TermForm, closure: ClosureForm
    ) -> HttpResponse:
        since = academic_year_bounds(academic_year_of(today()))[0]
        return show(
            request,
            "schools/calendar.html",
            title="Calendar",
            trail=_trail(),
            context={
                "school": school,
                "terms": terms_of(school, since=since),
                "closures": closures_of(school, since=since),
                "term_form": term,
                "closure_form": closure,
            },
            status=422 if term.is_bound or closure.is_bound else 200,
        )


class RemoveTerm(PlaceView):
    """Take a half term out of the calendar."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, school_id: int, term_id: int) -> HttpResponse:
        return _removed(request, school_id, term_of(self.school(school_id), term_id=term_id))


class RemoveClosure(PlaceView):
    """Take a closed day out of the calendar."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, school_id: int, closure_id: int) -> HttpResponse:
        row = closure_of(self.school(school_id), closure_id=closure_id)
        return _removed(request, school_id, row)


def _removed(request: HttpRequest, school_id: int, row: Any) -> HttpResponse:
    if row is None:
        raise Http404
    remove_from_calendar(row, by=signed_in(request), on=today())
    messages.success(request, "Taken out of the calendar.")
    return redirect("schools_calendar", school_id=school_id)
