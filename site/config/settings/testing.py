"""The tests: a database of their own, quick hashing, mail kept in memory.

DATABASE_URL is not read: no test run may touch a database somebody uses.
"""

import atexit
import shutil
import tempfile

from config.settings.base import *

DEBUG = False
DEMO = False
SECRET_KEY = "for the tests alone"  # noqa: S105 - opens nothing but the tests' own database
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

_SCRATCH = Path(tempfile.mkdtemp(prefix="fourfold-test-"))
atexit.register(shutil.rmtree, _SCRATCH, ignore_errors=True)
MEDIA_ROOT = _SCRATCH / "media"
PRIVATE_ROOT = _SCRATCH / "private"
STATIC_ROOT = _SCRATCH / "static"
STATIC_ROOT.mkdir()  # whitenoise warns of a folder that is not there

LANE = os.environ.get("FOURFOLD_LANE", "sqlite")
if LANE == "postgresql":
    # Short, for a socket's path may have 107 characters; workers of one run share it.
    if "FOURFOLD_SOCKETS" not in os.environ:
        os.environ["FOURFOLD_SOCKETS"] = tempfile.mkdtemp(prefix="fourfold-pg-")
        atexit.register(shutil.rmtree, os.environ["FOURFOLD_SOCKETS"], ignore_errors=True)
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "postgres",
            "USER": "fourfold",
            "HOST": os.environ["FOURFOLD_SOCKETS"],
        }
    }
elif LANE == "sqlite":
    # A file, so that a live server's threads see what the test wrote.
    DATABASES = {
        "default": with_our_options(
            {"ENGINE": "django.db.backends.sqlite3", "NAME": str(_SCRATCH / "test.sqlite3")}
        )
    }
    # It is thrown away; what FULL protects it from cannot happen to it.
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
else:
    raise ValueError(f"FOURFOLD_LANE is sqlite or postgresql, not {LANE!r}")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
