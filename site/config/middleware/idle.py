"""Signs somebody out who has gone away: a classroom machine has a next user."""

import re
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from schools.clock import now

# Writing the session on every request would cost each page a write.
SEEN_EVERY_SECONDS = 60
# The page editor asks these by itself, with nobody there: they keep no session alive.
BY_ITSELF = re.compile(r"^/admin/(editing-sessions/|.+/preview/$)")


class IdleMiddleware:
    """Ends a session after IDLE_SECONDS without a person's request, or SIGN_IN_LASTS_SECONDS in all.

    Only private addresses ask: a public page must not touch the session, or it would set a cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/admin/") and request.user.is_authenticated:
            moment = int(now().timestamp())
            if _is_over(request, moment=moment):
                logout(request)
                return redirect(f"{reverse('wagtailadmin_login')}?over=1")
            _note(request, moment=moment)
        return self.get_response(request)


def _is_over(request: HttpRequest, *, moment: int) -> bool:
    seen = int(request.session.get("seen_at", moment))
    began = int(request.session.get("began_at", moment))
    return (
        moment - seen > settings.IDLE_SECONDS + SEEN_EVERY_SECONDS
        or moment - began > settings.SIGN_IN_LASTS_SECONDS
    )


def _note(request: HttpRequest, *, moment: int) -> None:
    request.session.setdefault("began_at", moment)
    if BY_ITSELF.match(request.path_info):
        request.session.setdefault("seen_at", moment)
    elif moment - request.session.get("seen_at", 0) >= SEEN_EVERY_SECONDS:
        request.session["seen_at"] = moment
