"""Sets who is looking for the time of one request."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guard.scope import Viewer, looking
from schools.clock import today

DEFAULT_REQUEST_LIMIT = 25_000_000


class ViewerMiddleware:
    """The signed-in user is who looks; a stranger looks as nobody and sees no private row."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with looking(RequestViewer(request, on=today())):
            return self.get_response(request)


class RequestViewer:
    """Answers with the viewer of one request.

    The user is fetched only when a private row is asked for, so that public pages stay
    cookieless. Signing in or out within the request replaces `request.user`, and with it the
    viewer: nothing worked out for the one before is kept.
    """

    def __init__(self, request: HttpRequest, *, on: date) -> None:
        self._request = request
        self._on = on
        self._seen: object = None
        self._viewer = Viewer(user=None, day=on)

    def __call__(self) -> Viewer:
        user = getattr(self._request, "user", None)
        if user is not self._seen:
            self._seen = user
            known = user if user is not None and user.is_authenticated else None
            self._viewer = Viewer(user=known, day=self._on)
        return self._viewer


class UploadLimitMiddleware:
    """Refuses a request too large to be anything a school adds, before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        limit = int(getattr(settings, "REQUEST_LIMIT_BYTES", DEFAULT_REQUEST_LIMIT))
        size = request.META.get("CONTENT_LENGTH") or "0"
        if size.isdecimal() and int(size) > limit:
            words = {"sent": int(size) // 1_000_000, "limit": limit // 1_000_000}
            return render(request, "guard/too_large.html", words, status=413)
        return self.get_response(request)
