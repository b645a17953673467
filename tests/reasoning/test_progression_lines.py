"""What is done with one line: which of several rules decides, and what it leaves to a signature."""

from dataclasses import replace

import pytest
from tests.reasoning.home_log import PRESS_UP, day, entry, joined, plan_of, session

from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.deciding import Progression
from lasegue.reasoning.progression.decision import LineDecision
from lasegue.reasoning.progression.log import Logged
from lasegue.reasoning.progression.plan import SignedPlan


@pytest.fixture(scope="module")
def rules(library: Library) -> Progression:
    return Progression(library)


def decided(rules: Progression, log: list[Logged], on: int, plan: SignedPlan | None = None) -> LineDecision:
    return rules.decide(plan or plan_of(rules.library), log, day(on)).lines[0]


def ids(decision: LineDecision) -> list[str]:
    return [each.rule.id for each in decision.outcomes]


def flare(number: int, worst: int = 6) -> list[Logged]:
    """Three usual days, the last of them the day before, and one far above."""
    usual = [entry(number - back, 7.0, "pain", moment="today", worst=2) for back in (3, 2, 1)]
    return [*usual, entry(number, 7.0, "pain", moment="today", worst=worst)]


def test_a_decision_names_its_line_and_its_exercise(library: Library) -> None:
    plan = plan_of(library)
    named = replace(plan, lines=(replace(plan.lines[0], line="line-1"),))

    (line,) = Progression(library).decide(named, session(0, line="line-1"), day(1)).lines

    assert (line.line, line.exercise, line.light) == ("line-1", PRESS_UP, "green")


def test_nobody_is_told_two_colours(rules: Progression) -> None:
    lights = [each for each in ids(decided(rules, session(0, before=3, after=6), 1)) if each.startswith("light-")]

    assert lights == ["light-red"]


def test_a_line_that_is_left_out_has_nothing_in_its_place(rules: Progression) -> None:
    line = decided(rules, session(0, before=2, after=6, place="further"), 1)

    assert (line.move, line.to, line.signature) == ("rest", None, "another movement")


def test_a_step_back_inside_the_plan_needs_no_signature(rules: Progression) -> None:
    line = decided(rules, session(0, before=3, after=6), 1)

    assert (line.to, line.signature, line.tap) == ("prone-on-elbows", "", None)


def test_a_step_back_that_the_plan_has_no_place_for_needs_a_signature(rules: Progression) -> None:
    plan = plan_of(rules.library, closed={"prone-on-elbows": "contraindicated"})

    assert decided(rules, session(0, before=3, after=6), 1, plan).signature == "an easier exercise"


def test_a_step_up_that_the_plan_has_no_place_for_needs_a_signature(rules: Progression) -> None:
    plan = plan_of(rules.library, closed={"prone-press-up-sag": "contraindicated"})

    line = decided(rules, joined(session(0), session(1)), 2, plan)

    assert (line.move, line.signature) == ("do", "a larger step, or one beyond the signed plan")


def test_a_break_after_a_red_day_asks_for_the_easier_exercise_and_for_less_of_it(rules: Progression) -> None:
    line = decided(rules, session(0, before=3, after=6), 9)

    assert {"light-red", "after-red", "missed-a-week"} <= set(ids(line))
    assert (line.move, line.to, line.share) == ("step_back", "prone-on-elbows", (0.5, 0.7))


def test_of_two_shares_the_smaller_one_is_done(rules: Progression) -> None:
    ambers = [joined(session(number, before=4, after=4)) for number in (0, 1)]

    line = decided(rules, joined(*ambers, session(2, before=4, hurt={"further_down": True, "worst": 4}, after=4)), 3)

    assert {"clears-quickly", "two-ambers"} <= set(ids(line))
    assert line.share == (0.5, 0.5)


def test_what_a_step_back_wanted_waits_for_a_signature_also_when_a_flare_leaves_the_line_out(
    rules: Progression,
) -> None:
    plan = plan_of(rules.library, "bird-dog", phase="strengthen", closed={"quadruped-leg-slide": "contraindicated"})
    log = joined(session(0, before=3, after=6, line="bird-dog"), session(1, line="bird-dog"), flare(6))

    line = decided(rules, log, 6, plan)

    assert "light-red" not in ids(line)
    assert {"after-red", "flare"} <= set(ids(line))
    assert (line.move, line.signature) == ("rest", "an easier exercise")


def test_a_flare_alone_asks_for_no_signature(rules: Progression) -> None:
    plan = plan_of(rules.library, "bird-dog", phase="strengthen")

    line = decided(rules, flare(4), 4, plan)

    assert (line.move, line.to, line.signature) == ("rest", None, "")


def test_an_exercise_that_the_library_no_longer_has_is_not_halved_as_one_of_its_families(rules: Progression) -> None:
    plan = plan_of(rules.library)
    gone = replace(plan, lines=(replace(plan.lines[0], exercise="an-exercise-that-went-away"),))

    line = decided(rules, flare(4), 4, gone)

    assert (line.move, line.share) == ("hold", None)


def test_a_session_of_today_without_a_tap_is_done_as_signed(rules: Progression) -> None:
    line = decided(rules, session(0), 0)

    assert (line.move, line.tap) == ("do", None)


def test_too_hard_today_names_what_was_said(rules: Progression) -> None:
    log = joined(session(0), [entry(0, 8.1, "too_hard", session="s0-8.0", line=PRESS_UP)])

    line = decided(rules, log, 0)

    assert line.tap is not None
    assert (line.tap.id, line.move, line.to) == ("too-hard", "swap", "prone-on-elbows")
    assert decided(rules, log, 1).tap is None


def test_what_was_said_today_is_named_also_when_another_rule_asks_for_less(rules: Progression) -> None:
    hard = [entry(0, 8.1, "too_hard", session="s0-8.0", line=PRESS_UP)]

    line = decided(rules, joined(session(0, place="further"), hard), 0)

    assert line.tap is not None
    assert (line.tap.id, line.move, line.to) == ("too-hard", "rest", None)


def test_far_more_pain_leaves_the_exercise_out_for_the_day(rules: Progression) -> None:
    line = decided(rules, session(0, before=2, hurt={"further_down": False, "worst": 5}), 0)

    assert line.tap is not None
    assert (line.tap.id, line.move, line.to) == ("hurts-far-more", "rest", None)
    assert line.signature == ""


def test_pain_that_moved_down_today_leaves_the_exercise_out_and_tells_the_clinic(library: Library) -> None:
    log = session(0, hurt={"further_down": True, "worst": 3}, place="same")
    rules = Progression(library)

    today, tomorrow = (rules.decide(plan_of(library), log, day(number)) for number in (0, 1))

    assert (today.move, today.contact) == ("rest", "clinic")
    assert today.lines[0].tap is not None
    assert today.lines[0].tap.id == "moved-further-down"
    assert (tomorrow.move, tomorrow.contact) == ("step_back", "none")


@pytest.mark.parametrize("hours", [(8.1, 16.1), (16.1, 8.1)])
def test_of_several_taps_of_today_the_most_serious_decides(rules: Progression, hours: tuple[float, float]) -> None:
    hard, hurts = hours
    log = joined(
        session(0, before=2),
        session(0, before=2, hour=16.0),
        [
            entry(0, hard, "too_hard", session=f"s0-{hard - 0.1:.1f}", line=PRESS_UP),
            entry(0, hurts, "hurts_more", session=f"s0-{hurts - 0.1:.1f}", line=PRESS_UP, further_down=False, worst=7),
        ],
    )

    line = decided(rules, log, 0)

    assert line.tap is not None
    assert (line.tap.id, line.move) == ("hurts-too-much", "rest")


def test_what_was_said_before_the_last_step_of_the_line_is_forgotten(rules: Progression) -> None:
    plan = plan_of(rules.library)
    stepped = replace(plan, lines=(replace(plan.lines[0], since=day(1)),))
    log = session(0, before=3, after=6)

    assert decided(rules, log, 1).move == "step_back"
    assert decided(rules, log, 1, stepped).move == "do"
