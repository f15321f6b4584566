"""What is said when a policy's or a report's day of review has passed."""

from datetime import date

from law.freshness import State, until_due


def is_overdue(due_on: date | None, *, on: date) -> bool:
    """Whether a day of review has passed; a policy that names none is not overdue."""
    return due_on is not None and until_due(due_on, on=on).state is State.RED


def date_in_words(day: date, *, is_month_only: bool = False) -> str:
    """A day as people write it: 31 August 2025, or September 2026."""
    month = f"{day:%B %Y}"
    return month if is_month_only else f"{day.day} {month}"


def policy_notice(due_on: date | None, *, on: date) -> str:
    """What the editor of an overdue policy is told; nothing while all is well."""
    if due_on is None or not is_overdue(due_on, on=on):
        return ""
    return (
        f"The review of this policy was due by {date_in_words(due_on)}. The public page says so. "
        "Once it has been reviewed, give the new dates under “Version and review” and publish."
    )
