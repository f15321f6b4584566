"""The private base that every record about a child is built on, and the guard's own tables."""

from guard.models.private import PrivateModel, ScopedManager

__all__ = ["PrivateModel", "ScopedManager"]
