"""The way mail leaves: a message is posted in the caller's transaction and sent by tick."""

from guard.models.message import Message
from schools.clock import now
from schools.registries import Mail


def post(*, to: str, subject: str, body: str, key: str) -> Message:
    """The message that will be sent, or the one already posted under this key.

    It leaves only if the caller's transaction does. The key names the occasion ("invitation 41"):
    posting twice under one key sends once. Neither subject, body nor key carries a child's name.
    Raises ValidationError if the address is none or the subject has several lines.
    """
    moment = now()
    message = Message(
        key=key, to=to, subject=subject, body=body, next_try_at=moment, created_at=moment
    )
    message.clean_fields(exclude=["id", "sent_at"])
    fields = {"to": to, "subject": subject, "body": body}
    posted, _ = Message.objects.get_or_create(
        key=key, defaults={**fields, "next_try_at": moment, "created_at": moment}
    )
    return posted


def take(mail: Mail) -> Message:
    """Post what the floor below has written; registered as its mail door."""
    return post(to=mail.to, subject=mail.subject, body=mail.body, key=mail.key)
