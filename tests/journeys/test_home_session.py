"""A session at home in a real phone browser: guided, eased, stopped, by keyboard, in three languages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from tests.journeys.phone import (
    SESSION,
    UnderWay,
    begin,
    bind,
    go_on_after,
    hurry,
    on_server,
    plan_signed,
    wait_until,
)
from tests.web.world import World

from lasegue.web.people.models import Patient

Look = Callable[[Page], None]


@pytest.fixture
def phone(world: World, page_at: Callable[..., Page], live_server: Any) -> Iterator[Callable[..., Page]]:
    plan_signed(world)
    under_way, pages = UnderWay(), list[Page]()

    def bound(width: int = 360, **more: Any) -> Page:
        page = page_at(width, **more)
        bind(world, page.context, live_server.url)
        page.clock.install()
        pages.append(page)
        return page

    yield bound
    under_way.end_with(pages)


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_session_from_the_first_question_to_the_summary(phone: Callable[..., Page], no_axe_findings: Look) -> None:
    page = phone()
    page.goto(SESSION + "?minutes=5")
    no_axe_findings(page)
    page.locator("[data-screen=pain] .scale-step").nth(3).click()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="No, none of these").click()
    go_on_after(no_axe_findings, page)
    titles = []
    for _ in range(12):
        titles.append(page.locator("[data-field=title]").inner_text())
        hurry(
            page,
            lambda: page.locator("[data-field=title]").inner_text() != titles[-1] or heading(page).startswith("How"),
        )
        if heading(page).startswith("How"):
            break
    page.locator("[data-screen=pain] .scale-step").nth(2).click()
    page.get_by_label("Up, nearer to the back").check()
    expect(page.locator("[data-screen=pain] details")).to_have_attribute("open", "")
    no_axe_findings(page)
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Done for now")
    no_axe_findings(page)
    wait_until(page, lambda: len(on_server("session_ended")) == 1)
    started, ended = on_server("session_started")[0].body, on_server("session_ended")[0].body
    assert started["short"] is True
    assert ended["done"] == started["items"]
    assert [each.body["worst"] for each in on_server("pain")] == [3, 2]
    assert on_server("pain")[1].body["place_change"] == "nearer"
    assert set(on_server("screen")[0].body["answers"].values()) == {False}
    sets = [(each.body["line"], each.body["set"], each.body["side"]) for each in on_server("set_done")]
    assert len(sets) == len(set(sets))
    assert page.locator("[data-field=done_list] li").all_inner_texts() == titles
    assert "!" not in page.locator("main").inner_text()


def test_keys_alone_are_enough(phone: Callable[..., Page]) -> None:
    page = phone(1280)
    page.goto(SESSION)
    expect(page.get_by_role("heading", level=1)).to_have_text("How is your leg pain now?")
    page.locator("[data-screen=pain] [name=worst]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="No, none of these").press("Enter")
    expect(page.locator("[data-screen=session]")).to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.do") == "toggle", "pause comes first after the heading"
    page.locator("[data-screen=session] h1").focus()
    page.clock.run_for(7_000)
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    before = page.locator("[data-field=title]").inner_text()
    page.keyboard.press("d")
    expect(page.locator("[data-field=title]")).not_to_have_text(before)
    wait_until(page, lambda: len(on_server("swapped")) == 1)
    page.keyboard.press("h")
    expect(page.get_by_role("heading", level=1)).to_have_text("Did the pain move further down the leg?")
    page.get_by_role("button", name="I pressed this by mistake").press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("[data-field=title]")).not_to_have_text(before)
    wait_until(page, lambda: [each.body["why"] for each in on_server("stopped")] == ["chosen"])


def test_keys_can_be_switched_off(phone: Callable[..., Page]) -> None:
    page = phone()
    page.goto(SESSION)
    begin(page)
    page.get_by_role("button", name="Pause").click()
    page.get_by_label("Keys").uncheck()
    page.locator("[data-screen=session] h1").focus()
    page.keyboard.press("h")
    expect(page.locator("[data-screen=session]")).to_be_visible()


def test_pain_further_down_stops_the_exercise_asks_and_shows_relief(
    phone: Callable[..., Page], no_axe_findings: Look
) -> None:
    page = phone()
    page.goto(SESSION)
    begin(page)
    page.clock.run_for(8_000)
    page.get_by_role("button", name="It hurts more").click()
    no_axe_findings(page)
    page.get_by_role("button", name="Yes, further down").click()
    no_axe_findings(page)
    asked = []
    while page.locator("[data-screen=screen]").is_visible():
        asked.append(heading(page))
        page.locator("[data-do=answer][data-value=no]").click()
    assert len(asked) == len(set(asked)) > 5
    expect(page.get_by_role("heading", level=1)).to_have_text("Stop this one for today")
    expect(page.get_by_role("link", name="Call the clinic 555-0100")).to_be_visible()
    assert page.locator("[data-field=relief_says]").inner_text()
    no_axe_findings(page)
    page.get_by_role("button", name="Go on with the next exercise").click()
    expect(page.locator("[data-field=where]")).to_contain_text("Exercise 2")
    wait_until(page, lambda: len(on_server("screen")) == 2)
    assert on_server("hurts_more")[0].body["further_down"] is True
    page.goto("/me/")
    expect(page.get_by_text("We leave this exercise out for today.")).to_be_visible()


def test_one_question_after_the_other_in_every_language_and_light(
    world: World, phone: Callable[..., Page], no_axe_findings: Look
) -> None:
    for language, turned in (("es", "ltr"), ("ar", "rtl")):
        for scheme in ("light", "dark"):
            Patient.objects.filter(pk=world.ana.pk).update(language=language)
            page = phone(320, language=language, color_scheme=scheme, reduced_motion="reduce")
            page.route("**/me/log/", lambda route: route.abort())  # the stop is this phone's own
            page.goto(SESSION)
            assert page.locator("html").get_attribute("dir") == turned
            expect(page.locator("[data-screen=pain]")).to_be_visible()
            no_axe_findings(page)
            page.locator("[data-screen=pain] .scale-step").nth(4).click()
            page.locator("[data-screen=pain] .btn-primary").click()
            no_axe_findings(page)
            page.locator("[data-do=clear]").click()
            page.clock.run_for(8_000)
            no_axe_findings(page)
            english = ("Exercise", "Pause", "hold", "Next", "Too hard", "get ready")
            text = page.locator("body").inner_text()
            assert not [word for word in english if word in text]
            page.locator("[data-do=hurts]").click()
            page.locator("[data-do=where][data-value=yes]").click()
            no_axe_findings(page)
            page.locator("[data-do=answer][data-value=yes]").click()
            expect(page.locator("[data-screen=stop] h1")).to_be_visible()
            no_axe_findings(page)
            page.context.close()


def test_with_less_motion_the_ring_jumps_and_nothing_moves_by_itself(phone: Callable[..., Page]) -> None:
    page = phone(reduced_motion="reduce")
    page.goto(SESSION)
    begin(page)
    page.clock.run_for(1_500)
    ring = page.locator("[data-ring]")
    seen = set()
    for _ in range(8):
        page.clock.run_for(100)
        seen.add(ring.get_attribute("stroke-dasharray"))
    assert len(seen) <= 2
    assert page.evaluate("document.getAnimations().length") == 0


def test_text_twice_as_large_keeps_everything_in_reach(phone: Callable[..., Page], no_axe_findings: Look) -> None:
    page = phone(360)
    page.goto(SESSION)
    begin(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.clock.run_for(6_000)
    go_on_after(no_axe_findings, page)
    for name in ("Pause", "Stop", "Too hard", "It hurts more"):
        page.get_by_role("button", name=name, exact=True).scroll_into_view_if_needed()
        expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport()


def test_on_a_short_phone_nothing_hides_the_count(phone: Callable[..., Page]) -> None:
    page = phone(360)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(SESSION)
    begin(page)
    page.clock.run_for(6_000)
    ring, buttons = page.get_by_role("timer").bounding_box(), page.locator(".turned").bounding_box()
    assert ring is not None
    assert buttons is not None
    assert ring["y"] + ring["height"] <= buttons["y"]


def test_the_screen_stays_awake_while_a_set_is_under_way_and_only_then(phone: Callable[..., Page]) -> None:
    page = phone()
    page.add_init_script(
        """globalThis.held = globalThis.asked = 0;
        Object.defineProperty(navigator, "wakeLock", {value: {request: async () => {
          globalThis.held += 1;
          globalThis.asked += 1;
          const lock = new EventTarget();
          lock.release = async () => { globalThis.held -= 1; };
          return lock; }}});"""
    )
    page.goto(SESSION)
    begin(page)
    wait_until(page, lambda: page.evaluate("globalThis.held") == 1)
    page.get_by_role("button", name="Pause").click()
    wait_until(page, lambda: page.evaluate("globalThis.held") == 0)
    assert page.evaluate("globalThis.asked") == 1


def test_voice_is_silent_until_asked_and_then_says_what_to_do(phone: Callable[..., Page]) -> None:
    page = phone()
    page.add_init_script(
        """globalThis.spoken = [];
        Object.defineProperty(globalThis, "speechSynthesis", {value: {
          getVoices: () => [{lang: "en-US"}], cancel: () => {},
          speak: (words) => globalThis.spoken.push([words.text, words.lang])}});"""
    )
    page.goto(SESSION)
    begin(page)
    page.clock.run_for(8_000)
    assert page.evaluate("globalThis.spoken") == []
    page.get_by_role("button", name="Sound and voice").click()
    assert page.get_by_role("button", name="Sound and voice").get_attribute("aria-pressed") == "true"
    page.clock.run_for(6_000)
    spoken = page.evaluate("globalThis.spoken")
    assert ["Hold.", "en"] in spoken
    assert not [text for text, _language in spoken if text.isdigit()], (
        "repetitions are counted aloud only when asked for"
    )


def test_the_left_hand_gets_the_controls_and_nothing_else_turns(phone: Callable[..., Page]) -> None:
    page = phone()
    page.goto(SESSION)
    begin(page)

    def left_edge(name: str) -> float:
        box = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box is not None
        return box["x"]

    count = page.locator("[data-field=rep]").bounding_box()
    page.get_by_role("button", name="Pause").click()
    assert left_edge("Go on") < left_edge("Stop")
    page.get_by_label("Buttons for the left hand").check()
    assert left_edge("Go on") > left_edge("Stop")
    assert left_edge("Too hard") > left_edge("It hurts more")
    after = page.locator("[data-field=rep]").bounding_box()
    assert count is not None
    assert after is not None
    assert after["x"] == count["x"]


def test_the_pages_can_be_put_on_the_home_screen(phone: Callable[..., Page]) -> None:
    page = phone()
    page.goto("/me/")
    manifest = page.evaluate(
        """async () => (await fetch(document.querySelector('link[rel="manifest"]').href)).json()"""
    )
    assert manifest["start_url"] == manifest["scope"] == "/me/"
    assert manifest["display"] == "standalone"
    assert {each["sizes"] for each in manifest["icons"]} >= {"192x192", "512x512"}
    assert "maskable" in {each["purpose"] for each in manifest["icons"]}
    for each in manifest["icons"]:
        assert page.request.get(each["src"]).headers["content-type"] == "image/png"


def test_the_first_question_does_not_wait_for_the_figures(phone: Callable[..., Page]) -> None:
    page = phone()
    held: list[Route] = []
    page.route("**/me/figure/**", lambda route: held.append(route))  # noqa: PLW0108  # a builtin cannot be wrapped
    page.goto(SESSION)
    begin(page)
    expect(page.locator("[data-field=title]")).not_to_be_empty()
    assert held, "the figures were asked for, and not answered until now"
    for each in held:
        each.abort()
    page.unroute_all(behavior="ignoreErrors")


def test_a_figure_is_the_same_in_every_direction_of_reading_and_stands_still_when_asked(
    world: World, phone: Callable[..., Page], no_axe_findings: Look
) -> None:
    drawn = []
    for language, width in (("en", 360), ("ar", 1280)):
        Patient.objects.filter(pk=world.ana.pk).update(language=language)
        page = phone(width, language=language, reduced_motion="reduce")
        page.goto(SESSION)
        page.locator("[data-screen=pain] .scale-step").nth(3).click()
        page.locator("[data-screen=pain] .btn-primary").click()
        page.locator("[data-do=clear]").click()
        stage = page.locator("[data-field=stage]")
        expect(stage.locator(".figure-still")).to_have_count(3)
        no_axe_findings(page)
        drawn.append(stage.locator("svg path").evaluate_all("(all) => all.map((each) => each.getAttribute('d'))"))
        if width < 700:
            expect(stage.locator(".figure-still:visible")).to_have_count(1)
            stage.locator(".figure-next").click()
            expect(stage.locator(".figure-still").nth(1)).to_be_visible()
        else:
            expect(stage.locator(".figure-still:visible")).to_have_count(3)
        page.context.close()
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) > 10
