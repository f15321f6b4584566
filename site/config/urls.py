"""Every address of the site, most particular first; Wagtail's pages come last."""

from django.urls import include, path, re_path

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("admin/stay/", views.stay, name="stay"),
    # Accounts are run from the staff screens alone: whoever may set a password reads every record.
    re_path(
        r"^admin/(?:users|groups|bulk/schools)/",
        views.not_here,
        name="wagtails_accounts",
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("schools.urls")),
    path("", include("cms.urls")),
    path("", include(wagtail_urls)),
]
