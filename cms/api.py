"""Public pages as JSON, for other sites and apps: Wagtail's API, read only."""

from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from rest_framework.renderers import JSONRenderer


class PublicPagesAPIViewSet(PagesAPIViewSet):
    """Published pages that need no sign-in. JSON alone: the browsable page carries scripts."""

    renderer_classes = [JSONRenderer]


api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PublicPagesAPIViewSet)
