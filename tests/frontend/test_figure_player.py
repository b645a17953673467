"""The player of figures in a real browser: it plays, holds, follows, stands still for who asks, and never mirrors."""

import json
import re
from collections.abc import Callable, Iterator
from time import monotonic

import numpy as np
import pytest
from playwright.sync_api import Browser, Page
from tests.browsing import faults_of
from tests.frontend.figure_files import figure_document

from lasegue.motion.figure.codec import decode, decode_bits

#: In one process: each draws the figures that it shows.
pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("figures")]

SVG = "[data-figure] svg"
READY = "window.figure !== undefined"
PATIENCE_S = 15
DRAWN = f"[...document.querySelectorAll('{SVG} path')].map((path) => path.getAttribute('d')).join(' ')"
FRAMES_PLAYED = """() => new Promise((done) => {
  let first = 0, count = 0;
  const tick = (now) => {
    first ||= now;
    count += 1;
    if (now - first < 1500) { requestAnimationFrame(tick); return; }
    window.figure.pause();
    done(count);
  };
  window.figure.play();
  requestAnimationFrame(tick);
})"""


def opened(page: Page, clinic: str, query: str = "") -> Page:
    figure_document(query)  # a busy machine draws for longer than a page waits
    page.goto(f"{clinic}/figure?{query}")
    until(page, READY)
    return page


def until(page: Page, holds: str) -> None:
    """Wait until an expression holds; the policy of the page forbids the browser to wait for text itself."""
    last = monotonic() + PATIENCE_S
    while not page.evaluate(holds):
        assert monotonic() < last, f"expected: {holds}"
        page.wait_for_timeout(50)


def drawn(page: Page) -> str:
    found: str = page.evaluate(DRAWN)
    return found


