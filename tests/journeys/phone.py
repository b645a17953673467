"""A patient's phone for journeys: a plan that is signed, a bound browser, time that can be hurried, no connection."""

import contextlib
import socket
from collections.abc import Callable
from threading import Thread, get_ident
from time import monotonic, sleep, time
from typing import Any

from django.core.signals import request_finished, request_started
from playwright.sync_api import BrowserContext, Page, expect
from tests.web.plans.people import answer_all, desk_worker, sign_for
from tests.web.world import World

from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.plans.drafting import open_draft
from lasegue.web.programme.models import Entry
from lasegue.web.record.episodes import chart_of

SESSION = "/me/session/"
A_DAY_S = 86_400
STEP_MS = 1_000
LONGEST_MS = 1_500_000
PATIENCE_S = 20
#: The first to ask for a figure waits until it is drawn, which takes half a minute of a busy machine.
DRAWN_WITHIN_S = 120


class Line:
    """The line between the phone and the clinic. Cut, nothing gets through: neither for pages nor for their worker."""

    def __init__(self, port: int) -> None:
        self._to, self._open = port, set[socket.socket]()
        self._door = self._listen(0)
        self.port = self._door.getsockname()[1]
        self.url = f"http://localhost:{self.port}"

    def _listen(self, port: int) -> socket.socket:
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))
        door.listen(64)
        Thread(target=self._accept, args=(door,), daemon=True).start()
        return door

    def _accept(self, door: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = door.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                self._open |= {near, far}
                for one, other in ((near, far), (far, near)):
                    Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while part := one.recv(65536):
                other.sendall(part)
        for end in (one, other):
            end.close()
            self._open.discard(end)

    def cut(self) -> None:
        """End every connection and refuse new ones."""
        for end in (self._door, *self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._open.clear()

    def mend(self) -> None:
        """Let connections through again, at the same address."""
        self._door = self._listen(self.port)


def plan_signed(world: World) -> None:
    """Ana is examined and has a plan."""
    answer_all(world, desk_worker())
    open_draft(chart_of(world.riverbend, world.ana.key), world.ben)
    sign_for(world)


def bind(world: World, context: BrowserContext, url: str) -> None:
    """Let this browser in as Ana's."""
    secret = bind_now(world.ana, "Test phone").secret
    context.add_cookies([{"name": COOKIE, "value": secret, "url": url, "expires": time() + A_DAY_S}])


def wait_until(page: Page, true: Callable[[], bool], seconds: float = PATIENCE_S) -> None:
    """Wait for something outside the page; the content policy forbids waiting inside it."""
    for _ in range(round(seconds * 20)):
        if true():
            return
        page.wait_for_timeout(50)
    raise AssertionError("expected it to become true in time")


class UnderWay:
    """What the clinic is answering right now. The browser alone does not tell: it may keep an answer open unread."""

    def __init__(self) -> None:
        self._begun: set[int] = set()
        request_started.connect(self._begin)
        request_finished.connect(self._end)

    def _begin(self, **_: Any) -> None:
        self._begun.add(get_ident())

    def _end(self, **_: Any) -> None:
        self._begun.discard(get_ident())

    def end_with(self, pages: list[Page]) -> None:
        """Close the pages and wait until nothing of theirs is on its way: it would meet the next journey."""
        for page in pages:
            page.close()
        sleep(0.1)
        last = monotonic() + DRAWN_WITHIN_S
        while self._begun:
            assert monotonic() < last, f"expected the clinic to be quiet, {len(self._begun)} answers are on their way"
            sleep(0.05)


def kept_for_offline(page: Page) -> None:
    """Wait until the worker has the programme and the page of the session."""
    ready = """async () => {
      if (!(await navigator.serviceWorker.getRegistration("/me/"))?.active) return false;
      const kept = await caches.open("pages-1");
      return Boolean((await kept.match("/me/programme.json")) && (await kept.match("/me/session/")));
    }"""
    wait_until(page, lambda: bool(page.evaluate(ready)))


def begin(page: Page, pain: int = 3) -> None:
    """Answer the first question and start."""
    expect(page.get_by_role("heading", level=1)).to_have_text("How is your leg pain now?")
    page.locator("[data-screen=pain] .scale-step").nth(pain).click()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="No, none of these").click()
    expect(page.locator("[data-screen=session]")).to_be_visible()


def go_on_after(look: Callable[[Page], None], page: Page) -> None:
    """Look at a session that runs. The page stands still meanwhile, and if that is long, it waits as after a sleep."""
    look(page)
    page.clock.run_for(STEP_MS)
    waits = page.get_by_role("button", name="Go on", exact=True)
    if waits.is_visible():
        waits.click()


def hurry(page: Page, until: Callable[[], bool]) -> None:
    """Let the clock of the page run faster until something is true."""
    for _ in range(LONGEST_MS // STEP_MS):
        if until():
            return
        page.clock.run_for(STEP_MS)
    raise AssertionError("expected it to come within the longest session")


def waiting(page: Page) -> list[dict[str, Any]]:
    """What the phone has not had an answer for."""
    found: list[dict[str, Any]] = page.evaluate(
        """async () => {
          const database = await new Promise((done) => {
            const request = indexedDB.open("lasegue-home");
            request.onsuccess = () => done(request.result);
          });
          const all = (name) => new Promise((done) => {
            const request = database.transaction([name]).objectStore(name).getAll();
            request.onsuccess = () => done(request.result);
          });
          const settled = new Set((await all("answers")).map((each) => each.id));
          const entries = await all("entries");
          database.close();
          return entries.filter((each) => !settled.has(each.id));
        }"""
    )
    return found


def on_server(kind: str = "") -> list[Entry]:
    """What the clinic has."""
    rows = Entry.objects.order_by("seq")
    return list(rows.filter(kind=kind) if kind else rows)
