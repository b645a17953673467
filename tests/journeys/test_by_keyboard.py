"""A therapist's work without a mouse, from the list of the day to the signed note, and the time it asks for.

The time is reckoned by the keystroke-level model of Card, Moran and Newell (Communications of the ACM 23(7), 1980):
0.28 s a key for somebody who types without being a typist, 1.35 s for each decision what to do next. What the hands and
the mouth do between the keys, the examination itself and the talk, comes on top and is no matter of the program.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect
from tests.journeys.test_examination import TOLD, saved
from tests.web.visits.test_visit_notes import DISC
from tests.web.world import World, tell

from lasegue.web.record.cells import case_of
from lasegue.web.visits.models import Visit

KEY_S, DECISION_S = 0.28, 1.35
MOST_TABS = 60
#: What a typical examination states: the screen, nerve tension, six root levels, one movement, one score.
EVERY_ANSWER = 11 + 14 + 31 + 2


@dataclass
class Hands:
    """Two hands on a keyboard; every call is one decision."""

    page: Page
    keys: int = 0
    decisions: int = 0

    def press(self, *keys: str) -> None:
        self.decisions += 1
        for key in keys:
            self.keys += 1
            self.page.keyboard.press(key)

    def tab_to(self, place: str) -> None:
        """Tab until something has the focus."""
        self.decisions += 1
        for _ in range(MOST_TABS):
            if self.page.locator(f"{place}:focus").count():
                return
            self.keys += 1
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{place} was not reached with {MOST_TABS} tabs")

    @property
    def seconds(self) -> float:
        return self.keys * KEY_S + self.decisions * DECISION_S


def test_a_typical_examination_asks_for_less_than_ten_minutes_of_typing(
    world: World, signed_in: Callable[..., Page]
) -> None:
    tell(world, TOLD, kind="intake")
    page = signed_in("ben")
    page.goto("/today/")
    hands = Hands(page)
    hands.press("j", "Enter")
    page.wait_for_url("**/timeline/")
    hands.press("g", "e")
    page.wait_for_url("**/exam/")

    hands.press("Alt+0")
    hands.tab_to("#g-emergency button[value='screen:']")
    hands.press("Enter")
    saved(page, 11)
    hands.press("Alt+1")
    hands.press(*"x80", "Enter", *"y40", "Enter")  # leg raise, left and right, with angles
    for answers in ("xy", "xx", "xy", "xx", "xx"):  # ankle added, crossed, slump, femoral stretch, crossed
        hands.press(*answers)
    hands.press("Alt+2")
    for reflex in ("", "22", "", "22", "21", ""):  # L2 to S2: power, light touch, reflex, left and right
        is_s1 = reflex == "21"
        hands.press("5", "ArrowRight", *("4+" if is_s1 else "5"), "ArrowRight", *("xy" if is_s1 else "xx"))
        for grade in reflex:
            hands.press(grade, "ArrowRight")
    hands.press("Alt+3", "ArrowRight", "Space")  # extension brings the pain up the leg
    hands.press("Alt+5")
    expect(page.locator("#g-measures [data-row] :focus")).to_have_count(1)
    hands.press(*["ArrowDown"] * 4)
    hands.press(*"44", "Enter")
    saved(page, EVERY_ANSWER)
    found = case_of(world.episode, world.on)["findings"]
    assert found["mrc_ankle_plantarflexion"] == {"left": 5, "right": 4.33}
    assert found["light_touch_s1"] == {"left": "normal", "right": "reduced"}
    assert found["reflex_achilles"] == {"left": 2, "right": 1}
    assert found["repeated_movement_response"] == {"extension": "centralises"}
    assert found["odi_percent"] == 44
    hands.press("Control+Enter")
    page.wait_for_url("**/plan/**")
    assert hands.seconds < 600


def test_a_note_asks_for_less_than_two_minutes_of_typing(world: World, signed_in: Callable[..., Page]) -> None:
    tell(world, DISC, by=world.ben)
    page = signed_in("ben")
    page.goto(f"/patient/{world.ana.key}/timeline/")
    hands = Hands(page)
    hands.press("g", "v")
    page.wait_for_url("**/visits/")
    hands.press("Tab", "Enter")  # past the head of the page
    hands.tab_to("button.btn-primary")
    hands.press("Enter")
    page.wait_for_url("**/visits/*/")
    hands.press("Tab", "Enter")
    hands.tab_to("#clear-all")
    hands.press("Enter")
    page.get_by_text("15 of 15 asked today").wait_for()
    hands.tab_to("[name='nprs_leg_avg_7d.right']")
    hands.press("4", "Tab")
    page.get_by_text("better than at the start: a clear change").wait_for()
    hands.tab_to("#add-item")
    hands.press(*"Prone pr", "Tab", *"13", "Enter")
    page.get_by_text("13 timed minutes; 8 to 22 is 1 unit.").first.wait_for()
    expect(page.get_by_role("radiogroup", name="Side, Prone press-up").get_by_role("radio").first).to_be_focused()
    hands.press("Space")
    hands.press("Tab", "Space")
    expect(page.get_by_role("button", name="Sign and lock")).to_be_visible()
    hands.tab_to("#signing button")
    hands.press("Enter")
    page.get_by_text("signed by Ben Example").wait_for()
    assert Visit.objects.get().signed_at is not None
    assert hands.seconds < 120
