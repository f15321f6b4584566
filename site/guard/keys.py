"""The secret the audit trail is sealed with, kept apart from the database and from SECRET_KEY."""

import hashlib
import hmac
import os
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings


def key_path() -> Path:
    """Where the secret lies: AUDIT_KEY_FILE, or audit.key among the private files.

    It belongs into the backup of the private files. Whoever can write only to the database cannot
    make a line that passes; a new SECRET_KEY leaves every old line as provable as before.
    """
    return Path(getattr(settings, "AUDIT_KEY_FILE", "") or Path(settings.PRIVATE_ROOT, "audit.key"))


def key_id() -> str:
    """A short name of the secret in use, written on each line: says when another one was used."""
    return hashlib.sha256(b"id:" + _key(key_path())).hexdigest()[:12]


def seal(purpose: str, message: str) -> str:
    """A keyed hash of a message; one made for one purpose is worth nothing for another."""
    whole = f"{purpose}\x1f{message}".encode()
    return hmac.new(_key(key_path()), whole, hashlib.sha256).hexdigest()


@cache
def _key(path: Path) -> bytes:
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    # Written whole under another name, then linked: two processes starting at once get one key.
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
