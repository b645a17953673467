"""A therapist writes down a visit in the browser and signs it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.web.visits.test_visit_notes import DISC
from tests.web.world import World, tell

from lasegue.web.visits.models import Visit

Look = Callable[[Page], None]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_visit_from_the_safety_questions_to_the_locked_note(
    signed_in: Callable[..., Page], world: World, no_axe_findings: Look, width: int
) -> None:
    tell(world, DISC, by=world.ben)
    page = signed_in("ben", width)
    page.goto(f"/patient/{world.ana.key}/visits/")
    no_axe_findings(page)
    page.get_by_role("button", name="Start today's visit").click()
    no_axe_findings(page)
    page.get_by_role("button", name="No to all").click()
    page.get_by_text("15 of 15 asked today").wait_for()
    page.get_by_role("link", name="Paint where it hurts today").click()
    no_axe_findings(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Keep this chart").click()
    leg = page.get_by_label("Leg pain this week, right")
    leg.fill("4")
    leg.blur()
    page.get_by_text("better than at the start: a clear change").wait_for()
    page.get_by_label("Technique or exercise").select_option("prone-press-up")
    page.locator("#add-minutes").fill("13")
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator("#s-prone-press-up-both").check(force=True)
    page.locator("#r-prone-press-up-moved_up").check(force=True)
    page.get_by_text("13 timed minutes; 8 to 22 is 1 unit.").first.wait_for()
    no_axe_findings(page)
    page.get_by_role("button", name="Sign and lock").click()
    page.get_by_text("signed by Ben Example").wait_for()
    no_axe_findings(page)
    assert Visit.objects.get().note["O"].startswith("Safety screen: 15 questions asked today, all no.")
