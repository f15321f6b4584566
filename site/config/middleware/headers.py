"""Headers on every answer, refusals and errors included: this stands outermost."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from csp.middleware import CSPMiddleware, PolicyParts

from config.nonce import nonce_for_this_answer

# Below these addresses everything concerns staff or a child: nothing may be kept by any cache.
PRIVATE_PREFIXES = ("/admin/", "/l/")


def is_private(request: HttpRequest) -> bool:
    """Whether the address lies behind a sign-in or a one-time link."""
    return request.path_info.startswith(PRIVATE_PREFIXES)


class SecurityHeadersMiddleware:
    """Adds what Django's own security middleware does not: no-store and the newer policies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = settings.PERMISSIONS_POLICY
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        if is_private(request):
            response["Cache-Control"] = "no-store"
            response["Pragma"] = "no-cache"
            for derived in ("ETag", "Last-Modified"):
                response.headers.pop(derived, None)
        if request.path_info == reverse("wagtailadmin_logout"):
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """One policy for public pages, and one with a fresh nonce for the admin."""

    def __call__(self, request: HttpRequest) -> Any:
        if not is_private(request):
            return super().__call__(request)
        with nonce_for_this_answer() as nonce:
            # Where django-csp looks for the nonce of this answer.
            request._csp_nonce = nonce  # type: ignore[attr-defined]
            return super().__call__(request)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if is_private(request) and not report_only and parts.config is None:
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts
