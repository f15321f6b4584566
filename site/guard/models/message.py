"""A message waiting to leave, or the trace of one that left."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q


class MessageState(models.TextChoices):
    """How far a message has come."""

    WAITING = "WAITING", "Waiting"
    SENT = "SENT", "Sent"
    FAILED = "FAILED", "Given up"


class Message(models.Model):
    """One e-mail to one address, written in the transaction that made it necessary.

    Neither subject nor body ever carries a child's name: mail crosses other people's machines and
    shows on locked screens. Once the message has left, or is given up, its body is emptied: it may
    hold a one-time link. Of an error only the class is kept, for its text may quote the address.
    """

    key = models.CharField(max_length=120, unique=True)
    to = models.EmailField()
    subject = models.CharField(
        max_length=200,
        validators=[RegexValidator(r"[\r\n]", "A subject is one line.", inverse_match=True)],
    )
    body = models.TextField(blank=True)
    state = models.CharField(
        max_length=10, choices=MessageState.choices, default=MessageState.WAITING
    )
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="SENT", sent_at__isnull=False)
                | (~Q(state="SENT") & Q(sent_at__isnull=True)),
                name="message_sent_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="WAITING") | Q(body=""), name="message_body_gone_when_done"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="guard_message_waiting"),
        ]

    def __str__(self) -> str:
        return f"Message {self.pk}"
