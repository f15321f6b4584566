"""The addresses of the forms, below /admin/. A section's id has no hyphen, other pages have one."""

from django.urls import path

from forms.presenters import CHECK
from forms.views.check import check_answers
from forms.views.discard import discard
from forms.views.done import done
from forms.views.index import index
from forms.views.start import start
from forms.views.wizard import DraftWizard

urlpatterns = [
    path("forms/", index, name="forms_index"),
    path("forms/done/<uuid:submission_id>/", done, name="forms_done"),
    path("forms/draft/<uuid:draft_id>/check/", check_answers, name="forms_check"),
    path("forms/draft/<uuid:draft_id>/throw-away/", discard, name="forms_discard"),
    path(
        "forms/draft/<uuid:draft_id>/<slug:step>/",
        DraftWizard.as_view(url_name="forms_step", done_step_name=CHECK),
        name="forms_step",
    ),
    path("forms/<slug:slug>/", start, name="forms_start"),
]
