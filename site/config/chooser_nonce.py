"""Puts the answer's nonce on the one inline script that Wagtail writes in Python, not a template."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from wagtail.admin.widgets import BaseChooser

from config.nonce import current_nonce

_wagtails_render = BaseChooser.render


def _render_with_nonce(self: BaseChooser, *args: Any, **kwargs: Any) -> SafeString:
    html = str(_wagtails_render(self, *args, **kwargs))
    opening = format_html('<script nonce="{}">', current_nonce())
    # The script is the last thing Wagtail adds; what stands before it is already escaped.
    before, found, after = html.rpartition("<script>")
    return mark_safe(f"{before}{opening}{after}" if found else html)  # noqa: S308 - Wagtail's own markup


def install() -> None:
    """Replace the method once, when the apps are ready."""
    BaseChooser.render = _render_with_nonce
