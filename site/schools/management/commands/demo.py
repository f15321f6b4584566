"""Fills an empty installation with two invented trusts, their schools, people and pupils."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from schools.actions.apply_posts import apply_all_posts
from schools.clock import today
from schools.demo_cast import CAST, PASSWORD, RUNS_THE_SITE
from schools.errors import SchoolsError
from schools.queries import holds_anything_real
from schools.registries import DemoPlan, demo_parts


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--schools", type=int, default=3, help="in each trust (3 to 20)")
        parser.add_argument("--pupils", type=int, default=60, help="in each school")
        parser.add_argument("--seed", type=int, default=2026, help="the same seed, the same data")
        parser.add_argument(
            "--yes-this-is-a-demo",
            action="store_true",
            help="needed where the settings are not a demo's",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEMO or options["yes_this_is_a_demo"]):
            raise CommandError(
                "These settings are not a demo's. If nothing real will ever be kept here, "
                "add --yes-this-is-a-demo.",
                returncode=2,
            )
        if holds_anything_real():
            raise CommandError(
                "This installation holds a real trust or school; invented people do not belong "
                "beside it. Use an empty one.",
                returncode=2,
            )
        plan = DemoPlan(
            schools=options["schools"],
            pupils=options["pupils"],
            seed=options["seed"],
            today=today(),
        )
        # One transaction: a demo is there whole or not at all, and is written many times faster.
        with transaction.atomic():
            self._build(plan)
            self.stdout.write(apply_all_posts(plan.today))
        self._print_cast()

    def _build(self, plan: DemoPlan) -> None:
        for name, part in sorted(demo_parts, key=lambda entry: entry[1].place):
            self.stdout.write(f"Demo: {name}")
            try:
                part.build(plan)
            except SchoolsError as error:
                raise CommandError(str(error), returncode=2) from error

    def _print_cast(self) -> None:
        self.stdout.write(f"Everybody is invented. The password of all is {PASSWORD}.")
        for member in (*CAST, RUNS_THE_SITE):
            what = member.role or "runs the site, sees no pupil"
            where = member.trust if member.role else ""
            self.stdout.write(f"  {member.username:8}{what:20}{where}")
