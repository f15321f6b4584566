"""The private base that every record about a child is built on, and the guard's own tables."""

from guard.models.event import Event, EventChain, EventText, EventVerb
from guard.models.message import Message, MessageState
from guard.models.private import PrivateModel, ScopedManager
from guard.models.private_file import PrivateFile
from guard.models.reason import StatedReason
from guard.models.reference import ReferenceCounter

__all__ = [
    "Event",
    "EventChain",
    "EventText",
    "EventVerb",
    "Message",
    "MessageState",
    "PrivateFile",
    "PrivateModel",
    "ReferenceCounter",
    "ScopedManager",
    "StatedReason",
]
