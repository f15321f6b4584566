"""The screen on which somebody with a trust post says why they look at named pupils."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import View

from guard import permissions, scope
from guard.actions.reasons import end_reason, state_reason
from guard.django_forms import ReasonForm
from guard.queries import reasons_held, schools_of
from schools.models import School


class ReasonView(View):
    """States a reason; shows those that still hold, each with a button that ends it."""

    http_method_names = ["get", "head", "options", "post"]
    schools: QuerySet[School]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For those whose post opens names after a reason; to everybody else there is no such page."""
        self.schools = schools_of(permissions.schools_open_after_reason(scope.current()))
        if not self.schools:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, with the school chosen that the list named."""
        form = ReasonForm(schools=self.schools, initial={"school": request.GET.get("school")})
        return self.answer(request, form)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the reason and go back to where it was asked for."""
        form = ReasonForm(request.POST, schools=self.schools)
        if not form.is_valid():
            return self.answer(request, form, status=422)
        stated = state_reason(**form.cleaned_data)
        messages.success(request, f"You see named pupils of {stated}.")
        return redirect(self.next() or reverse("guard:reason"))

    def next(self) -> str:
        """Where to go afterwards, if that is a page of this site."""
        asked = self.request.GET.get("next", "")
        here = {self.request.get_host()}
        is_ours = url_has_allowed_host_and_scheme(
            asked, allowed_hosts=here, require_https=self.request.is_secure()
        )
        return asked if is_ours else ""

    def answer(self, request: HttpRequest, form: ReasonForm, *, status: int = 200) -> HttpResponse:
        """The page."""
        title = "Say why you look"
        context = {
            "header_title": title,
            "header_icon": "view",
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_home"), "label": "Home"},
                {"url": "", "label": title},
            ],
            "form": form,
            "held": reasons_held(scope.current()),
        }
        return render(request, "guard/reason.html", context, status=status)


class EndReasonView(View):
    """Ends one of the viewer's own reasons."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *, pk: int) -> HttpResponse:
        """Close the school's names again; somebody else's reason does not exist here."""
        stated = next((one for one in reasons_held(scope.current()) if one.pk == pk), None)
        if stated is None:
            raise Http404
        end_reason(stated)
        messages.success(request, f"You no longer see named pupils of {stated.school}.")
        return redirect("guard:reason")
