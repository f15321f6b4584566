"""Sets who is looking for the time of one request."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse

from guard.scope import Viewer, looking
from schools.clock import today


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
