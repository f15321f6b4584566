"""Answers that belong to the installation, not to any one folder."""

import uuid
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database and the disk answer, else 503 and which of them does not."""
    parts = {"database": _database_answers(), "disk": _disk_answers()}
    answer = {name: "ok" if fine else "does not answer" for name, fine in parts.items()}
    return JsonResponse(answer, status=200 if all(parts.values()) else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _disk_answers() -> bool:
    probe = settings.PRIVATE_ROOT / f".health-{uuid.uuid4().hex}"
    try:
        settings.PRIVATE_ROOT.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"ok")
        probe.unlink()
    except OSError:
        return False
    return True


def stay(request: HttpRequest) -> HttpResponse:
    """Says "still here": asked for by the button that appears before an idle sign-out."""
    signed_in = request.user.is_authenticated
    return HttpResponse(status=204 if signed_in else 403)


def not_here(request: HttpRequest) -> HttpResponse:
    """404 for everybody, whoever asks."""
    raise Http404


def too_many_tries(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """The page after too many wrong passwords; it says nothing about whether the name exists."""
    return render(request, "config/too_many_tries.html", status=429)
