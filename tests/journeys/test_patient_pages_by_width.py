"""The patient's pages on a phone and at a desk: one column or two, nothing cut off, large enough to touch."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page
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
        main, tabs = place_of(page.locator("main")), place_of(page.locator(".tabs"))
        assert (tabs["y"] < main["y"]) is (width > 1000), address
        longest = page.evaluate("Math.max(0, ...[...document.querySelectorAll('main p')].map((p) => p.clientWidth))")
        assert longest <= LONGEST_LINE_PX, address
        no_axe_findings(page)


def test_at_a_desk_the_next_visit_stands_beside_the_exercises(
    world: World, page_at: Callable[..., Page], live_server: Any
) -> None:
    plan_signed(world)
    for width, beside in ((360, False), (1280, True)):
        page = page_at(width)
        bind(world, page.context, live_server.url)
        page.goto("/me/")
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
