"""A person with leg pain finds the clinic's page: the whole call, an emergency, and going on with another device."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from tests.journeys.words import WINDOWS as ONE_OF_EACH
from tests.journeys.words import Words
from tests.web.world import World

from lasegue.web.booking.models import Request
from lasegue.web.record.models import Alert, Statement

#: Every language on a phone and English on a desk; the rest of the table belongs to the long run.
WINDOWS = [
    (360, "en"),
    (360, "es"),
    (360, "ar"),
    (1280, "en"),
    pytest.param(1280, "es", marks=pytest.mark.full),
    pytest.param(1280, "ar", marks=pytest.mark.full),
]
#: Words differ between languages, and so does what stands around the drawing.
ONLY_THE_DRAWING = """
const canvas = document.querySelector(".canvas");
document.body.replaceChildren(canvas);
for (const words of canvas.querySelectorAll(".side, .lens-open, .lens span")) words.remove();
"""
#: A form in which nothing is opened: a phone and a half. It was 1420.
LONGEST_REQUEST_PX = 1100
TOUCHED = "main :is(a, button, summary, textarea, label:has(input), input:not([type=checkbox], [type=hidden]))"
TOO_SMALL_TO_TOUCH = """(touched) => {
  const folded = [...document.querySelectorAll("main details")];
  const fold = (open) => folded.forEach((each) => { each.open = open; });
  fold(true);
  const small = [...document.querySelectorAll(touched)].filter((each) => each.getBoundingClientRect().height < 44);
  fold(false);
  return small.map((each) => each.outerHTML.slice(0, 80));
}"""
PAINTED = "back_low_left", "calf_left"
#: The languages of another device, and the one chosen there.
ELSEWHERE = {"en": ("es", "ar"), "es": ("ar", "en"), "ar": ("en", "es")}


@pytest.fixture(autouse=True)
def ready() -> None:
    cache.clear()


def begin(page: Page) -> None:
    page.goto("/")
    page.locator(".hero .btn-primary").click()


def on(page: Page) -> None:
    """Go on, and wait for the page that comes: the one that goes must not be answered twice."""
    with page.expect_navigation():
        page.locator(".bottom .btn-primary").click()


def answer(page: Page) -> str:
    """The reassuring answer to whatever stands on the page; which kind of question it was."""
    if page.locator(".chart-edit").count():
        for place in PAINTED:
            page.evaluate("value => document.querySelector(`.chart-list [name=pain][value=${value}]`).click()", place)
        page.locator("[name=no_tingling]").check()
        page.locator("[name=no_numb]").check()
        return "chart"
    if page.locator(".lines").count():
        for line in page.locator(".line").all():
            line.locator("[value=no]").check()
        return "lines"
    if page.locator(".chips").count():
        nothing = page.locator(".chip [value=none], .chip [value=normal]")
        (nothing if nothing.count() else page.locator(".chip input")).first.check()
        return "chips"
    if page.locator("#words").count():
        page.fill("#words", "Sit through a film.")
        return "words"
    if page.locator("#ago").count():
        page.fill("#ago", "3")
        return "day"
    if page.locator(".scale").count():
        page.locator(".scale input").nth(3).check()
        return "scale"
    if page.locator("#answer").count():
        page.fill("#answer", "44")
        return "number"
    cards = page.locator(".choices [value=no], .choices [value=neither]")
    kind = "sides" if page.locator(".side-cards").count() else "yes or no" if cards.count() else "one of several"
    (cards if cards.count() else page.locator(".choices input")).first.check()
    return kind


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_the_whole_call_ends_in_a_request(
    world: World,
    page_at: Callable[..., Page],
    no_axe_findings: Callable[[Page], None],
    width: int,
    language: str,
) -> None:
    page = page_at(width, language)
    page.goto("/")
    no_axe_findings(page)
    begin(page)
    looked_at: set[str] = set()
    for _ in range(70):
        if page.url.endswith("/summary/"):
            break
        kind = answer(page)
        if kind not in looked_at:
            looked_at.add(kind)
            no_axe_findings(page)
        on(page)
    assert looked_at == {
        "yes or no",
        "one of several",
        "sides",
        "number",
        "scale",
        "day",
        "lines",
        "chips",
        "chart",
        "words",
    }
    no_axe_findings(page)
    on(page)
    if width == 360:
        assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST_REQUEST_PX
    assert page.evaluate(TOO_SMALL_TO_TOUCH, TOUCHED) == []
    on(page)
    expect(page.locator("#errors")).to_be_visible()
    no_axe_findings(page)
    page.fill("#id_name", "Ivy Sparrow")
    page.fill("#id_phone", "555-0142")
    page.locator("#id_preferred summary").click()
    page.locator("[value=tue_morning]").check()
    page.check("#id_agreed")
    on(page)
    expect(page).to_have_url(re.compile("/request/done/$"))
    no_axe_findings(page)
    request = Request.objects.get()
    assert (request.patient.name, request.patient.language, request.preferred) == (
        "Ivy Sparrow",
        language,
        ["tue_morning"],
    )
    pain = Statement.objects.get(finding="pain_regions")
    assert set(pain.value or ()) == set(PAINTED)


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_an_emergency_cannot_be_clicked_away_and_the_clinic_sees_it(
    world: World,
    page_at: Callable[..., Page],
    signed_in: Callable[..., Page],
    no_axe_findings: Callable[[Page], None],
    words: Words,
    width: int,
    language: str,
) -> None:
    page = page_at(width, language)
    begin(page)
    page.locator("[value=yes]").check()
    on(page)
    call = page.locator("a.call")
    expect(call).to_have_attribute("href", "tel:911")
    no_axe_findings(page)
    assert Alert.objects.get().level == "emergency"
    for address in ("/", "/check/", "/summary/", "/request/", "/request/done/", "/clinic/riverbend/"):
        page.goto(address)
        expect(page.locator("a.call")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page.locator("a.call")).to_be_visible()
    page.locator("details.reach summary").click()
    page.fill("#id_phone", "555-0142")
    page.locator(".reach button").click()
    expect(page.locator("main")).to_contain_text("0142")
    assert not Request.objects.exists()
    desk = signed_in("fay", width)
    desk.goto("/today/")
    first = desk.locator("[data-row]").first
    expect(first).to_contain_text(words("Emergency answer"))
    expect(first).to_contain_text("0142")
    no_axe_findings(desk)


@pytest.mark.parametrize(("width", "language"), ONE_OF_EACH)
def test_a_call_goes_on_with_another_device_in_another_language(
    world: World, page_at: Callable[..., Page], no_axe_findings: Callable[[Page], None], width: int, language: str
) -> None:
    page = page_at(width, language)
    begin(page)
    for _ in range(4):
        answer(page)
        on(page)
    asked = page.locator("input[name=question]").get_attribute("value")
    page.locator(".pbar a[href='/check/leave/']").click()
    no_axe_findings(page)
    link = page.locator("#link").input_value()
    there, chosen = ELSEWHERE[language]
    other = page_at(width, there)
    other.goto(link)
    expect(other.locator("input[name=question]")).to_have_attribute("value", str(asked))
    no_axe_findings(other)
    other.locator(f"[name=language][value={chosen}]").click()
    expect(other.locator("html")).to_have_attribute("lang", chosen)
    expect(other.locator("html")).to_have_attribute("dir", "rtl" if chosen == "ar" else "ltr")
    expect(other.locator("input[name=question]")).to_have_attribute("value", str(asked))
    other.locator("a[href='/check/4/']").click()
    expect(other.locator("[value=no]")).to_be_checked()


def test_the_drawing_is_the_same_picture_in_arabic(world: World, page_at: Callable[..., Page]) -> None:
    pictures = []
    for language in ("en", "ar"):
        page = page_at(360, language)
        begin(page)
        while not page.locator(".chart-edit").count():
            answer(page)
            on(page)
        page.wait_for_load_state("networkidle")
        page.evaluate("document.querySelector('.chart-list [name=pain][value=calf_left]').click()")
        page.evaluate(ONLY_THE_DRAWING)
        page.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 500)))")
        pictures.append(page.screenshot())
    assert pictures[0] == pictures[1]
