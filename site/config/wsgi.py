"""The door for a web server (gunicorn). It opens only for an installation that is safe to serve."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.startup import refuse_if_unsafe

application = get_wsgi_application()
if not settings.DEMO:
    refuse_if_unsafe()
