"""Real Chromium for the journeys, kept from calling anybody, and axe to judge each page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.environment.loopback import is_loopback

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
WIDE = {"width": 1280, "height": 900}


@dataclass
class Watch:
    """What went wrong in the browser while a test ran."""

    console_errors: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def on_console(self, message: ConsoleMessage) -> None:
        # A refused address is what some journeys go to see; the answer's status says so itself.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.console_errors.append(f"{message.text} ({message.location.get('url', '')})")

    def on_page_error(self, error: Exception) -> None:
        self.console_errors.append(str(error))

    def on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and not is_loopback(address.hostname):
            self.foreign_requests.append(request.url)


@contextmanager
def running(program: Path) -> Iterator[Browser]:
    """Chromium without a window, for a whole test run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def watched_page(
    browser: Browser, *, base_url: str, watch: Watch, **options: Any
) -> Iterator[Page]:
    """A page of somebody who was never here before, with everything it does written down.

    Options are those of a browser context: a smaller viewport, no scripts.
    """
    usual: dict[str, Any] = {
        "viewport": WIDE,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "reduced_motion": "reduce",
    }
    context = browser.new_context(base_url=base_url, **(usual | options))
    context.set_default_timeout(10_000)
    context.on("request", watch.on_request)
    context.on("console", watch.on_console)
    context.on("weberror", lambda error: watch.on_page_error(error.error))
    try:
        yield context.new_page()
    finally:
        context.close()


def assert_accessible(page: Page) -> None:
    """Fail with one line for each element that breaks WCAG 2.2 A or AA, as far as axe can tell."""
    options = {
        "runOnly": {"type": "tag", "values": list(WCAG)},
        "resultTypes": ["violations"],
    }
    violations = Axe().run(page, options=options).response["violations"]
    lines = [
        f"{violation['id']}: {violation['help']} at {' '.join(map(str, node['target']))}"
        for violation in violations
        for node in violation["nodes"]
    ]
    assert not lines, f"{page.url} breaks WCAG {len(lines)} times:\n" + "\n".join(lines)
