"""Addresses of public pages that are not in Wagtail's page tree."""

from django.urls import path

from cms.api import api_router
from cms.views.trust_colours import trust_colours

urlpatterns = [
    path("trusts/<slug:slug>.css", trust_colours, name="trust_colours"),
    path("api/v2/", api_router.urls),
]
