"""The nonce of the answer being made, for widgets that are rendered without the request."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_nonce: ContextVar[str] = ContextVar("nonce", default="")


@contextmanager
def nonce_for_this_answer() -> Iterator[str]:
    """A fresh nonce that current_nonce() gives out inside this block."""
    token = _nonce.set(secrets.token_urlsafe(16))
    try:
        yield _nonce.get()
    finally:
        _nonce.reset(token)


def current_nonce() -> str:
    """The nonce of the answer being made; empty outside the admin, where no inline script runs."""
    return _nonce.get()
