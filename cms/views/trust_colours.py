"""A trust's colour as a style sheet, so that no page carries a style of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.queries import trust_with_slug
from cms.rules.colour import palette

_A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def trust_colours(request: HttpRequest, slug: str) -> HttpResponse:
    """The custom properties of a trust's colours; pages ask with the colour in the address."""
    trust = trust_with_slug(slug)
    if trust is None:
        raise Http404
    colours = palette(trust.colour)
    css = f":root{{--band:{colours.band};--on-band:{colours.on_band};--link:{colours.link};}}\n"
    # A page names the colour it expects; only that answer may be kept.
    is_named = request.GET.get("c") == trust.colour.removeprefix("#")
    cached = _A_YEAR if is_named else "no-cache"
    return HttpResponse(css, content_type="text/css", headers={"Cache-Control": cached})
