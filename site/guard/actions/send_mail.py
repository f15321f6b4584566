"""Sending what waits in the outbox; several processes may do so at once."""

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from guard.models.message import Message, MessageState

logger = logging.getLogger("guard.outbox")

# Minutes to wait after the first, second … refusal; after the one that follows the last it ends.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480))
TRIES = len(WAITS) + 1
# Longer than any attempt can take (EMAIL_TIMEOUT bounds each step of one): until it is over nobody
# else takes the message, and after it the sender is taken to have died.
LEASE = timedelta(minutes=10)


@dataclass(frozen=True)
class Sent:
    """What one round did."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0

    def __str__(self) -> str:
        counts = {
            "sent": self.sent,
            "put off": self.put_off,
            "given up": self.given_up,
        }
        return ", ".join(f"{count} {word}" for word, count in counts.items() if count)


def send_waiting(now: datetime, *, limit: int = 50) -> Sent:
    """Send the messages whose time has come, oldest first, at most `limit`.

    Call it outside any transaction. A message is claimed before it is sent, so that no two
    processes send it; a sender that dies between the server's "accepted" and our note of it is the
    one case in which a message leaves twice, and then under the same Message-ID.
    """
    counts = {"sent": 0, "put_off": 0, "given_up": _give_up_abandoned(now)}
    for _ in range(limit):
        message = _claim(now)
        if message is None:
            break
        counts[_send(message, now=now)] += 1
    return Sent(**counts)


def _claim(now: datetime) -> Message | None:
    """The next message, ours until the lease ends; on SQLite the transaction itself is the lock."""
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(skip_locked=True)
            .filter(state=MessageState.WAITING, next_try_at__lte=now, tries__lt=TRIES)
            .order_by("next_try_at", "pk")
            .first()
        )
        if message is None:
            return None
        message.tries += 1
        message.next_try_at = now + LEASE
        message.save(update_fields=["tries", "next_try_at"])
    return message


def _send(message: Message, *, now: datetime) -> str:
    mail = EmailMessage(
        subject=message.subject,
        body=message.body,
        to=[message.to],
        headers={"Message-ID": message_id(message.key), "Auto-Submitted": "auto-generated"},
    )
    try:
        mail.send()
    except Exception as error:  # noqa: BLE001 - a mail library fails in as many ways as there are servers
        logger.warning("%s was not sent (try %d): %s", message, message.tries, type(error).__name__)
        return _note_refusal(message, now=now, error=type(error).__name__)
    _note(message, state=MessageState.SENT, sent_at=now, body="", last_error="")
    return "sent"


def _note_refusal(message: Message, *, now: datetime, error: str) -> str:
    if message.tries >= TRIES:
        _note(message, state=MessageState.FAILED, body="", last_error=error[:80])
        return "given_up"
    _note(message, next_try_at=now + WAITS[message.tries - 1], last_error=error[:80])
    return "put_off"


def _note(message: Message, **changes: object) -> None:
    """Write what became of our attempt, unless the lease ended and another sender took over."""
    Message.objects.filter(pk=message.pk, tries=message.tries, state=MessageState.WAITING).update(
        **changes
    )


def _give_up_abandoned(now: datetime) -> int:
    """End those whose last attempt never came back."""
    return Message.objects.filter(
        state=MessageState.WAITING, tries__gte=TRIES, next_try_at__lte=now
    ).update(state=MessageState.FAILED, body="", last_error="Interrupted")


def message_id(key: str) -> str:
    """The same for every attempt at one message, so that a mail server can drop the second."""
    sender = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(">") or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{sender}>"
