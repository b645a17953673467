"""A plan on the screen: reviewed, changed, refused what must not enter, signed, and overtaken by a fact."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.web.plans.people import answer_all, desk_worker, sign_for
from tests.web.world import World, tell

from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import chart_of

Look = Callable[[Page], None]
WIDTHS = [360, 820, 1280]


@pytest.fixture
def address(world: World) -> str:
    answer_all(world, desk_worker())
    return f"/patient/{world.ana.key}/plan/"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_therapist_changes_a_dose_reads_why_and_signs(
    signed_in: Callable[..., Page], address: str, no_axe_findings: Look, width: int
) -> None:
    page = signed_in("ben", width)
    page.goto(address)
    line = page.locator("#line-prone-press-up")
    line.get_by_role("button", name="Repetitions of Prone press-up (extension in lying): more").click()
    expect(line.locator(".was")).to_have_text("was 10")
    expect(line.get_by_role("button", name="Repetitions of Prone press-up (extension in lying): more")).to_be_focused()
    page.keyboard.press("Enter")
    expect(line.locator('input[name="reps"]')).to_have_value("12")
    line.locator('input[name="reps"]').press("PageUp")
    expect(line.locator('input[name="reps"]')).to_have_value("15")
    line.locator('input[name="reps"]').press("ArrowUp")
    expect(line.get_by_role("alert")).to_contain_text("15 reps is the most")
    line.get_by_text("Why").click()
    expect(line.get_by_text("Because", exact=True)).to_be_visible()
    no_axe_findings(page)
    page.get_by_role("link", name="Sign and send").click()
    no_axe_findings(page)
    page.get_by_label("Goals agreed with Ana Example").check()
    page.get_by_label("The patient's initials").fill("AE")
    page.get_by_role("button", name="Sign and send").click()
    expect(page.get_by_text("Version 1, signed by Ben Example")).to_be_visible()
    no_axe_findings(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_contraindicated_addition_is_shown_with_its_fact_and_cannot_be_made(
    signed_in: Callable[..., Page], world: World, address: str, no_axe_findings: Look, width: int
) -> None:
    tell(world, {"anticoagulant": True}, by=world.ben)
    page = signed_in("ben", width)
    page.goto(address)
    page.get_by_role("link", name="Add from the library").click()
    page.get_by_label("Find in the library").fill("thrust")
    expect(page.get_by_text("1 item", exact=True)).to_be_visible()
    row = page.locator("#item-thrust-manipulation")
    expect(row.get_by_role("link", name="Correct the fact")).to_be_visible()
    expect(row.get_by_role("button")).to_have_count(0)
    no_axe_findings(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_an_open_safety_question_stands_in_the_way_and_leads_to_its_cell(
    signed_in: Callable[..., Page], world: World, address: str, no_axe_findings: Look, width: int
) -> None:
    tell(world, {"fever": None}, by=world.ben)
    page = signed_in("ben", width)
    page.goto(address)
    expect(page.get_by_role("heading", name="1 thing before you can sign")).to_be_visible()
    no_axe_findings(page)
    page.get_by_role("link", name="Not answered: fever").click()
    expect(page.locator("#v-fever")).to_be_in_viewport()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_fact_that_changes_after_signing_marks_the_plan_and_the_next_version_follows(
    signed_in: Callable[..., Page], world: World, address: str, no_axe_findings: Look, width: int
) -> None:
    open_draft(chart_of(world.riverbend, world.ana.key), world.ben)
    sign_for(world)
    tell(world, {"pregnant": True, "gestation_weeks": 34}, by=world.ben)
    page = signed_in("ben", width)
    page.goto(address)
    expect(page.get_by_text("A fact changed after signing")).to_be_visible()
    expect(page.locator("#line-prone-press-up").get_by_text("Stop now")).to_be_visible()
    no_axe_findings(page)
    page.get_by_role("button", name="Revise").first.click()
    expect(page.get_by_role("heading", name="Changes since version 1")).to_be_visible()
    no_axe_findings(page)
    page.get_by_role("link", name="Side by side").click()
    no_axe_findings(page)
    page.goto(f"{address}version/1/")
    expect(page.get_by_text("Comes out again, byte for byte")).to_be_visible()
    no_axe_findings(page)
    assert Version.objects.filter(state="signed").count() == 1


def test_an_emergency_replaces_the_plan_and_paper_is_marked(
    signed_in: Callable[..., Page], world: World, address: str, no_axe_findings: Look
) -> None:
    page = signed_in("ben", 360)
    for rest in ("print/", "print/?for=patient", "withdraw/"):
        page.goto(address)
        page.goto(address + rest)
        no_axe_findings(page)
    tell(world, {"saddle_sensation_change": True}, by=world.ben)
    page.goto(address)
    expect(page.get_by_role("heading", name="No treatment today")).to_be_visible()
    no_axe_findings(page)
