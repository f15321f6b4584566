"""Addresses of the guard's own screens, under the admin."""

from django.urls import path

from guard.views.files import FileView
from guard.views.reason import EndReasonView, ReasonView

app_name = "guard"

urlpatterns = [
    path("guard/reason/", ReasonView.as_view(), name="reason"),
    path("guard/reason/<int:pk>/end/", EndReasonView.as_view(), name="end_reason"),
    path("files/<uuid:pk>/", FileView.as_view(), name="file"),
]
