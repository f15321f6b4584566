"""A list as a file, for those whose posts allow it."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from guard import export
from guard.permissions import Verb
from guard.viewsets.listing import Narrowing


class ExportView(Narrowing):
    """The rows of the list as it is narrowed, as CSV or XLSX; only those the viewer may export."""

    verb = Verb.EXPORT
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The file, and one line of the trail with every reference in it."""
        kind = export.KINDS.get(request.GET.get("format", "csv"))
        if kind is None:
            return HttpResponse("Choose csv or xlsx.", status=400, content_type="text/plain")
        columns = self.viewset.columns
        return export.as_file(
            self.wanted(Verb.EXPORT),
            headings=[column.label for column in columns],
            cells=lambda row: [column.text(row, self.rules) for column in columns],
            kind=kind,
            name=self.viewset.record.lower(),
        )
