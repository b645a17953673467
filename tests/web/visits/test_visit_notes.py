"""A visit from the safety questions to the locked note."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from tests.web.world import World, tell

from lasegue.exchange.problems import CaseProblems
from lasegue.web.audit import trail
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Alert, Statement
from lasegue.web.record.statements import Answer
from lasegue.web.visits.models import Treatment, Visit
from lasegue.web.visits.screen import cells_for, screen
from lasegue.web.visits.signing import holds, sign
from lasegue.web.visits.treating import (
    Refused,
    add_addendum,
    answer,
    clear_all,
    rewrite,
    say_nothing_done,
    start,
    step,
    treat,
)

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]

DISC: dict[str, Any] = {
    "age_years": 45,
    "leg_pain_duration_weeks": 4,
    "pain_regions": ["back_low", "buttock_right", "calf_right"],
    "nprs_leg_avg_7d": {"right": 7},
    "anticoagulant": False,
    "osteoporosis_known": False,
}


@pytest.fixture
def visit(world: World) -> Visit:
    tell(world, DISC, by=world.ben)
    return start(chart_of(world.riverbend, world.ana.key), world.ben)


def page_of(world: World, visit: Visit, sign_in: Browser, part: str = "") -> tuple[Client, str]:
    return sign_in("ben"), f"/patient/{world.ana.key}/visits/{visit.key}/{part}"


def test_a_visit_of_today_is_gone_on_with_and_not_started_twice(world: World, visit: Visit) -> None:
    assert start(chart_of(world.riverbend, world.ana.key), world.amy).pk == visit.pk


def test_nothing_of_the_screen_is_answered_in_advance(world: World, visit: Visit, sign_in: Browser) -> None:
    browser, address = page_of(world, visit, sign_in)
    assert b" checked" not in browser.get(address).content.split(b'id="where"')[0]


def test_no_to_all_is_one_act_and_kept_question_by_question(world: World, visit: Visit) -> None:
    clear_all(visit, world.ben)
    rows = Statement.objects.filter(occasion=visit.occasion, by=world.ben)
    assert {row.finding for row in rows} == {finding.id for finding in screen()}
    assert all(row.value is False for row in rows)


def test_the_same_answer_is_not_written_twice(world: World, visit: Visit) -> None:
    clear_all(visit, world.ben)
    before = Statement.objects.count()
    clear_all(visit, world.ben)
    assert Statement.objects.count() == before


def test_a_yes_raises_an_emergency_and_stops_treatment(world: World, visit: Visit) -> None:
    answer(visit, world.ben, [Answer("saddle_sensation_change", True)])
    assert Alert.objects.get().level == "emergency"
    with pytest.raises(Refused, match=r"cannot be added|stopped"):
        treat(visit, world.ben, "walking-program", "10")


def test_a_contraindicated_technique_cannot_be_written_down(world: World, visit: Visit) -> None:
    clear_all(visit, world.ben)
    answer(visit, world.ben, [Answer("osteoporosis_known", True)])
    with pytest.raises(Refused, match="thin bones"):
        treat(visit, world.ben, "thrust-manipulation", "8", "both", "better")
    assert not Treatment.objects.exists()


@pytest.mark.parametrize("minutes", ["0", "-5", "181", "ten", "", "9" * 40])
def test_minutes_that_cannot_be_are_refused(world: World, visit: Visit, minutes: str) -> None:
    clear_all(visit, world.ben)
    with pytest.raises(Refused, match="Expected minutes"):
        treat(visit, world.ben, "prone-press-up", minutes)


def test_a_measure_out_of_range_is_refused_and_what_was_typed_stays(
    world: World, visit: Visit, sign_in: Browser
) -> None:
    browser, address = page_of(world, visit, sign_in, "measures/")
    response = browser.post(address, {"nprs_leg_avg_7d.right": "11"})
    assert response.status_code == 409
    assert b'value="11"' in response.content
    assert b"from 0 to 10" in response.content


@pytest.mark.parametrize("typed", ["abc", "nan", "1e999", "\x00", "7" * 5_000])
def test_a_measure_that_is_no_number_is_refused_politely(
    world: World, visit: Visit, sign_in: Browser, typed: str
) -> None:
    browser, address = page_of(world, visit, sign_in, "measures/")
    assert browser.post(address, {"nprs_back_avg_7d": typed}).status_code == 409


def test_only_changed_measures_are_written(world: World, visit: Visit, sign_in: Browser) -> None:
    browser, address = page_of(world, visit, sign_in, "measures/")
    browser.post(address, {"nprs_leg_avg_7d.right": "4", "nprs_back_avg_7d": ""})
    browser.post(address, {"nprs_leg_avg_7d.right": "4", "nprs_back_avg_7d": "3"})
    written = Statement.objects.filter(occasion=visit.occasion).values_list("finding", "value")
    assert sorted(written) == [("nprs_back_avg_7d", 3), ("nprs_leg_avg_7d", 4)]


def test_a_clear_change_is_named_with_the_numbers(world: World, visit: Visit, sign_in: Browser) -> None:
    answer(visit, world.ben, [Answer("nprs_leg_avg_7d", 4, "right")])
    browser, address = page_of(world, visit, sign_in)
    page = " ".join(browser.get(address).content.decode().split())
    assert "3 better than at the start: a clear change" in page
    assert "Leg pain this week, right, 4 of 10 (start 7, last 7)" in page


def test_the_sign_box_never_calls_a_screen_asked_that_was_not(world: World, visit: Visit, sign_in: Browser) -> None:
    browser, address = page_of(world, visit, sign_in)
    assert "Safety questions asked today" not in browser.get(address).content.decode()
    clear_all(visit, world.ben)
    assert "Safety questions asked today" in browser.get(address).content.decode()


def test_a_note_without_the_screen_says_so_and_never_that_there_is_no_reason_to_refer(
    world: World, visit: Visit
) -> None:
    say_nothing_done(visit, world.ben, "She came to talk.")
    note = sign(visit, world.ben).note
    assert f"none of the {len(screen())} questions answered today" in note["O"]
    assert "No reason to refer" not in note["A"]
    assert "Whether to refer is not settled" in note["A"]


def test_a_note_names_each_safety_question_that_was_left_open(world: World, visit: Visit) -> None:
    left = "fever"
    for finding in screen():
        if finding.id != left:
            answer(visit, world.ben, cells_for(finding, said=False))
    say_nothing_done(visit, world.ben, "She came to talk.")
    note = sign(visit, world.ben).note
    assert f"{len(screen()) - 1} of {len(screen())} questions answered today. Not answered: fever" in note["O"]
    assert "all no" not in note["O"]
    assert "No reason to refer" not in note["A"]


def test_a_completed_screen_without_a_yes_is_no_reason_to_refer(world: World, visit: Visit) -> None:
    assert "No reason to refer today." in signed(world, visit).note["A"]


def test_treatment_without_the_screen_cannot_be_signed(world: World, visit: Visit) -> None:
    treat(visit, world.ben, "prone-press-up", "12", "both", "moved_up")
    with pytest.raises(Refused, match="Safety questions"):
        sign(visit, world.ben)


def test_a_line_without_side_or_response_cannot_be_signed(world: World, visit: Visit) -> None:
    clear_all(visit, world.ben)
    treat(visit, world.ben, "prone-press-up", "12")
    with pytest.raises(Refused, match="Side and response"):
        sign(visit, world.ben)


def test_a_visit_with_safety_answers_alone_waits_for_what_was_done_or_why_nothing_was(
    world: World, visit: Visit, sign_in: Browser
) -> None:
    clear_all(visit, world.ben)
    with pytest.raises(Refused, match="why nothing was"):
        sign(visit, world.ben)
    browser, address = page_of(world, visit, sign_in, "nothing/")
    assert browser.post(address, {"reason": "She asked for an explanation only."}).status_code == 302
    locked = sign(visit, world.ben)
    assert "Nothing was done, because: She asked for an explanation only." in locked.note["O"]
    assert holds(locked)
    with pytest.raises(Refused):
        say_nothing_done(locked, world.ben, "Another reason")


def test_what_is_done_after_all_takes_the_place_of_the_reason(world: World, visit: Visit) -> None:
    say_nothing_done(visit, world.ben, "She is tired.")
    treat(visit, world.ben, "prone-press-up", "10", "both", "same")
    visit.refresh_from_db()
    assert visit.nothing_done == ""
    with pytest.raises(Refused, match="Something was done"):
        say_nothing_done(visit, world.ben, "She is tired.")


@pytest.mark.parametrize("reason", ["x" * 501, "a\x00b"])
def test_a_reason_that_cannot_be_kept_is_refused(world: World, visit: Visit, reason: str) -> None:
    with pytest.raises(Refused):
        say_nothing_done(visit, world.ben, reason)


def signed(world: World, visit: Visit) -> Visit:
    clear_all(visit, world.ben)
    treat(visit, world.ben, "prone-press-up", "13", "both", "moved_up")
    step(visit, world.ben, "prone-press-up", "progress")
    return sign(visit, world.ben)


@pytest.mark.parametrize("item", ["anything that is typed", "traction", "x\x00y", ""])
def test_the_next_step_is_one_of_an_exercise_and_of_nothing_else(world: World, visit: Visit, item: str) -> None:
    with pytest.raises(Refused):
        step(visit, world.ben, item, "progress")
    visit.refresh_from_db()
    assert visit.steps == {}


def test_the_note_says_what_was_entered_and_the_units_follow(world: World, visit: Visit) -> None:
    locked = signed(world, visit)
    assert f"{len(screen())} questions asked today, all no" in locked.note["O"]
    assert "13 min, both sides, moved up right after" in locked.note["O"]
    assert "progress" in locked.note["P"]
    assert (locked.units["total"], locked.units["units"]) == (13, 1)
    assert holds(locked)


def test_a_signed_note_of_one_unit_says_so_in_the_singular(world: World, visit: Visit, sign_in: Browser) -> None:
    signed(world, visit)
    browser, address = page_of(world, visit, sign_in)
    assert "1 unit by CMS, 13 timed minutes." in browser.get(address).content.decode()


def test_own_words_replace_one_part_and_the_rest_stays_drafted(world: World, visit: Visit) -> None:
    rewrite(visit, world.ben, "A", "Settling as hoped.")
    locked = signed(world, visit)
    assert locked.note["A"] == "Settling as hoped."
    assert "asked today" in locked.note["O"]


def test_a_signed_note_refuses_every_change_and_takes_an_addendum(world: World, visit: Visit) -> None:
    locked = signed(world, visit)
    for change in (
        lambda: answer(locked, world.ben, [Answer("fever", True)]),
        lambda: treat(locked, world.ben, "prone-press-up", "5"),
        lambda: step(locked, world.ben, "prone-press-up", "hold"),
        lambda: rewrite(locked, world.ben, "A", "Other words"),
        lambda: sign(locked, world.ben),
    ):
        with pytest.raises(Refused):
            change()
    add_addendum(locked, world.amy, "The side was the right one only.")
    assert locked.addenda.get().by == world.amy


def test_the_database_itself_refuses_to_change_a_signed_note(world: World, visit: Visit) -> None:
    locked = signed(world, visit)
    row = add_addendum(locked, world.ben, "A word more.")
    for tamper in (
        lambda: Visit.objects.filter(pk=locked.pk).update(note={"A": "other"}),
        lambda: Visit.objects.filter(pk=locked.pk)._raw_delete("default"),
        lambda: Treatment.objects.filter(visit=locked).update(minutes=60),
        lambda: Treatment.objects.filter(visit=locked).delete(),
        lambda: Treatment.objects.create(visit=locked, item="walking-program", minutes=9),
        lambda: type(row).objects.filter(pk=row.pk).update(text="other"),
    ):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            tamper()
    locked.refresh_from_db()
    assert holds(locked)


def test_signing_twice_at_once_signs_once(world: World, visit: Visit, sign_in: Browser) -> None:
    clear_all(visit, world.ben)
    say_nothing_done(visit, world.ben, "She came to talk.")
    browser, address = page_of(world, visit, sign_in, "sign/")
    assert browser.post(address).status_code == 302
    assert browser.post(address).status_code == 409
    events = [event for event in trail.of_clinic(world.riverbend.pk) if event.action == "visit.signed"]
    assert len(events) == 1


def test_a_wrong_value_is_refused_by_name(world: World, visit: Visit) -> None:
    with pytest.raises(CaseProblems, match="nprs_back_avg_7d"):
        answer(visit, world.ben, [Answer("nprs_back_avg_7d", 12)])


def test_another_clinics_visit_does_not_exist(world: World, visit: Visit, sign_in: Browser) -> None:
    address = f"/patient/{world.ana.key}/visits/{visit.key}/"
    assert sign_in("cleo").get(address).status_code == 404
    assert sign_in("fay").get(address).status_code == 403


def test_the_page_of_a_visit_asks_at_most_fifteen_questions_of_the_database(
    world: World, visit: Visit, sign_in: Browser, django_assert_max_num_queries: Any
) -> None:
    signed_rows = ("prone-press-up", "seated-slider")
    clear_all(visit, world.ben)
    treat(visit, world.ben, signed_rows[0], "10", "both", "same")
    browser, address = page_of(world, visit, sign_in)
    browser.get(address)
    with django_assert_max_num_queries(15):
        assert browser.get(address).status_code == 200
