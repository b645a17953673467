"""The browser of every journey, and the look for what shuts somebody out of a page.

Chromium in the build that has no windows of its own: the same engine and version as the full browser, with the same
service workers and passkeys. Drawing no windows, it takes a third less processor time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium-headless-shell")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: What passed is not carried out of the browser node by node: on a long page that takes longer than looking.
LOOK = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser; without one the test fails and says what to install."""
    if not CHROMIUM.exists():
        pytest.fail(f"expected Chromium at {CHROMIUM}, got none; on Debian: apt-get install {CHROMIUM.name}")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def faults_of(page: Page) -> list[str]:
    """What axe finds on a page: the rule, the place and the mend, a line each."""
    return [
        f"{rule['id']} at {node['target']} of {page.url}: {node['failureSummary']}"
        for rule in Axe().run(page, options=LOOK).response["violations"]
        for node in rule["nodes"]
    ]