@pytest.fixture
def still_page(browser: Browser) -> Iterator[Page]:
    """A page of a person who asks for less motion."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()


def test_it_plays_and_tells_both_ends(page: Page, clinic: str) -> None:
    opened(page, clinic)
    start = drawn(page)
    page.evaluate("figure.play()")
    until(page, "window.turns.includes('end')")
    assert drawn(page) != start
    until(page, "window.turns.includes('start')")


def test_pause_holds_the_picture(page: Page, clinic: str) -> None:
    opened(page, clinic)
    page.evaluate("figure.play()")
    page.wait_for_timeout(1200)
    page.evaluate("figure.pause()")
    held = drawn(page)
    page.wait_for_timeout(200)
    assert drawn(page) == held


def test_seeking_shows_the_named_poses(page: Page, clinic: str) -> None:
    opened(page, clinic, "exercise=sit-to-stand")
    page.evaluate("figure.pose('start')")
    start = drawn(page)
    page.evaluate("figure.pose('end')")
    end = drawn(page)
    page.evaluate("figure.seek(1)")
    assert drawn(page) == end
    page.evaluate("figure.seek(0)")
    assert drawn(page) == start != end


def test_between_two_frames_the_picture_lies_between_them(page: Page, clinic: str) -> None:
    opened(page, clinic)
    content = json.loads(page.evaluate("fetch('/figure.json').then((answer) => answer.text())"))
    count = len(decode(content["frames"], 2 * sum(layer["n"] for layer in content["layers"])))
    pictures = []
    for step in (3.0, 3.5, 4.0):
        page.evaluate(f"figure.seek({step / (count - 1)})")
        pictures.append(drawn(page))
    assert len(set(pictures)) == 3


def test_the_browser_reads_the_numbers_that_were_written(page: Page, clinic: str) -> None:
    opened(page, clinic)
    content = json.loads(page.evaluate("fetch('/figure.json').then((answer) => answer.text())"))
    read = page.evaluate(
        """async () => {
      const { framesOf } = await import("/scripts/figure_frames.js");
      const frames = framesOf(await (await fetch("/figure.json")).json());
      return { points: frames.points.map((row) => [...row]), lines: frames.lines.map((row) => [...row]) };
    }"""
    )
    numbers = 2 * sum(layer["n"] for layer in content["layers"])
    marks = sum(layer["n"] for layer in content["layers"] if layer.get("lines"))
    assert np.array_equal(np.array(read["points"]), decode(content["frames"], numbers))
    assert np.array_equal(np.array(read["lines"], dtype=bool), decode_bits(content["lines"], marks))


def test_a_driven_figure_follows_and_comes_to_rest(page: Page, clinic: str) -> None:
    opened(page, clinic)
    page.evaluate("figure.seek(1)")
    end = drawn(page)
    page.evaluate("figure.seek(0)")
    page.evaluate("figure.drive({ phase: 1 })")
    until(page, f"({DRAWN}) === {json.dumps(end)}")
    assert drawn(page) == end


def work_ms(page: Page) -> Callable[[], float]:
    """How long the page's own thread has worked, in milliseconds of processor time: other programs do not count."""
    browser = page.context.new_cdp_session(page)
    browser.send("Performance.enable", {"timeDomain": "threadTicks"})

    def now() -> float:
        metrics = {each["name"]: each["value"] for each in browser.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(metrics["TaskDuration"])

    return now


def test_sixty_pictures_a_second_leave_half_the_time_free(page: Page, clinic: str) -> None:
    opened(page, clinic)
    worked = work_ms(page)
    before = worked()
    pictures = page.evaluate(FRAMES_PLAYED)
    spent = (worked() - before) / pictures
    assert spent < 1000 / 60 / 2


def test_arrows_stand_in_the_middle_and_the_ghost_at_the_end(page: Page, clinic: str) -> None:
    opened(page, clinic, "exercise=sit-to-stand")
    seen = {}
    for mark in ("start", "middle", "end"):
        page.evaluate(f"figure.pose('{mark}')")
        seen[mark] = {name for name in ("arrow", "ghost") if page.locator(f".figure-{name}:not([hidden])").count()}
    assert seen == {"start": set(), "middle": {"arrow"}, "end": {"ghost"}}


def test_a_right_to_left_page_draws_the_same_picture(page: Page, clinic: str) -> None:
    paths = []
    for language in ("en", "ar"):
        opened(page, clinic, f"language={language}")
        page.evaluate("figure.pose('end')")
        paths.append(drawn(page))
    assert paths[0] == paths[1]


def test_turning_the_page_changes_no_pixel_of_the_figure(page: Page, clinic: str) -> None:
    opened(page, clinic)
    page.evaluate("figure.pose('end')")
    before = page.locator(SVG).screenshot()
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.locator(SVG).screenshot() == before


def test_the_left_side_is_drawn_and_not_turned(page: Page, clinic: str) -> None:
    opened(page, clinic, "side=left")
    left = drawn(page)
    assert page.evaluate(
        f"[...document.querySelectorAll('{SVG}, {SVG} g')].every((each) => !each.getAttribute('transform')"
        " && getComputedStyle(each).transform === 'none')"
    )
    opened(page, clinic, "side=right")
    assert drawn(page) != left


def test_it_has_a_name_a_description_and_a_caption(page: Page, clinic: str) -> None:
    opened(page, clinic)
    picture = page.get_by_role("img", name="Nerve slide")
    assert picture.count() == 1
    described = picture.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").text_content() == "Straighten the knee while you look up."
    assert "not to scale" in page.inner_text(".figure-caption")


def test_who_asks_for_less_motion_gets_three_stills_and_a_step(still_page: Page, clinic: str) -> None:
    opened(still_page, clinic)
    assert still_page.locator(SVG).count() == 3
    before = drawn(still_page)
    still_page.evaluate("figure.play()")
    still_page.wait_for_timeout(400)
    assert drawn(still_page) == before
    said = []
    for _ in range(3):
        said.append(still_page.inner_text(".figure-still:visible figcaption"))
        still_page.get_by_role("button", name="Next position").click()
    assert said == ["Start", "On the way", "End"]
    still_page.evaluate("figure.drive({ phase: 0.97 })")
    assert still_page.inner_text(".figure-still:visible figcaption") == "End"


def test_on_a_wide_page_all_three_stills_stand_side_by_side(still_page: Page, clinic: str) -> None:
    still_page.set_viewport_size({"width": 1280, "height": 800})
    opened(still_page, clinic)
    assert still_page.locator(".figure-still:visible").count() == 3
    assert not still_page.is_visible(".figure-next")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_about_a_figure(page: Page, clinic: str, theme: str, language: str) -> None:
    opened(page, clinic, f"theme={theme}&language={language}")
    assert faults_of(page) == []


def test_the_page_never_needs_an_inline_style(page: Page, clinic: str) -> None:
    opened(page, clinic)
    page.evaluate("figure.pose('middle')")
    assert not re.search(r"\sstyle=", page.inner_html("[data-figure]"))


def test_two_figures_on_a_page_do_not_share_names(page: Page, clinic: str) -> None:
    opened(page, clinic)
    shared = page.evaluate(
        """async () => {
      const { showFigure } = await import("/scripts/figure.js");
      const second = document.createElement("div");
      second.dataset.label = "Second";
      document.querySelector("main").append(second);
      showFigure(second, await (await fetch("/figure.json")).json());
      const names = [...document.querySelectorAll("[id]")].map((each) => each.id);
      return names.length - new Set(names).size;
    }"""
    )
    assert shared == 0
