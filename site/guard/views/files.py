"""Handing out a file about a child."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.generic import View

from guard import files
from guard.queries import file_or_none


class FileView(View):
    """One file, as a download, to whoever may see the record it is with."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *, pk: UUID) -> HttpResponseBase:
        """Not yours and not there are the same answer, whatever the method."""
        kept = file_or_none(pk)
        if kept is None:
            raise Http404
        self.kept = kept
        return super().dispatch(request, pk=pk)

    def get(self, request: HttpRequest, *, pk: UUID) -> HttpResponseBase:
        """The bytes, as nothing a browser would open in the site's name."""
        del request, pk
        response = HttpResponse(files.content_of(self.kept), content_type=self.kept.content_type)
        response["Content-Disposition"] = content_disposition_header(
            as_attachment=True, filename=self.kept.original_name
        )
        response["Cache-Control"] = "no-store, private"
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
