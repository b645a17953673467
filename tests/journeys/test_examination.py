"""The examination in a browser: by keyboard, kept through a reload, shared by two people, stopped by an alert."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from tests.journeys.conftest import DESK, PATIENCE_MS, PHONE
from tests.journeys.phone import wait_until
from tests.journeys.words import WINDOWS, Words
from tests.web.world import World, tell

from lasegue.web.record.cells import case_of
from lasegue.web.record.models import Statement

#: What a typical person with a disc and an irritated S1 root told before.
TOLD: dict[str, Any] = {
    "age_years": 45,
    "pain_regions": ["back_low_mid", "buttock_right", "thigh_back_right", "calf_right"],
    "nprs_leg_avg_7d": {"right": 7},
    "worse_sitting": True,
    "cough_sneeze_strain_leg_pain": True,
}
#: A key of the sheet and two of the browser, as events that a script may refuse it.
KEYS_OF_ALL = {
    "x": "{key: 'x', bubbles: true, cancelable: true}",
    "F5": "{key: 'F5', bubbles: true, cancelable: true}",
    "Control+r": "{key: 'r', ctrlKey: true, bubbles: true, cancelable: true}",
}

IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", ["en", "es", "ar"])


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def saved(page: Page, count: int) -> None:
    """Wait until that many statements of the examination are in the record."""
    examined = Statement.objects.filter(occasion__kind="examination")
    wait_until(page, lambda: examined.count() >= count, PATIENCE_MS / 1000)
    page.wait_for_load_state("networkidle")
    assert examined.count() == count


def exam_of(world: World, page: Page) -> Page:
    page.goto(f"/patient/{world.ana.key}/exam/")
    return page


@IN_EVERY_LANGUAGE
def test_a_typical_disc_is_examined_by_keyboard_and_a_reload_keeps_it(
    world: World, signed_in: Callable[..., Page], no_axe_findings: Callable[[Page], None], words: Words
) -> None:
    tell(world, TOLD, kind="intake")
    page = exam_of(world, signed_in("ben"))
    before = page.locator(".cause .pr").first.inner_text()
    press(page, "Alt+0")
    expect(page.locator("#g-emergency [data-row] :focus")).to_have_count(1)
    page.get_by_role("button", name=words("No to all")).click()
    saved(page, 11)
    expect(page.locator("#g-emergency")).to_contain_text(words("%(n)s of %(of)s", n=11, of=14))
    press(page, "Alt+1", *"x80", "Enter", *"y40", "Enter")  # leg raise left no at 80, right yes at 40
    press(page, "ArrowDown", "ArrowDown", "ArrowDown")
    saved(page, 15)
    page.locator('[name="slump_positive.left"]').focus()
    press(page, *"xy")
    page.locator('[name="mrc_hip_flexion.left"]').focus()
    for _ in range(4):  # power of L2 to L5, the same on both sides
        press(page, "5", "b", "ArrowDown")
    press(page, "5", "ArrowRight", "4", "+")
    page.locator('[name="light_touch_s1.left"]').focus()
    press(page, *"xy")
    page.locator('[name="reflex_achilles.left"]').focus()
    press(page, "2", "ArrowRight", "1")
    press(page, "Alt+3", "ArrowRight", "Space")
    page.wait_for_load_state("networkidle")
    wait_until(page, lambda: "repeated_movement_response" in case_of(world.episode, world.on)["findings"])
    found = case_of(world.episode, world.on)["findings"]
    assert found["slr_positive"] == {"left": False, "right": True}
    assert found["slr_angle_deg"] == {"left": 80, "right": 40}
    assert found["slump_positive"] == {"left": False, "right": True}
    assert found["mrc_big_toe_extension"] == {"left": 5, "right": 5}
    assert found["mrc_ankle_plantarflexion"] == {"left": 5, "right": 4.33}
    assert found["light_touch_s1"] == {"left": "normal", "right": "reduced"}
    assert found["reflex_achilles"] == {"left": 2, "right": 1}
    assert found["repeated_movement_response"] == {"extension": "centralises"}
    assert page.locator(".cause .pr").first.inner_text() != before
    page.reload()
    expect(page.locator('[name="slump_positive.right"]')).to_have_value("yes")
    expect(page.locator('[name="slr_angle_deg.right"]')).to_have_value("40")
    no_axe_findings(page)


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_the_examination_and_the_story_have_no_accessibility_faults(
    world: World, signed_in: Callable[..., Page], no_axe_findings: Callable[[Page], None], words: Words, width: int
) -> None:
    tell(world, TOLD, kind="intake")
    page = exam_of(world, signed_in("ben", width))
    if width == PHONE:
        for folded in page.locator("details.narrow > summary").all():
            folded.click()
    page.locator("#g-pelvis > summary").click()
    expect(page.locator('[name="faber_positive.left"]')).to_be_visible()
    page.locator("a[data-edit='tender_regions']").click()
    expect(page.get_by_role("group", name=words.name("Tender places"))).to_be_visible()
    no_axe_findings(page)
    page.goto(f"/patient/{world.ana.key}/story/?ask=fever")
    no_axe_findings(page)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_what_was_opened_and_shut_stays_so_with_each_answer(
    world: World, signed_in: Callable[..., Page], width: int
) -> None:
    tell(world, TOLD, kind="intake")
    page = exam_of(world, signed_in("ben", width))
    moved = page.locator("#reasoning > section > .causes > .cause > details")
    shut, opened = moved.nth(0), moved.nth(1)
    less = page.locator("#causes-less")
    for each in (shut, opened, less, *([page.locator("#story-more")] if width == PHONE else [])):
        each.locator("> summary").click()
    expect(less.locator(".contrib").first).to_be_attached()
    opened_id = opened.get_attribute("id")
    page.locator('[name="slr_angle_deg.right"]').fill("45")
    page.locator('[name="slr_angle_deg.right"]').blur()
    saved(page, 1)
    expect(page.locator(f"#{opened_id}")).to_have_attribute("open", "")
    expect(less).to_have_attribute("open", "")
    expect(less.locator(".contrib").first).to_be_attached()
    expect(page.locator(f"#{shut.get_attribute('id')}")).not_to_have_attribute("open", "")
    if width == PHONE:
        expect(page.locator("#story-more")).to_have_attribute("open", "")


@IN_EVERY_LANGUAGE
def test_two_people_in_one_cell_are_told_and_choose(world: World, signed_in: Callable[..., Page], words: Words) -> None:
    ben, amy = exam_of(world, signed_in("ben")), exam_of(world, signed_in("amy"))
    amy.locator('[name="slump_positive.right"]').select_option("yes")
    saved(amy, 1)
    ben.locator('[name="slump_positive.right"]').select_option("no")
    said = ben.locator("#m-slump_positive-right")
    told = "Not saved. %(who)s wrote “%(value)s” at %(time)s. Yours is kept here."
    expect(said).to_contain_text(words.like(told, who="Amy Example", value=words("Yes")))
    expect(ben.locator('[name="slump_positive.right"]')).to_have_value("no")
    said.get_by_role("button", name=words("Use mine")).click()
    saved(ben, 2)
    assert case_of(world.episode, world.on)["findings"]["slump_positive"] == {"right": False}


@IN_EVERY_LANGUAGE
def test_an_emergency_takes_the_focus_and_undo_takes_it_back(
    world: World, signed_in: Callable[..., Page], words: Words
) -> None:
    page = exam_of(world, signed_in("ben"))
    page.locator('[name="saddle_sensation_change"]').focus()
    press(page, "y")
    expect(page.locator("#alert")).to_be_focused()
    expect(page.locator("#alert")).to_contain_text(words("Emergency"))
    press(page, "Control+z")
    saved(page, 2)
    assert "saddle_sensation_change" not in case_of(world.episode, world.on)["findings"]
    lapsed = words("The facts have changed since. A therapist lifts the alert with a name and a reason.")
    expect(page.locator("#alert")).to_contain_text(lapsed)


@IN_EVERY_LANGUAGE
def test_a_save_that_fails_is_kept_in_the_cell_and_sent_again(
    world: World, signed_in: Callable[..., Page], words: Words
) -> None:
    page = exam_of(world, signed_in("ben"))
    page.route("**/exam/save/", lambda route: route.abort())
    page.locator('[name="slr_angle_deg.right"]').fill("45")
    page.locator('[name="slr_angle_deg.right"]').blur()
    unsaved = words("Not saved, kept here.")
    expect(page.locator("#c-slr_angle_deg-right")).to_contain_text(unsaved)
    expect(page.locator('[name="slr_angle_deg.right"]')).to_have_value("45")
    page.unroute("**/exam/save/")
    page.locator("#c-slr_angle_deg-right").get_by_role("button", name=words("Try again")).click()
    saved(page, 1)
    expect(page.locator("#c-slr_angle_deg-right")).not_to_contain_text(unsaved)


def test_keys_pressed_while_a_group_is_fetched_are_meant_for_it(world: World, signed_in: Callable[..., Page]) -> None:
    tell(world, TOLD, kind="intake")
    page = exam_of(world, signed_in("ben"))
    expect(page.locator("#g-pelvis")).to_have_attribute("data-load", "pelvis")

    def slowly(route: Route) -> None:
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/exam/part/**", slowly)
    press(page, "Alt+4", "x", "y")
    expect(page.locator("#g-pelvis [data-row]").first).to_be_visible()
    saved(page, 2)
    first = page.locator("#g-pelvis [data-row]").first.locator("select")
    assert [each.input_value() for each in first.all()][:2] == ["no", "yes"]


def test_a_group_that_does_not_come_leaves_the_browser_its_own_keys(
    world: World, signed_in: Callable[..., Page]
) -> None:
    page = exam_of(world, signed_in("ben"))
    page.route("**/exam/part/**", lambda route: None)  # never answered
    press(page, "Alt+4")
    refused = "!document.body.dispatchEvent(new KeyboardEvent('keydown', %s))"
    kept = {key: page.evaluate(refused % how) for key, how in KEYS_OF_ALL.items()}
    assert kept == {"x": True, "F5": False, "Control+r": False}


def test_what_is_answered_before_the_scripts_have_come_is_saved(world: World, signed_in: Callable[..., Page]) -> None:
    page = signed_in("ben")
    held: list[Route] = []
    late = False

    def hold(route: Route) -> None:
        return route.continue_() if late else held.append(route)

    page.route("**/scripts/*.js", hold)
    page.goto(f"/patient/{world.ana.key}/exam/", wait_until="commit")
    page.locator('[name="slump_positive.right"]').select_option("yes")
    page.locator('[name="slr_angle_deg.right"]').fill("45")
    page.locator('[name="slr_angle_deg.left"]').focus()
    assert held
    late = True
    for each in held:
        each.continue_()
    saved(page, 2)
    assert case_of(world.episode, world.on)["findings"]["slr_angle_deg"] == {"right": 45}


def test_a_letter_in_a_cell_for_a_figure_is_not_typed(world: World, signed_in: Callable[..., Page]) -> None:
    page = exam_of(world, signed_in("ben"))
    cell = page.locator("#v-ces_symptom_onset_days")
    cell.focus()
    press(page, "x", "3")
    expect(cell).to_have_value("3")


def test_n_goes_to_the_next_test_and_letters_can_be_switched_off(world: World, signed_in: Callable[..., Page]) -> None:
    tell(world, TOLD, kind="intake")
    page = exam_of(world, signed_in("ben"))
    press(page, "n")  # from nowhere
    expect(page.locator("#g-emergency :focus")).to_have_count(1)
    page.locator('[name="slump_positive.left"]').focus()
    press(page, "n")  # from a cell
    expect(page.locator("#g-emergency :focus")).to_have_count(1)
    press(page, "?")
    page.get_by_label("Single letters act").uncheck()
    page.get_by_role("button", name="Close").click()
    page.locator('[name="slump_positive.left"]').focus()
    press(page, "n")  # the browser's own way to choose "No"
    expect(page.locator('[name="slump_positive.left"]')).to_be_focused()
    saved(page, 1)


def test_without_scripts_a_group_is_saved_by_enter_or_its_button(world: World, signed_in: Callable[..., Page]) -> None:
    page = exam_of(world, signed_in("ben", java_script_enabled=False))
    page.locator('[name="slr_angle_deg.right"]').fill("45")
    press(page, "Enter")
    saved(page, 1)
    page.locator('[name="slump_positive.right"]').select_option("yes")
    page.locator("#g-tension").get_by_role("button", name="Save this group").click()
    saved(page, 2)
    expect(page.locator('[name="slr_angle_deg.right"]')).to_have_value("45")
    expect(page.locator('[name="slump_positive.right"]')).to_have_value("yes")


def test_on_a_phone_a_question_that_is_asked_about_unfolds_what_hides_it(
    world: World, signed_in: Callable[..., Page]
) -> None:
    tell(world, TOLD, kind="intake")
    page = exam_of(world, signed_in("ben", PHONE))
    folded = (
        "links => links.map(link => link.dataset.group).find(group => document.querySelector(`.narrow #g-${group}`))"
    )
    group = page.locator(".need a[data-jump]").evaluate_all(folded)
    expect(page.locator(f"#g-{group} > summary")).to_be_hidden()
    page.locator(f'.need a[data-group="{group}"]').first.click()
    expect(page.locator(f".narrow #g-{group} :focus")).to_be_in_viewport()


def test_at_a_desk_nothing_is_folded_that_a_phone_folds(world: World, signed_in: Callable[..., Page]) -> None:
    tell(world, TOLD, kind="intake")
    page = exam_of(world, signed_in("ben"))
    expect(page.locator("#story .charts")).to_be_visible()
    expect(page.locator("#g-pelvis > summary")).to_be_visible()
    expect(page.locator("details.narrow > summary").first).to_be_hidden()
