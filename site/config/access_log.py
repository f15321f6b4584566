"""The web server's log: which page was asked for, never what was typed or the secret in a link."""

import re
from typing import Any

from gunicorn.glogging import Logger

FORMAT = "%(t)s %(m)s %(U)s %(s)s %(B)s bytes %(M)s ms"
# A one-time link is as good as a password until it is used; an invitation's account comes first.
SECRET_LINK = re.compile(r"^(/l/|/welcome/[^/]+/)[^/]+")


def without_secrets(path: str) -> str:
    """The path as it may be kept: a one-time link's secret is starred out."""
    return SECRET_LINK.sub(r"\1***", path)


class DiscreetLogger(Logger):
    """gunicorn's logger without query strings, referrers and one-time links."""

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> Any:
        path = without_secrets(environ.get("PATH_INFO", ""))
        environ = {
            **environ,
            "PATH_INFO": path,
            "RAW_URI": path,
            "QUERY_STRING": "",
            "HTTP_REFERER": "-",
        }
        return super().atoms(resp, req, environ, request_time)
