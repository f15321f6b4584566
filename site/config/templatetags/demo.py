"""{% demo_note %}: says on every screen of a demonstration that everything is invented."""

from django import template

from schools.queries import has_invented_trusts

register = template.Library()


@register.inclusion_tag("config/demo_note.html")
def demo_note() -> dict[str, bool]:
    """A line at the foot of the screen, only where a trust is invented."""
    return {"is_invented": has_invented_trusts()}
