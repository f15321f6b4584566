"""What every test finds: a migrated database, a browser, no network.

Two environment variables choose: FOURFOLD_LANE (sqlite, the default, or postgresql) and
FOURFOLD_DATA (the folder of other people's files; without it tests/data is not collected).
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import caches
from django.test import TransactionTestCase
from django.test.testcases import LiveServerThread

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from tests.environment import chromium, programs
from tests.environment.loopback import refuse_other_machines
from tests.environment.migrated import Copies, PostgresCopies, SqliteCopies
from tests.environment.outcomes import is_worker, pytest_sessionfinish
from tests.environment.postgres import Cluster

__all__ = ["pytest_sessionfinish"]

DATA = os.environ.get("FOURFOLD_DATA")
collect_ignore = [] if DATA else ["data"]


def _cluster() -> Cluster:
    return Cluster(
        programs=programs.postgresql(), folder=Path(settings.DATABASES["default"]["HOST"])
    )


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL once for the whole run, before xdist starts its workers."""
    if settings.LANE == "postgresql" and not is_worker(config):
        try:
            _cluster().start()
        except programs.Missing as error:
            raise pytest.UsageError(str(error)) from None


def pytest_unconfigure(config: pytest.Config) -> None:
    if settings.LANE == "postgresql" and not is_worker(config):
        _cluster().stop()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what touches a database; rules give the same answer on either."""
    if settings.LANE != "postgresql":
        return
    chosen = [item for item in items if _needs_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


def _needs_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "django_db_setup"}
    wanted = fixtures & set(getattr(item, "fixturenames", ()))
    return bool(wanted) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        refuse_other_machines(patch)
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Copies]:
    """A copy of the migrated database for this process, made again after transactional tests.

    A folder whose tests need tables of their own overrides this and calls also().
    """
    copies = _copies(worker=getattr(request.config, "workerinput", {}).get("workerid", "main"))

    def forget_what_was_written(self: TransactionTestCase) -> None:
        copies.remake()

    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        copies.make()
        # Instead of emptying every table, which would take Wagtail's first rows along.
        patch.setattr(TransactionTestCase, "_fixture_teardown", forget_what_was_written)
        yield copies


def _copies(*, worker: str) -> Copies:
    kept_in = settings.VAR / "test-templates"
    if settings.LANE == "postgresql":
        return PostgresCopies(_cluster(), kept_in=kept_in, name=f"tests_{worker}")
    return SqliteCopies(kept_in=kept_in, name=Path(settings.DATABASES["default"]["NAME"]))


@pytest.fixture(autouse=True)
def _empty_caches() -> Iterator[None]:
    """A rolled-back row must not live on in a cache."""
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of other people's files (seeds/, data/, domain/) that `make test-data` was given."""
    assert DATA, "Run these with: make test-data DATA=folder"
    return Path(DATA)


@pytest.fixture(scope="session")
def reports_folder() -> Path:
    """Where a test leaves a text for the run's last lines (access-*.txt)."""
    folder = Path(os.environ.get("FOURFOLD_REPORTS", settings.VAR / "reports" / "by-hand"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium for the whole run; a test asks for browser_page."""
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread, and Django then takes us for async code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with chromium.running(programs.chromium()) as started:
            yield started


@pytest.fixture
def live_site(transactional_db: None) -> Iterator[str]:
    """The address of the site, served on this test's own database for as long as the test runs."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture
def watch() -> chromium.Watch:
    """What went wrong in the browser; a journey that provokes an error clears it again."""
    return chromium.Watch()


@pytest.fixture
def browser_page(live_site: str, browser: Browser, watch: chromium.Watch) -> Iterator[Page]:
    """A fresh browser on the live site; a foreign request or a console error fails the test."""
    with chromium.watched_page(browser, base_url=live_site, watch=watch) as page:
        yield page
    assert not watch.foreign_requests, f"Asked other hosts: {watch.foreign_requests}"
    assert not watch.console_errors, f"The console shows errors: {watch.console_errors}"


@pytest.fixture
def axe() -> Callable[[Page], Any]:
    """axe(page) fails with a readable list unless the page meets WCAG 2.2 A and AA."""
    return chromium.assert_accessible
