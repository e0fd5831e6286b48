"""A real browser and a real server, for whole journeys."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run --disable-quic --disable-dev-shm-usage"
)
_READY = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app && app.getAttribute('data-test-script-state') === 'notRunning'
    && !document.querySelector('[data-testid="stSkeleton"]');
}"""
#: A person holds the button for a moment; a click of no length gets lost after typing.
HOLD_MS = 100


class Server:
    """golive as `golive run` starts it, on a port of its own; it can be stopped and started."""

    def __init__(self, port: int, database: str) -> None:
        self.url = f"http://localhost:{port}"
        self._port = port
        self.database = database
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "golive", "run", "--port", str(self._port)]
        environment = os.environ | {"GOLIVE_DATABASE_URL": self.database}
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
        until(self._answers, seconds=90)

    def stop(self) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, 9)
            self._process.wait()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as answer:  # noqa: S310 - ours
                return bool(answer.status == 200)
        except OSError:
            return False


def until(done: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something that will come true; fail when it does not."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.1)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open Debian's browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS.split())
        yield browser
        browser.close()


def settle(page: Page) -> None:
    """Wait until the page's script has run and everything is drawn."""
    page.wait_for_selector('[data-testid="stMain"] [data-testid="stElementContainer"]')
    page.wait_for_timeout(150)
    page.wait_for_function(_READY, timeout=60_000)


def go(page: Page, url: str) -> None:
    """Visit by link."""
    page.goto(url)
    settle(page)


def turn_to(page: Page, name: str) -> None:
    """Turn to another page by the navigation."""
    page.get_by_test_id("stSidebarNavLink").filter(has_text=name).click(delay=HOLD_MS)
    settle(page)


def press(page: Page, name: str) -> None:
    """Press a button by its words."""
    page.get_by_role("button", name=name, exact=True).first.click(delay=HOLD_MS)
    settle(page)


def write(page: Page, label: str, text: str, *, commit: bool = True) -> None:
    """Type into a field by its label; leave it, so that it is saved."""
    field = page.get_by_label(label, exact=True).first
    field.click(delay=HOLD_MS)
    field.fill(text)
    if commit:
        field.blur()
        settle(page)


def read(page: Page, label: str) -> str:
    """Read a field by its label."""
    return page.get_by_label(label, exact=True).first.input_value()


def says(page: Page, words: str) -> None:
    """Wait until the page says something."""
    page.get_by_text(words).first.wait_for(timeout=30_000)


def pick(page: Page, question: str, answer: str) -> None:
    """Pick one of the answers that stand side by side under a question."""
    group = page.get_by_test_id("stButtonGroup").filter(has_text=question).first
    group.get_by_text(answer, exact=True).click(delay=HOLD_MS)
    settle(page)
