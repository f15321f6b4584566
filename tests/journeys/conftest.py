"""The demo as a visitor finds it, and the people who walk through it, each in a browser of their own."""

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from schools.demo_cast import PASSWORD
from tests.environment import chromium
from tests.environment.migrated import SqliteCopies, alone_in, point_at
from tests.environment.outcomes import is_worker

# With FOURFOLD_PICTURES=docs/guide the journeys leave the guide's pictures there.
PICTURES = os.environ.get("FOURFOLD_PICTURES")
PUPILS = 60 if PICTURES else 32


@pytest.fixture(scope="session")
def demo_file(
    request: pytest.FixtureRequest,
    django_db_setup: SqliteCopies,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A database with the demo in it, made once for all processes of this run."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if is_worker(request.config) else folder
    kept = shared / "demo.sqlite3"
    with alone_in(shared), django_db_blocker.unblock():
        if not kept.exists():
            part = shared / "demo.part"
            shutil.copyfile(django_db_setup.kept, part)
            point_at(str(part))
            call_command("demo", pupils=PUPILS, yes_this_is_a_demo=True, stdout=io.StringIO())
            with connections["default"].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            point_at(str(django_db_setup.name))
            part.rename(kept)
    return kept


@pytest.fixture
def _demo(demo_file: Path, django_db_setup: SqliteCopies, transactional_db: None) -> None:
    connections["default"].close()
    # A new file, never the old one written over: see SqliteCopies.
    django_db_setup.name.unlink()
    shutil.copyfile(demo_file, django_db_setup.name)


@pytest.fixture
def live_site(_demo: None, live_site: str) -> str:
    """The address of the site with the demo in it."""
    return live_site


@pytest.fixture
def visitor(
    live_site: str, browser: Browser, watch: chromium.Watch
) -> Iterator[Callable[..., Page]]:
    """visitor() opens a browser of somebody new; options are those of a browser context."""
    with ExitStack() as open_browsers:

        def arrive(**options: Any) -> Page:
            return open_browsers.enter_context(
                chromium.watched_page(browser, base_url=live_site, watch=watch, **options)
            )

        yield arrive
    assert not watch.foreign_requests, f"Asked other hosts: {watch.foreign_requests}"
    assert not watch.console_errors, f"The console shows errors: {watch.console_errors}"


@pytest.fixture
def staff(visitor: Callable[..., Page]) -> Callable[..., Page]:
    """staff("sam") opens a browser in which one of the cast has just signed in."""

    def arrive(username: str, **options: Any) -> Page:
        page = visitor(**options)
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(username)
        page.get_by_role("textbox", name="Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        return page

    return arrive


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """axe(page) judges the page as it stands once Wagtail's messages have slid in."""

    def judge(page: Page) -> None:
        page.wait_for_load_state()
        page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")
        chromium.assert_accessible(page)

    return judge


@pytest.fixture
def picture() -> Callable[..., None]:
    """picture(page, "register") keeps what the page looks like, when pictures are wanted."""

    def keep(page: Page, name: str, **options: Any) -> None:
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}.png", **options)

    return keep
