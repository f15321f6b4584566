"""What happens when a form is sent. Receivers run inside the transaction: one that fails fails it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from forms.engine.answers import Answers
from forms.engine.schema import Form
from forms.models import Submission
from schools.models import User
from schools.registry import Registry


@dataclass(frozen=True)
class Receipt:
    """What a receiver did, as a sentence for the sender, and where it can be seen."""

    sentence: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Submitted:
    """A form that is being sent: answers hold only what is on the path."""

    submission: Submission
    form: Form
    answers: Answers
    by: User
    on: date


Receiver = Callable[[Submitted], list[Receipt]]

# Raise forms.errors.Refused or guard.errors.NotAllowed with a sentence for the sender to refuse.
submitted: Registry[Receiver] = Registry(of="receiver of forms")


def tell(event: Submitted) -> list[Receipt]:
    """Every receiver's receipts, in the order they registered. Raises what a receiver raises."""
    return [receipt for _, receiver in submitted for receipt in receiver(event)]
