"""Who works with which class: put somebody on it, take them off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from law.school_days import academic_year_of
from schools.actions.posts import end_class_work, staff_class
from schools.django_forms.staff import ClassWorkForm
from schools.errors import SchoolsError
from schools.models import Class
from schools.presenters import days_text
from schools.queries.staff import class_in, class_work_in, classes_in, staff_of, who_may_be_put_on
from schools.views.frame import StaffView, Trail, show, signed_in


def _trail(*more: tuple[str, str]) -> Trail:
    staff = (reverse("schools_staff"), "Staff")
    return [staff, *more]


class ClassList(StaffView):
    """The classes of this academic year with those who work with each."""

    def get(self, request: HttpRequest) -> HttpResponse:
        year = academic_year_of(self.reach.on)
        return show(
            request,
            "schools/class_list.html",
            title=f"Classes {year}",
            trail=_trail(),
            context={"classes": list(classes_in(self.reach, academic_year=year))},
        )


class ClassStaffing(StaffView):
    """One class: who works with it, who did, and a form to put somebody on it."""

    def get(self, request: HttpRequest, class_id: int) -> HttpResponse:
        of_class = self._class(class_id)
        return self._page(request, of_class, self._form(of_class))

    def post(self, request: HttpRequest, class_id: int) -> HttpResponse:
        of_class = self._class(class_id)
        form = self._form(of_class, request.POST)
        if not form.is_valid():
            return self._page(request, of_class, form)
        try:
            staff_class(of_class, **form.cleaned_data, by=signed_in(request), on=self.reach.on)
        except SchoolsError as error:
            form.add_error(None, str(error))
            return self._page(request, of_class, form)
        messages.success(request, "Added. The class's pupils are theirs from the first day on.")
        return redirect("schools_class", class_id=class_id)

    def _class(self, class_id: int) -> Class:
        of_class = class_in(self.reach, class_id=class_id)
        if of_class is None:
            raise Http404
        return of_class

    def _form(self, of_class: Class, *data: object) -> ClassWorkForm:
        people = who_may_be_put_on(of_class, on=self.reach.on)
        return ClassWorkForm(*data, people=people, reach=self.reach)

    def _page(self, request: HttpRequest, of_class: Class, form: ClassWorkForm) -> HttpResponse:
        rows = [
            (row, days_text(row.from_on, row.to_on), not row.to_on or row.to_on >= self.reach.on)
            for row in staff_of(of_class)
        ]
        return show(
            request,
            "schools/class_staff.html",
            title=of_class.name,
            trail=_trail((reverse("schools_classes"), "Classes")),
            context={"of_class": of_class, "rows": rows, "form": form, "me": request.user.pk},
            status=422 if form.is_bound else 200,
        )


class EndClassWork(StaffView):
    """Take somebody off a class, at once."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, work_id: int) -> HttpResponse:
        row = class_work_in(self.reach, work_id=work_id)
        if row is None:
            raise Http404
        try:
            end_class_work(row, by=signed_in(request), on=self.reach.on)
        except SchoolsError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Taken off the class. Its pupils are closed to them now.")
        return redirect("schools_class", class_id=row.of_class_id)
