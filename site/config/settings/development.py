"""One person's machine: the demo on SQLite, mail on the screen."""

from config.settings.base import *
from config.settings.secret import kept_secret

DEBUG = False
DEMO = True
SECRET_KEY = kept_secret(VAR / "secret_key")
ALLOWED_HOSTS = ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]"]
# The demo's people all have the password "demo".
AUTH_PASSWORD_VALIDATORS = []

# Static files come straight from their packages: collecting four megabytes first would make every
# start slower.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
