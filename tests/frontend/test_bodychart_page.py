"""Painting in a real browser, by finger, mouse and keyboard; the form sends what was painted; no script, no loss."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page
from tests.browsing import faults_of

pytestmark = pytest.mark.journey

MIDDLES = """([selector, tokens]) => {
  const svg = document.querySelector(selector);
  const middle = (name) => {
    const box = svg.querySelector(`.hits [data-token="${name}"]`).getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  return tokens.split(" ").map(middle);
}"""
BACK, FRONT = '[data-view="back"] .canvas-body', '[data-view="front"] .canvas-body'


def middles(page: Page, svg: str, *tokens: str) -> list[tuple[float, float]]:
    """Where on the screen the middles of these regions lie."""
    return [(point["x"], point["y"]) for point in page.evaluate(MIDDLES, [svg, " ".join(tokens)])]


def tap(page: Page, svg: str, token: str) -> None:
    """One tap with finger or mouse."""
    ((x, y),) = middles(page, svg, token)
    if page.evaluate("navigator.maxTouchPoints > 0"):
        page.touchscreen.tap(x, y)
    else:
        page.mouse.click(x, y)


def stroke(page: Page, svg: str, *tokens: str) -> None:
    """One stroke over the middles of these regions, with finger or mouse."""
    (start, *rest) = middles(page, svg, *tokens)
    if page.evaluate("navigator.maxTouchPoints > 0"):
        finger_stroke(page, [start, *rest])
        return
    page.mouse.move(*start)
    page.mouse.down()
    for point in rest:
        page.mouse.move(*point, steps=12)
    page.mouse.up()


def finger_stroke(page: Page, points: list[tuple[float, float]]) -> None:
    """A finger put down, moved and lifted, as the screen reports it."""
    screen = page.context.new_cdp_session(page)
    kinds = ["touchStart", *("touchMove" for _ in points[1:])]
    for kind, (x, y) in zip(kinds, points, strict=True):
        screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    screen.detach()


def sent(page: Page) -> dict[str, list[str]]:
    """What the form would send."""
    return parse_qs(page.evaluate("new URLSearchParams(new FormData(document.querySelector('form'))).toString()"))


def says(page: Page) -> str:
    """The summary."""
    return page.inner_text(".chart-says")


def choose(page: Page, feeling: str) -> None:
    """Choose what to paint."""
    page.check(f'.chart-feelings [value="{feeling}"]')


def test_a_tap_paints_one_region_and_a_second_tap_lifts_it(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/chart")
    tap(page, BACK, "calf_right")
    assert sent(page) == {"pain": ["calf_right"]}
    assert says(page) == "Right side: pain in calf."
    tap(page, BACK, "calf_right")
    assert sent(page) == {}
    assert says(page) == "Nothing painted."


def test_a_stroke_down_the_leg_snaps_to_the_regions_it_passes(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/chart")
    stroke(page, BACK, "buttock_right", "thigh_back_right", "calf_right")
    assert set(sent(page)["pain"]) == {"buttock_right", "thigh_back_right", "knee_back_right", "calf_right"}


def test_left_is_painted_left_of_the_back_and_right_of_the_front(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/chart")
    middle = page.evaluate("innerWidth / 2")
    assert middles(page, BACK, "calf_left")[0][0] < middle < middles(page, BACK, "calf_right")[0][0]
    page.click('[data-act="turn"]')
    assert middles(page, FRONT, "shin_outer_right")[0][0] < middle < middles(page, FRONT, "shin_outer_left")[0][0]


def test_feelings_are_kept_apart_and_undo_takes_back_one_act(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/chart")
    tap(page, BACK, "buttock_left")
    choose(page, "tingling")
    tap(page, BACK, "calf_left")
    choose(page, "numb")
    tap(page, BACK, "calf_left")
    assert sent(page) == {"pain": ["buttock_left"], "tingling": ["calf_left"], "numb": ["calf_left"]}
    page.click('[data-act="undo"]')
    assert sent(page) == {"pain": ["buttock_left"], "tingling": ["calf_left"]}
    page.click('[data-act="undo"]')
    page.click('[data-act="undo"]')
    page.click('[data-act="undo"]')
    assert sent(page) == {}


def test_the_eraser_lifts_every_feeling_of_a_region(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/chart?pain=calf_right&numb=calf_right&pain=buttock_right")
    page.click('[data-act="erase"]')
    assert page.get_attribute('[data-act="erase"]', "aria-pressed") == "true"
    tap(page, BACK, "calf_right")
    assert sent(page) == {"pain": ["buttock_right"]}


def test_a_foot_opens_larger_and_takes_paint(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/chart")
    choose(page, "numb")
    page.click('[data-view="back"] [data-open="right"]')
    tap(page, '[data-view="back"] [data-foot="right"] .lens-tall svg', "heel_right")
    assert sent(page) == {"numb": ["heel_right"]}
    page.click('[data-act="zoom"]')
    assert page.is_visible(BACK)


def test_list_and_drawing_edit_the_same_boxes(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/chart?pain=calf_right")
    page.click('[data-act="list"]')
    assert page.is_checked('[name="pain"][value="calf_right"]')
    page.check('[name="tingling"][value="big_toe_left"]')
    assert "Left side: tingling in big toe." in says(page)
    page.click('[data-act="list"]')
    assert page.locator('[data-view="front"] .canvas-body [data-on="tingling"] use').count() == 1


def test_arrow_keys_walk_the_list(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/chart")
    page.click('[data-act="list"]')
    page.focus('[name="pain"][value="buttock_right"]')
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    assert list(sent(page)) == ["tingling"]
    assert sent(page)["tingling"][0] == "buttock_right"
    assert len(sent(page)["tingling"]) == 2


def test_new_numbness_of_the_saddle_shows_the_question_at_once(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/chart")
    assert not page.is_visible('[data-chart-when="numb-saddle"]')
    choose(page, "numb")
    tap(page, BACK, "saddle_mid")
    assert page.is_visible('[data-chart-when="numb-saddle"]')


def test_arabic_paints_the_same_side_and_draws_the_same_picture(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/chart")
    english = middles(page, BACK, "calf_right", "calf_left", "buttock_right")
    top = page.locator(".canvas").bounding_box()
    page.goto(f"{clinic}/chart?language=ar")
    arabic = middles(page, BACK, "calf_right", "calf_left", "buttock_right")
    turned = page.locator(".canvas").bounding_box()
    assert top is not None
    assert turned is not None
    for (x, y), (was_x, was_y) in zip(arabic, english, strict=True):
        assert (x, y - turned["y"]) == pytest.approx((was_x, was_y - top["y"]), abs=0.5)
    tap(page, BACK, "calf_right")
    assert sent(page) == {"pain": ["calf_right"]}
    assert says(page) == "الجهة اليمنى: ألم في ربلة الساق."


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing(page: Page, clinic: str, theme: str, language: str) -> None:
    page.goto(f"{clinic}/chart?language={language}&theme={theme}&pain=calf_right&numb=sole_right&tingling=heel_left")
    for act in (None, "turn", "list"):
        if act:
            page.click(f'[data-act="{act}"]')
        assert faults_of(page) == []


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_nothing_scrolls_sideways(browser: Browser, clinic: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{clinic}/chart?language=es&pain=calf_right")
    for act in (None, "turn", "zoom", "list"):
        if act:
            page.click(f'[data-act="{act}"]')
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A browser with scripts off."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_without_script_the_list_is_the_form(scriptless: Page, clinic: str) -> None:
    scriptless.goto(f"{clinic}/chart?pain=buttock_left")
    assert not scriptless.is_visible(".paint")
    scriptless.check('[name="numb"][value="heel_right"]')
    scriptless.click("form .btn")
    assert parse_qs(re.sub(r"^\?", "", scriptless.inner_text("body"))) == {
        "pain": ["buttock_left"],
        "numb": ["heel_right"],
    }
