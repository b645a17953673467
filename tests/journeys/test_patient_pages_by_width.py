"""The patient's pages on a phone and at a desk: one column or two, nothing cut off, large enough to touch."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.journeys.phone import bind, plan_signed
from tests.web.world import World

from lasegue.web.people.models import Patient

PAGES = ("/me/", "/me/plan/", "/me/progress/", "/me/learn/", "/me/flare-up/", "/me/help/", "/me/story/", "/me/record/")
#: About 70 letters of the size of the text.
LONGEST_LINE_PX = 576


@pytest.mark.parametrize(("width", "language"), [(360, "en"), (360, "es"), (1280, "en"), (1280, "ar")])
def test_every_page_fits_its_width(
    world: World,
    page_at: Callable[..., Page],
    live_server: Any,
    no_axe_findings: Callable[[Page], None],
    width: int,
    language: str,
) -> None:
    plan_signed(world)
    Patient.objects.update(language=language)
    page = page_at(width, language)
    bind(world, page.context, live_server.url)
    for address in PAGES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        main, tabs = place_of(page.locator("main")), place_of(page.locator(".tabs:visible"))
        assert (tabs["y"] < main["y"]) is (width > 1000), address
        longest = page.evaluate("Math.max(0, ...[...document.querySelectorAll('main p')].map((p) => p.clientWidth))")
        assert longest <= LONGEST_LINE_PX, address
        no_axe_findings(page)


#: Which part of the page has the focus; none when it has left the page.
FOCUS = """() => ["skip", "tabs", "pbar"].find((name) => document.activeElement.closest("." + name))
  ?? (document.activeElement.closest("main") ? "main" : "")"""
MOST_TABS = 80


@pytest.mark.parametrize(
    ("width", "language", "seen"),
    [
        (360, "en", ["skip", "pbar", "main", "tabs"]),
        (360, "ar", ["skip", "pbar", "main", "tabs"]),
        (1280, "en", ["skip", "pbar", "tabs", "main"]),
        (1280, "ar", ["skip", "pbar", "tabs", "main"]),
    ],
)
def test_the_keyboard_and_a_reader_of_the_screen_meet_a_page_in_the_order_that_is_seen(
    world: World, page_at: Callable[..., Page], live_server: Any, width: int, language: str, seen: list[str]
) -> None:
    plan_signed(world)
    Patient.objects.update(language=language)
    page = page_at(width, language)
    bind(world, page.context, live_server.url)
    for address in PAGES:
        page.goto(address)
        has_something_to_press = page.locator("main :is(a, button, summary, input):visible").count() > 0
        expected = [part for part in seen if part != "main" or has_something_to_press]
        assert [part for part, _ in groupby(focused_by_tab(page))] == expected, address
        read = page.locator("body").aria_snapshot()
        assert (read.index("- navigation") < read.index("- main")) is (seen.index("tabs") < seen.index("main"))
        assert read.count("- navigation") == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_the_skip_link_leads_past_the_navigation(
    world: World, page_at: Callable[..., Page], live_server: Any, width: int
) -> None:
    plan_signed(world)
    page = page_at(width)
    bind(world, page.context, live_server.url)
    for address in ("/me/", "/me/record/"):
        page.goto(address)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("main :focus")).to_have_count(1)


def focused_by_tab(page: Page) -> Iterator[str]:
    """The parts of the page the focus goes through, from the top to where it leaves the page or begins again."""
    for n in range(MOST_TABS):
        page.keyboard.press("Tab")
        part = page.evaluate(FOCUS)
        if not part or (n and part == "skip"):
            return
        yield part
    raise AssertionError(f"expected to leave the page with {MOST_TABS} tabs")


def test_at_a_desk_the_next_visit_stands_beside_the_exercises(
    world: World, page_at: Callable[..., Page], live_server: Any
) -> None:
    plan_signed(world)
    for width, beside in ((360, False), (1280, True)):
        page = page_at(width)
        bind(world, page.context, live_server.url)
        page.goto("/me/", wait_until="networkidle")  # a drawing that does not come takes its place away
        exercises, visit = (place_of(page.locator(f"section[aria-labelledby={name}]")) for name in ("do", "next"))
        assert (visit["x"] >= exercises["x"] + exercises["width"]) is beside
        assert (visit["y"] >= exercises["y"] + exercises["height"]) is not beside


def test_the_openers_of_the_feet_are_large_enough_to_touch(
    world: World, page_at: Callable[..., Page], live_server: Any
) -> None:
    plan_signed(world)
    page = page_at(360)
    bind(world, page.context, live_server.url)
    page.goto("/me/worse/")
    opener = page.locator(".canvas-view:not([hidden]) .lens-open").first
    assert place_of(opener)["height"] >= 44
    opener.click()
    assert "is-foot" in (page.locator(".canvas").get_attribute("class") or "")


def place_of(element: Locator) -> Any:
    place = element.bounding_box()
    assert place is not None
    return place
