"""{% nonce_attr %}: lets one of Wagtail's own inline scripts run under the strict policy."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from config.nonce import current_nonce

register = template.Library()


@register.simple_tag
def nonce_attr() -> SafeString:
    """nonce="…" for a script element, or nothing where no nonce is given out."""
    nonce = current_nonce()
    return format_html(' nonce="{}"', nonce) if nonce else SafeString("")
