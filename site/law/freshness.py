"""Whether something that must be looked at again by a day is fresh, nearly due or overdue."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from law.months import add_months


class State(StrEnum):
    """How urgent the next look is."""

    GREEN = "GREEN"
    AMBER = "AMBER"
    RED = "RED"


@dataclass(frozen=True)
class Freshness:
    """How fresh a dated item is, and the last day on which it still is.

    `due_on` is None for an item that has never been confirmed: it is red from the start.
    """

    state: State
    due_on: date | None


def next_due(last: date, *, months: int = 12) -> date:
    """The last day on which an item confirmed on `last` is still in date."""
    return add_months(last, months=months)


def since_last(last: date | None, *, on: date, months: int = 12, warn_months: int = 1) -> Freshness:
    """How fresh an item is that must be confirmed every so many months.

    Amber from `warn_months` before the end (11 months after the last time for a yearly item),
    red from the day after it is due. Never confirmed is red.
    Source: SEN information report, reviewed yearly (Children and Families Act 2014, section 69,
    and the SEND code of practice); the month of warning is ours.
    """
    if last is None:
        return Freshness(state=State.RED, due_on=None)
    due_on = next_due(last, months=months)
    amber_from = add_months(last, months=months - warn_months)
    return Freshness(state=_state(due_on, amber_from=amber_from, on=on), due_on=due_on)


def until_due(due_on: date, *, on: date, warn_months: int = 1) -> Freshness:
    """How fresh an item is that states its own next review day, as a policy does."""
    amber_from = add_months(due_on, months=-warn_months)
    return Freshness(state=_state(due_on, amber_from=amber_from, on=on), due_on=due_on)


def _state(due_on: date, *, amber_from: date, on: date) -> State:
    if on > due_on:
        return State.RED
    return State.AMBER if on >= amber_from else State.GREEN
