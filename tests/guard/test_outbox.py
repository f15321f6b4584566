"""site/guard/outbox.py and actions/send_mail.py: mail leaves once, later, or is given up."""

import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction

import pytest
import time_machine

from guard import outbox
from guard.actions import send_mail
from guard.actions.send_mail import LEASE, TRIES, WAITS, message_id, send_waiting
from guard.models import Message, MessageState
from schools.registries import Mail, mail_doors

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


def post(key="invitation 1", to="sam@school.example"):
    return outbox.post(
        to=to, subject="Your account", body="Open the link to begin: /l/token", key=key
    )


def refuse(monkeypatch, error):
    def send_messages(self, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)


@pytest.mark.django_db
def test_a_posted_message_is_sent_once_and_its_body_forgotten():
    message = post()

    first, second = send_waiting(NOW), send_waiting(NOW + timedelta(days=1))

    message.refresh_from_db()
    assert (first.sent, second.sent) == (1, 0)
    assert (message.state, message.sent_at, message.body) == (MessageState.SENT, NOW, "")
    assert [(m.to, m.subject) for m in mail.outbox] == [(["sam@school.example"], "Your account")]
    assert mail.outbox[0].body == "Open the link to begin: /l/token"


@pytest.mark.django_db
def test_posting_twice_under_one_key_sends_once():
    assert post().pk == post().pk

    send_waiting(NOW)
    post()
    send_waiting(NOW + MINUTE)

    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_message_goes_with_the_transaction_that_posted_it():
    with transaction.atomic():
        post()
        transaction.set_rollback(True)

    assert send_waiting(NOW).sent == 0
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_an_invitation_to_staff_leaves_through_the_outbox():
    door = dict(mail_doors)["outbox"]

    door(Mail(to="tess@school.example", subject="Your account", body="Link", key="invitation 7"))

    assert Message.objects.get().to == "tess@school.example"
    assert mail.outbox == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "no address"},
        {"to": ""},
        {"subject": "Two\r\nBcc: somebody@else.example"},
        {"subject": ""},
        {"key": ""},
    ],
    ids=["no address", "empty address", "second header", "no subject", "no key"],
)
def test_what_no_mail_server_would_take_is_refused_when_posted(wrong):
    whole = {"to": "sam@school.example", "subject": "Hello", "body": "Text", "key": "k"}

    with pytest.raises(ValidationError):
        outbox.post(**{**whole, **wrong})

    assert not Message.objects.exists()


@pytest.mark.django_db
def test_a_refused_message_waits_longer_each_time_and_is_then_given_up(monkeypatch):
    message = post()
    refuse(monkeypatch, smtplib.SMTPRecipientsRefused({"sam@school.example": (550, b"no such")}))
    moment = NOW

    for wait in WAITS:
        assert send_waiting(moment).put_off == 1
        assert str(send_waiting(moment + wait - MINUTE / 2)) == ""
        moment += wait
    last = send_waiting(moment)

    message.refresh_from_db()
    assert last.given_up == 1
    assert (message.state, message.tries, message.body) == (MessageState.FAILED, TRIES, "")
    assert message.last_error == "SMTPRecipientsRefused"


@pytest.mark.django_db
def test_the_log_names_the_error_but_not_the_address(monkeypatch, caplog):
    post()
    refuse(monkeypatch, smtplib.SMTPServerDisconnected("sam@school.example hung up"))

    send_waiting(NOW)

    assert "SMTPServerDisconnected" in caplog.text
    assert "sam@" not in caplog.text


@pytest.mark.django_db
def test_one_refused_message_does_not_keep_the_next_one(monkeypatch):
    post(key="first", to="gone@school.example")
    post(key="second")
    deliver = EmailBackend.send_messages

    def refuse_the_first(self, messages):
        if messages[0].to == ["gone@school.example"]:
            raise smtplib.SMTPRecipientsRefused({})
        return deliver(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_the_first)

    sent = send_waiting(NOW)

    assert (sent.sent, sent.put_off) == (1, 1)
    assert [m.to for m in mail.outbox] == [["sam@school.example"]]


@pytest.mark.django_db
def test_a_message_whose_sender_died_is_sent_when_the_lease_is_over(monkeypatch):
    post()

    def die(message, *, now):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(send_mail, "_send", die)
        with pytest.raises(SystemExit):
            send_waiting(NOW)

    assert send_waiting(NOW + LEASE - MINUTE).sent == 0
    assert send_waiting(NOW + LEASE).sent == 1


@pytest.mark.django_db
def test_a_message_whose_last_sender_died_is_given_up():
    message = post()
    Message.objects.filter(pk=message.pk).update(tries=TRIES, next_try_at=NOW)

    assert send_waiting(NOW).given_up == 1

    message.refresh_from_db()
    assert (message.state, message.last_error) == (MessageState.FAILED, "Interrupted")


@pytest.mark.django_db
def test_every_attempt_carries_the_same_message_id(settings):
    settings.DEFAULT_FROM_EMAIL = "Fourfold <send@school.example>"
    post()

    send_waiting(NOW)

    assert mail.outbox[0].extra_headers["Message-ID"] == message_id("invitation 1")
    assert message_id("invitation 1").endswith("@school.example>")
    assert message_id("invitation 1") != message_id("invitation 2")


@pytest.mark.django_db
def test_no_more_than_the_limit_leaves_in_one_round():
    for number in range(3):
        post(key=f"m{number}")

    assert send_waiting(NOW, limit=2).sent == 2
    assert send_waiting(NOW, limit=2).sent == 1


@pytest.mark.django_db(transaction=True)
def test_four_senders_at_once_send_each_message_once():
    keys = {message_id(f"m{number}") for number in range(24)}
    for number in range(24):
        post(key=f"m{number}")

    def send(_):
        try:
            return send_waiting(NOW).sent
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as senders:
        counts = list(senders.map(send, range(4)))

    assert sum(counts) == 24
    left = [m.extra_headers["Message-ID"] for m in mail.outbox]
    assert len(left) == 24
    assert set(left) == keys
