"""Measures the home programme as a patient meets it: a real server, a real browser, a slow phone and a slow line."""

import gzip
import http.client
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

from lasegue.knowledge.library import Library
from lasegue.motion.figure.offered import sides_of
from lasegue.motion.figure.store import Figures

PERSON = "Maple Starling"  # the person of the demo whose story is told whole
BODY = "average"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
#: The first sheet of a new installation draws its pictures, which takes longer than anything that is measured.
START_S, WAIT_S, WAIT_MS, WATCH_S = 180, 600, 60_000, 5
#: The slow phone: processor four times slower, 1.6 Mbit/s down, 0.75 up, 150 ms to the clinic and back.
CPU_TIMES, OPENINGS = 4, 3
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
#: What has to be there before a page is of use.
USABLE = {"/me/": "main a[href='/me/session/']", "/me/session/": "[data-screen=pain]"}
WHEN_USABLE = """(selector) => {
  const look = () => {
    const found = document.querySelector(selector);
    const ready = found && found.getClientRects().length && document.readyState !== "loading";
    if (ready) globalThis.usable = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""
FRAMES = """(seconds) => new Promise((done) => {
  let frames = 0, drawn = 0, changed = false;
  new MutationObserver(() => { changed = true; }).observe(
    document.querySelector("[data-field=stage]"), { subtree: true, childList: true, attributes: true });
  const begun = performance.now();
  const tick = (now) => {
    frames += 1;
    if (changed) drawn += 1;
    changed = false;
    if (now - begun < seconds * 1000) requestAnimationFrame(tick);
    else done({ rate: (frames - 1) / ((now - begun) / 1000), drawn });
  };
  requestAnimationFrame(tick);
})"""


@dataclass(frozen=True)
class Measured:
    """One figure with its limit, which is the most it may be, or the least when ``at_least``."""

    name: str
    value: float
    unit: str
    limit: float
    at_least: bool = False

    @property
    def is_over(self) -> bool:
        """Whether the limit is missed."""
        return self.value < self.limit if self.at_least else self.value > self.limit


def measure(library: Library, data: Path) -> Iterator[Measured]:
    """Every promise of the home programme; figures missing in ``data`` are drawn first, which takes minutes."""
    yield from figure_sizes(Figures(data / "figures", library))
    with _demo(data) as port:
        yield from _in_browser(port)


def figure_sizes(store: Figures) -> Iterator[Measured]:
    """The size of moving figures as they are sent, of every exercise; the larger where the sides differ."""
    sizes = {
        name: max(_packed(store.packed(name, side=side, body=BODY)) for side in sides_of(store.library, name))
        for name in sorted(store.library.movements)
    }
    largest = max(sizes, key=sizes.__getitem__)
    yield Measured(f"figures of {len(sizes)} exercises, mean", fmean(sizes.values()), "kB", 40)
    yield Measured(f"largest figure, {largest}", sizes[largest], "kB", 64)


def _packed(content: bytes) -> float:
    return len(gzip.compress(content)) / 1000


@contextmanager
def _demo(data: Path) -> Iterator[int]:
    """A demo clinic at a free port of this machine, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "lasegue", "demo", "--data", str(data), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _until(lambda: _answers(port) or server.poll() is not None, START_S)
        if server.poll() is not None:
            raise RuntimeError(f"server: expected a demo clinic at port {port}, got exit status {server.returncode}")
        yield port
    finally:
        server.terminate()
        server.wait()


def _answers(port: int) -> bool:
    try:
        return fetch(port, "/", "")[0] < 500
    except OSError:
        return False


