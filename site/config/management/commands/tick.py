"""manage.py tick: does what is due, once or every minute until told to stop."""

import logging
import signal
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from config.jobs import run_due
from schools.clock import now

logger = logging.getLogger("config.jobs")
SECONDS = 60


class Command(BaseCommand):
    help = (
        "Publishes scheduled pages, sends mail, and once a day does the daily jobs. Run it every "
        "minute, or leave it running with --forever. Several may run at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--forever", action="store_true", help="go on, once a minute, until SIGTERM"
        )

    def handle(self, *args: Any, forever: bool, **options: Any) -> None:
        if not forever:
            self._once()
            return
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, _stop)
        while True:
            self._once_surviving()
            time.sleep(SECONDS - time.time() % SECONDS)

    def _once(self) -> None:
        for outcome in run_due(now()):
            self.stdout.write(str(outcome))

    def _once_surviving(self) -> None:
        """One pass; a database that is away is asked again a minute later."""
        close_old_connections()
        try:
            self._once()
        except DatabaseError as error:
            logger.error("tick could not reach the database: %s", type(error).__name__)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """Leave at once: what was being done is rolled back and done again by the next tick."""
    sys.exit(0)
