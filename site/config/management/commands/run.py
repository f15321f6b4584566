"""One person's machine: everything from an empty folder to a served demo, in one command."""

import io
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections, transaction
from django.utils.module_loading import import_string

from config import queries
from config.local_server import HOST, is_taken, serve_with, wait_until_it_answers
from schools.clock import today
from schools.demo_cast import PASSWORD


class Command(BaseCommand):
    help = "Migrate, load the demo once, then serve on this machine and run tick until Ctrl-C."
    # `make test` runs the checks; here they would cost a second of every start.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("run is for the demo on one machine; a server wants: make serve")
        if is_taken(port):
            raise CommandError(
                f"Port {port} is taken: end what uses it, or choose another: make run PORT=8001"
            )
        self._bring_up_to_date()
        people = self._people()
        # A forked process must not share its parent's connection.
        connections.close_all()

        def companion() -> None:
            self._announce(port, people=people)
            call_command("tick", forever=True)

        serve_with(companion, application=import_string(settings.WSGI_APPLICATION), port=port)

    def _bring_up_to_date(self) -> None:
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        if queries.is_behind():
            self.stdout.write("Preparing the database")
            call_command("migrate", verbosity=0, interactive=False)
        if not queries.has_content():
            self.stdout.write("Loading the demo")
            # Whole or not at all: an interrupted start begins again next time.
            with transaction.atomic():
                call_command("demo", stdout=io.StringIO())

    def _people(self) -> list[str]:
        return [
            f"  {post.user.username:<8} {post.get_role_display()}, {post.school or post.trust}"
            for post in queries.posts_in_force(today())
        ]

    def _announce(self, port: int, *, people: list[str]) -> None:
        if not wait_until_it_answers(port):
            self.stderr.write(f"http://{HOST}:{port}/healthz does not say that all is well.")
            return
        self.stdout.write("\n".join([*people, "  root     runs the site and sees no pupil"]))
        self.stdout.write(
            f"Everybody's password is {PASSWORD}. All schools and people are invented."
        )
        self.stdout.write(f"Fourfold is at http://{HOST}:{port}/ (staff: /admin/). Ctrl-C ends it.")
        self.stdout.flush()
