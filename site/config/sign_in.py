"""The sign-in form, and from where somebody signs in."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

from wagtail.admin.forms.auth import LoginForm


class SignInForm(LoginForm):
    """Wagtail's own form without the box that keeps somebody signed in for a fortnight.

    Classroom machines are shared.
    """

    remember = None


def client_address(request: HttpRequest) -> str | None:
    """The address the throttle counts by; None where the server gives none (a local socket).

    Behind a proxy every request comes from the proxy, which adds the caller as the last hop of
    X-Forwarded-For. Earlier hops are the caller's own words, and without a proxy so is the whole.
    """
    if settings.BEHIND_PROXY:
        last_hop: str = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if _is_address(last_hop):
            return last_hop
    return request.META.get("REMOTE_ADDR") or None


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
