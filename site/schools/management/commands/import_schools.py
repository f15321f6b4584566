"""Reads schools from a download of the Department's register (GIAS), or a council's extract of it."""

from argparse import ArgumentParser
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from schools.clock import today
from schools.errors import SchoolsError
from schools.importers.schools import Change, Plan, RowsRefused, carry_out, plan_import
from schools.models import Trust
from schools.queries import trust_called
from schools.rules.gias import Finding

_MOST_SHOWN = 50


class Command(BaseCommand):
    help = (
        "Schools are known by their URN: new ones are added, others brought up to date; an empty "
        "cell changes nothing. A trust or authority a row names is made if it is not here."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV with a header row, at most 50 MB")
        parser.add_argument("--dry-run", action="store_true", help="show what would change")
        parser.add_argument("--trust", metavar="SLUG", help="put every school into this trust")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            plan = plan_import(options["file"], trust=_trust(options["trust"]), on=today())
        except RowsRefused as refused:
            raise CommandError(_refusal(refused), returncode=2) from refused
        except SchoolsError as error:
            raise CommandError(str(error), returncode=2) from error
        if options["dry_run"]:
            for change in plan.changes:
                self.stdout.write(_line(change))
        else:
            carry_out(plan)
        for line in _left_out(plan.left_out):
            self.stdout.write(line)
        self.stdout.write(_summary(plan, dry=options["dry_run"]))


def _trust(slug: str | None) -> Trust | None:
    if slug is None:
        return None
    trust = trust_called(slug)
    if trust is None:
        raise SchoolsError(f"There is no trust “{slug}” here. Check how its address is written.")
    return trust


def _refusal(refused: RowsRefused) -> str:
    shown = [f"row {each.row}, {each.heading}: {each.text}" for each in refused.findings]
    more = len(shown) - _MOST_SHOWN
    lines = shown[:_MOST_SHOWN] + ([f"… and {more} more."] if more > 0 else [])
    return "\n".join([*lines, *_left_out(refused.left_out), str(refused)])


def _line(change: Change) -> str:
    school = change.school
    if change.is_new:
        return f"+ {school.urn} {school.name}"
    fields = "; ".join(f"{name} “{was}” → “{new}”" for name, (was, new) in change.fields.items())
    return f"~ {school.urn} {school.name}: {fields}"


def _left_out(findings: Sequence[Finding]) -> list[str]:
    lines = []
    by_heading = sorted(findings, key=lambda each: each.heading)
    for heading, group in groupby(by_heading, key=lambda each: each.heading):
        first, *others = group
        also = f" (and {len(others)} more rows)" if others else ""
        lines.append(f"left out: {heading}, row {first.row}: {first.text}{also}")
    return lines


def _summary(plan: Plan, *, dry: bool) -> str:
    new = sum(change.is_new for change in plan.changes)
    changed = len(plan.changes) - new
    would = "would be " if dry else ""
    return (
        f"{new + changed + plan.unchanged} schools read: {new} {would}new, "
        f"{changed} {would}changed, {plan.unchanged} as before."
    )