def _until(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise RuntimeError(f"server: expected an answer within {seconds} s, got none")
        time.sleep(0.2)


def fetch(port: int, address: str, cookies: str) -> tuple[int, bytes, bytes]:
    """Status, body as sent and body unpacked of an address of the clinic."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT_S)
    try:
        line.request(
            "GET", address, headers={"Host": f"localhost:{port}", "Accept-Encoding": "gzip", "Cookie": cookies}
        )
        answer = line.getresponse()
        sent = answer.read()
        return answer.status, sent, gzip.decompress(sent) if answer.headers["Content-Encoding"] == "gzip" else sent
    finally:
        line.close()


def _in_browser(port: int) -> Iterator[Measured]:
    from playwright.sync_api import sync_playwright  # of the development set: only this measurement needs a browser

    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            state = _signed_in(browser, f"http://localhost:{port}")
            cookies = "; ".join(f"{each['name']}={each['value']}" for each in state["cookies"])
            yield from offline_plan(lambda address: fetch(port, address, cookies))
            for address, selector in USABLE.items():
                yield from _first_opened(browser, state, f"http://localhost:{port}", address, selector)
            yield from _frame_rate(browser, state, f"http://localhost:{port}")
            yield _paper(port, cookies)
        finally:
            browser.close()


def _signed_in(browser: Any, url: str) -> Any:
    """The cookies of a browser that was let in as the person."""
    context = browser.new_context(base_url=url, service_workers="block")
    page = context.new_page()
    page.goto("/demo/")
    page.get_by_role("button", name=PERSON).click()
    page.wait_for_url("**/me/**")
    state = context.storage_state()
    context.close()
    return state


def offline_plan(get: Callable[[str], tuple[int, bytes, bytes]]) -> Iterator[Measured]:
    """All that a phone keeps to work with no network, in bytes as sent: programme, pages, files and figures."""
    _status, sent, told = get("/me/programme.json")
    programme = json.loads(told)
    figures = sorted(set(_addresses(programme["items"])))
    kept = ["/me/worker.js", *programme["pages"], *programme["files"], *figures]
    whole = len(sent)
    for address in kept:
        status, part, _told = get(address)
        if status != http.HTTPStatus.OK:
            raise RuntimeError(f"{address}: expected a page that a phone can keep, got status {status}")
        whole += len(part)
    name = f"whole plan offline, {len(programme['items'])} exercises, {len(kept) + 1} files"
    yield Measured(name, whole / 1000, "kB", 1500)


def _addresses(part: Any) -> Iterator[str]:
    """Addresses of figures and photos anywhere in a document."""
    if isinstance(part, str):
        if part.startswith(("/me/figure/", "/me/photo/")):
            yield part
    elif isinstance(part, dict | list):
        for each in part.values() if isinstance(part, dict) else part:
            yield from _addresses(each)


def _paper(port: int, cookies: str) -> Measured:
    times = []
    for _ in range(6):
        begun = time.perf_counter()
        status, _sent, told = fetch(port, "/me/plan/paper/", cookies)
        times.append(time.perf_counter() - begun)
        if status != http.HTTPStatus.OK or not told.startswith(b"%PDF"):
            raise RuntimeError(f"/me/plan/paper/: expected a PDF, got status {status}")
    return Measured("the plan on paper (PDF), warm", median(times[1:]), "s", 0.5)


def _first_opened(browser: Any, state: Any, url: str, address: str, selector: str) -> Iterator[Measured]:
    """A page on a phone that has kept nothing yet; the middle one of three openings."""
    seen = [_opened(browser, state, url, address, selector) for _ in range(OPENINGS)]
    yield Measured(f"{address} on a slow phone, first content", median(first for first, _ in seen), "s", 1.5)
    yield Measured(f"{address} on a slow phone, usable", median(usable for _, usable in seen), "s", 1.5)


def _opened(browser: Any, state: Any, url: str, address: str, selector: str) -> tuple[float, float]:
    """Seconds to the first content and to the page being of use."""
    context = browser.new_context(base_url=url, storage_state=state, viewport={"width": 360, "height": 800})
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", LINE)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": CPU_TIMES})
    page.add_init_script(f"({WHEN_USABLE})({json.dumps(selector)})")
    page.goto(address, wait_until="commit")
    page.wait_for_selector(selector, timeout=WAIT_MS)
    page.wait_for_timeout(200)
    painted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
    _until(lambda: page.evaluate(painted) is not None, WAIT_S)
    first = page.evaluate(painted)
    usable = page.evaluate("globalThis.usable ?? Infinity")
    context.close()
    return first / 1000, usable / 1000


def _frame_rate(browser: Any, state: Any, url: str) -> Iterator[Measured]:
    """Frames a second while a figure moves in a session."""
    context = browser.new_context(
        base_url=url, storage_state=state, viewport={"width": 360, "height": 800}, service_workers="block"
    )
    page = context.new_page()
    page.goto("/me/session/")
    page.locator("[data-screen=pain] .scale-step").nth(3).click()
    page.locator("[data-screen=pain] .btn-primary").click()
    page.locator("[data-do=clear]").click()
    page.wait_for_selector("[data-field=stage] svg", timeout=WAIT_MS)
    page.wait_for_timeout(9_000)  # past the count-down to the start
    seen = page.evaluate(FRAMES, WATCH_S)
    context.close()
    yield Measured("frames a second of the player", seen["rate"], "/s", 58, at_least=True)
    yield Measured(f"frames in {WATCH_S} s in which the figure moved", seen["drawn"], "", 30, at_least=True)
