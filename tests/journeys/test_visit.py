"""A therapist writes down a visit in the browser and signs it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request
from tests.journeys.slow_line import HeldScripts
from tests.journeys.words import WINDOWS, Words
from tests.web.visits.test_visit_notes import DISC
from tests.web.world import World, tell

from lasegue.web.record.cells import cells_of
from lasegue.web.visits.models import Treatment, Visit

Look = Callable[[Page], None]
UNITS = (
    "%(total)s timed minutes; %(low)s to %(high)s is %(n)s unit.",
    "%(total)s timed minutes; %(low)s to %(high)s is %(n)s units.",
)


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_a_visit_from_the_safety_questions_to_the_locked_note(
    signed_in: Callable[..., Page], world: World, no_axe_findings: Look, words: Words, width: int
) -> None:
    tell(world, DISC, by=world.ben)
    page = signed_in("ben", width)
    page.goto(f"/patient/{world.ana.key}/visits/")
    no_axe_findings(page)
    page.get_by_role("button", name=words("Start today's visit")).click()
    no_axe_findings(page)
    page.get_by_role("button", name=words("No to all %(n)s, asked today", n=15)).click()
    page.get_by_text(words("cauda equina first · %(n)s of %(all)s asked today", n=15, all=15)).wait_for()
    page.get_by_role("link", name=words("Paint where it hurts today")).click()
    no_axe_findings(page)
    with page.expect_navigation():
        page.get_by_role("button", name=words("Keep this chart")).click()
    leg = page.get_by_label(words(", ").join((words.name("Leg pain this week"), words("right"))))
    leg.fill("4")
    leg.blur()
    page.get_by_text(words("better than at the start: a clear change")).wait_for()
    page.get_by_label(words("Technique or exercise")).select_option("prone-press-up")
    page.locator("#add-minutes").fill("13")
    page.get_by_role("button", name=words("Add"), exact=True).click()
    page.locator("#s-prone-press-up-both").check(force=True)
    page.locator("#r-prone-press-up-moved_up").check(force=True)
    page.get_by_text(words(*UNITS, n=1, total=13, low=8, high=22)).first.wait_for()
    no_axe_findings(page)
    page.get_by_role("button", name=words("Sign and lock")).click()
    page.get_by_text(words.like("signed by %(name)s, %(at)s", name="Ben Example")).wait_for()
    no_axe_findings(page)
    assert Visit.objects.get().note["O"].startswith("Safety screen: 15 questions asked today, all no.")


@pytest.mark.parametrize("answer", [500, None])
def test_an_entry_that_does_not_arrive_says_so_until_it_has(
    signed_in: Callable[..., Page], world: World, no_axe_findings: Look, answer: int | None
) -> None:
    tell(world, DISC, by=world.ben)
    page = signed_in("ben")
    page.goto(f"/patient/{world.ana.key}/visits/")
    page.get_by_role("button", name="Start today's visit").click()
    leg = page.get_by_label("Leg pain this week, right")
    page.wait_for_load_state("networkidle")
    page.route("**/measures/", lambda route: route.abort() if answer is None else route.fulfill(status=answer))
    leg.fill("4")
    leg.blur()
    page.get_by_role("alert").get_by_text("Not saved. It stands only on this screen.").wait_for()
    no_axe_findings(page)
    page.unroute("**/measures/")
    page.get_by_role("button", name="Try again").click()
    page.get_by_text("Not saved. It stands only on this screen.").wait_for(state="detached")
    page.reload()
    assert leg.input_value() == "4"


def begun(page: Page, world: World) -> None:
    """Today's visit, opened, with one exercise noted."""
    tell(world, DISC, by=world.ben)
    page.goto(f"/patient/{world.ana.key}/visits/")
    page.get_by_role("button", name="Start today's visit").click()
    page.get_by_label("Technique or exercise").select_option("prone-press-up")
    page.locator("#add-minutes").fill("13")
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator("#s-prone-press-up-both").wait_for()


def test_what_is_typed_before_the_scripts_have_come_is_saved(signed_in: Callable[..., Page], world: World) -> None:
    page = signed_in("ben")
    begun(page, world)
    scripts = HeldScripts(page)
    page.goto(page.url, wait_until="commit")
    page.get_by_label("Leg pain this week, right").fill("4")
    page.locator("#s-prone-press-up-left").check(force=True)
    page.locator("#saddle_sensation_change-no").check(force=True)
    page.locator("#add-minutes").focus()
    scripts.let_go()
    page.get_by_text("cauda equina first · 1 of 15 asked today").wait_for()
    page.wait_for_load_state("networkidle")
    cells = cells_of(world.episode, world.on)
    assert cells.value("nprs_leg_avg_7d", "right") == 4
    assert cells.value("saddle_sensation_change") is False
    assert Treatment.objects.get().side == "left"


def test_what_was_not_saved_is_not_written_after_a_reload_or_a_way_back(
    signed_in: Callable[..., Page], world: World
) -> None:
    page = signed_in("ben")
    begun(page, world)
    written: list[Request] = []
    page.on("request", lambda request: written.append(request) if request.method == "POST" else None)
    leg = page.get_by_label("Leg pain this week, right")
    address = page.url
    for leave in (page.reload, lambda: (page.goto("/today/"), page.go_back())):
        page.route("**/measures/", lambda route: route.abort())
        leg.fill("4")
        leg.blur()
        page.get_by_text("Not saved. It stands only on this screen.").wait_for()
        page.unroute("**/measures/")
        written.clear()
        leave()
        page.wait_for_load_state("networkidle")
        assert page.url == address
        assert [leg.input_value(), written] == ["", []]
