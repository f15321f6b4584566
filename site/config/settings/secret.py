"""A secret key made once for this machine and kept beside the database."""

import os
import secrets
from pathlib import Path


def kept_secret(path: Path) -> str:
    """SECRET_KEY from the environment, else the one in this file, made on first use (mode 0600)."""
    given = os.environ.get("SECRET_KEY")
    if given:
        return given
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
