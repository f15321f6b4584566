"""The tests: quick hashing, mail kept in memory, a file database so that threads can share it."""

import tempfile

from config.settings.base import *

DEBUG = False
DEMO = False
SECRET_KEY = "for the tests alone"  # noqa: S105 - opens nothing but the tests' own database
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
_SCRATCH = Path(tempfile.mkdtemp(prefix="fourfold-test-"))
MEDIA_ROOT = _SCRATCH / "media"
PRIVATE_ROOT = _SCRATCH / "private"
STATIC_ROOT = _SCRATCH / "static"
DATABASES["default"].setdefault("TEST", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"]["NAME"] = str(_SCRATCH / "test.sqlite3")
    # The tests' database is thrown away; what FULL protects it from cannot happen to it.
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The throttle needs a request that a test's short cut to sign in does not make; its own tests turn
# it on.
AXES_ENABLED = False
STATIC_ROOT.mkdir(parents=True)
