"""Sets who is looking for the time of one request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from guard.scope import Viewer, looking
from schools.clock import today


class ViewerMiddleware:
    """The signed-in user is who looks; a stranger looks as nobody and sees no private row."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with looking(RequestViewer(request)):
            return self.get_response(request)


class RequestViewer(Viewer):
    """The request's user, fetched only when a private row is asked for: public pages stay cookieless."""

    def __init__(self, request: HttpRequest) -> None:
        object.__setattr__(self, "_request", request)
        object.__setattr__(self, "on", today())
        object.__setattr__(self, "system_reason", "")

    @property
    def user(self):  # type: ignore[no-untyped-def,override] # noqa: ANN201
        """The signed-in user or nobody; after signing in, the new one."""
        user = getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated else None
