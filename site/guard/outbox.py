"""The way mail leaves: a message is posted in the caller's transaction and sent by tick."""

from guard.models.message import Message
from schools.clock import now


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
