"""The dose editor keeps its bounds and says why; weeks play back; a line gets its drawing, or the room of it."""

import pytest
from playwright.sync_api import Browser, Page
from tests.browsing import faults_of

pytestmark = pytest.mark.journey
MORE, REPS = '[data-step="1"]', '[name="reps"]'


def test_a_dose_steps_within_its_bounds_and_says_why_it_stops(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/dose")
    assert not page.is_visible(".was")
    page.click(MORE)
    assert page.input_value(REPS) == "11"
    assert page.is_visible(".was")
    page.click(MORE)
    page.click(MORE, force=True)  # it says that it is at its end, and why
    assert page.input_value(REPS) == "12"
    assert page.get_attribute(MORE, "aria-disabled") == "true"
    assert page.inner_text("[data-bound-of]") == "12 is the most in this phase"
    page.focus(REPS)
    page.keyboard.press("PageDown")
    assert page.input_value(REPS) == "8"


def test_weeks_are_shown_one_at_a_time_with_their_words(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/dose")
    assert page.locator("[data-frame]:visible").count() == 1
    assert page.inner_text("[data-said]") == "Week 3"
    page.click("[data-show] >> nth=0")
    assert page.inner_text("[data-said]") == "Week 1"
    assert page.get_attribute("[data-show] >> nth=0", "aria-pressed") == "true"
    assert faults_of(page) == []


def test_with_less_motion_play_takes_one_step(browser: Browser, clinic: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{clinic}/dose")
    page.click("[data-play]")
    assert page.inner_text("[data-said]") == "Week 1"
    page.wait_for_timeout(1600)
    assert page.inner_text("[data-said]") == "Week 1"
    page.close()


def test_a_drawing_that_does_not_come_leaves_its_room_to_the_words(page: Page, clinic: str) -> None:
    page.goto(f"{clinic}/lines")
    page.wait_for_selector("#drawn .still > svg", state="attached")
    page.wait_for_selector("#undrawn .still", state="hidden")
    beside, alone = (page.locator(f"#{line} h4").bounding_box() for line in ("drawn", "undrawn"))
    assert beside and alone
    assert alone["x"] < beside["x"]
    assert alone["width"] > beside["width"]
