"""The one address of this folder outside the admin: where an invitation leads."""

from django.urls import path

from schools.views.welcome import Welcome

urlpatterns = [
    path("welcome/<uidb64>/<token>/", Welcome.as_view(), name="schools_welcome"),
]
