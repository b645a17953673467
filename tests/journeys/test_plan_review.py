"""A plan on the screen: reviewed, changed, refused what must not enter, signed, and overtaken by a fact."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.words import WINDOWS, Words
from tests.web.plans.people import answer_all, desk_worker, sign_for
from tests.web.world import World, tell

from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import chart_of

Look = Callable[[Page], None]
#: Every language, and the width at which the columns of a plan stand one below another.
SCREENS = [*WINDOWS, (820, "en")]
FIRST = "%(n)s thing before you can sign", "%(n)s things before you can sign"
OVERTAKEN = (
    "A fact changed after signing: %(facts)s. %(n)s line is affected.",
    "A fact changed after signing: %(facts)s. %(n)s lines are affected.",
)
PRESS_UP = "Prone press-up (extension in lying)"


@pytest.fixture
def address(world: World) -> str:
    answer_all(world, desk_worker())
    return f"/patient/{world.ana.key}/plan/"


@pytest.mark.parametrize("of", ["plan", "exam"])
def test_on_a_phone_a_bar_that_stays_leads_to_each_part_of_a_long_page(
    signed_in: Callable[..., Page], address: str, no_axe_findings: Look, of: str
) -> None:
    page = signed_in("ben", 360)
    page.goto(address.replace("/plan/", f"/{of}/"))
    parts = page.get_by_role("navigation", name="Parts of this page").get_by_role("link")
    for place in range(parts.count()):
        parts.nth(place).click()
        led_to = page.locator(str(parts.nth(place).get_attribute("href")))
        expect(led_to).to_be_in_viewport()
        expect(parts.nth(place)).to_be_in_viewport()
    no_axe_findings(page)


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_a_therapist_changes_a_dose_reads_why_and_signs(
    signed_in: Callable[..., Page], address: str, no_axe_findings: Look, words: Words, width: int
) -> None:
    page = signed_in("ben", width)
    page.goto(address)
    line = page.locator("#line-prone-press-up")
    more = words("%(what)s of %(item)s: more", what=words("Repetitions"), item=words.name(PRESS_UP))
    line.get_by_role("button", name=more).click()
    expect(line.locator(".was")).to_have_text(words("was %(was)s", was=10))
    expect(line.get_by_role("button", name=more)).to_be_focused()
    page.keyboard.press("Enter")
    expect(line.locator('input[name="reps"]')).to_have_value("12")
    line.locator('input[name="reps"]').press("PageUp")
    expect(line.locator('input[name="reps"]')).to_have_value("15")
    line.locator('input[name="reps"]').press("ArrowUp")
    most = words.like("%(amount)s is the most: %(dose)s, %(basis)s.", amount=f"15 {words('rep', 'reps', n=2)}")
    expect(line.get_by_role("alert")).to_contain_text(most)
    line.get_by_text(words.about("Why", words.name(PRESS_UP))).click()
    expect(line.get_by_text(words("Because"), exact=True)).to_be_visible()
    no_axe_findings(page)
    page.get_by_role("link", name=words("Sign and send")).click()
    no_axe_findings(page)
    page.get_by_label(words("Goals agreed with %(name)s", name="Ana Example")).check()
    page.get_by_label(words("The patient's initials")).fill("AE")
    page.get_by_role("button", name=words("Sign and send")).click()
    signed = words.like("Version %(n)s, signed by %(name)s on %(at)s.", n=1, name="Ben Example")
    expect(page.get_by_text(signed)).to_be_visible()
    no_axe_findings(page)


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_a_contraindicated_addition_is_shown_with_its_fact_and_cannot_be_made(
    signed_in: Callable[..., Page], world: World, address: str, no_axe_findings: Look, words: Words, width: int
) -> None:
    tell(world, {"anticoagulant": True}, by=world.ben)
    page = signed_in("ben", width)
    page.goto(address)
    page.get_by_role("link", name=words("Add from the library")).click()
    page.get_by_label(words("Find in the library")).fill(words.name("Thrust manipulation"))
    expect(page.get_by_text(words("%(n)s item", "%(n)s items", n=1), exact=True)).to_be_visible()
    row = page.locator("#item-thrust-manipulation")
    fact = words.name("blood thinner")
    expect(row.get_by_role("link", name=words("Correct the fact: %(what)s", what=fact))).to_be_visible()
    expect(row.get_by_role("button")).to_have_count(0)
    no_axe_findings(page)


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_an_open_safety_question_stands_in_the_way_and_leads_to_its_cell(
    signed_in: Callable[..., Page], world: World, address: str, no_axe_findings: Look, words: Words, width: int
) -> None:
    tell(world, {"fever": None}, by=world.ben)
    page = signed_in("ben", width)
    page.goto(address)
    expect(page.get_by_role("heading", name=words(*FIRST, n=1))).to_be_visible()
    no_axe_findings(page)
    page.get_by_role("link", name=words("Not answered: %(what)s", what=words.name("fever or shivers"))).click()
    expect(page.locator("#v-fever")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_a_fact_that_changes_after_signing_marks_the_plan_and_the_next_version_follows(
    signed_in: Callable[..., Page], world: World, address: str, no_axe_findings: Look, words: Words, width: int
) -> None:
    open_draft(chart_of(world.riverbend, world.ana.key), world.ben)
    sign_for(world)
    tell(world, {"pregnant": True, "gestation_weeks": 34}, by=world.ben)
    page = signed_in("ben", width)
    page.goto(address)
    expect(page.get_by_text(words.like(*OVERTAKEN, n=page.locator("article.stale").count()))).to_be_visible()
    expect(page.locator("#line-prone-press-up").get_by_text(words("Stop now"))).to_be_visible()
    no_axe_findings(page)
    page.get_by_role("button", name=words("Revise")).first.click()
    expect(page.get_by_role("heading", name=words("Changes since version %(n)s", n=1))).to_be_visible()
    no_axe_findings(page)
    page.get_by_role("link", name=words("Side by side")).click()
    no_axe_findings(page)
    page.goto(f"{address}version/1/")
    expect(page.get_by_text(words("Comes out again, byte for byte"))).to_be_visible()
    no_axe_findings(page)
    assert Version.objects.filter(state="signed").count() == 1


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_an_emergency_replaces_the_plan_and_paper_is_marked(
    signed_in: Callable[..., Page], world: World, address: str, no_axe_findings: Look, words: Words
) -> None:
    page = signed_in("ben", 360)
    for rest in ("print/", "print/?for=patient", "withdraw/"):
        page.goto(address)
        page.goto(address + rest)
        no_axe_findings(page)
    tell(world, {"saddle_sensation_change": True}, by=world.ben)
    page.goto(address)
    expect(page.get_by_role("heading", name=words("No treatment today"))).to_be_visible()
    no_axe_findings(page)
