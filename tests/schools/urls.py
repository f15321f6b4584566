"""The site's addresses with this folder's own in front."""

from django.urls import include, path

urlpatterns = [path("", include("schools.urls")), path("", include("config.urls"))]
