"""How urgent safety answers are, and how long a danger stays."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.reasoning.home_log import START, at, day, entry, joined, plan_of, session

from lasegue.knowledge.entries.entry import Level
from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.danger import Screening, danger_on
from lasegue.reasoning.progression.deciding import Progression
from lasegue.reasoning.progression.log import Logged, in_order
from lasegue.reasoning.progression.plan import SignedPlan
from lasegue.reasoning.progression.sessions import read

SADDLE = {"saddle_sensation_change": True}


def screened(library: Library, log: list[Logged], on: int, plan: SignedPlan | None = None) -> str | None:
    """The danger of a day by a log of safety answers."""
    judged = Screening(library).judged(read(in_order(log), library.vocabulary))
    return danger_on(day(on), judged, plan or plan_of(library))


def answers(number: int, given: Mapping[str, Any], hour: float = 8.0) -> Logged:
    return entry(number, hour, "screen", answers=given)


@pytest.mark.parametrize(
    ("given", "level"),
    [
        ({}, "treat"),
        (SADDLE, "emergency"),
        ({"saddle_sensation_change": False}, "treat"),
        ({"calf_swelling": True}, "urgent"),  # asked of no side: it counts on whichever
        ({"weakness_getting_worse": True, "saddle_sensation_change": True}, "emergency"),
        ({"saddle_sensation_change": True, "weakness_getting_worse": True}, "emergency"),
        ({"fever": True}, "urgent"),  # the criterion says urgent, its flag refers
        ({"weakness_new": True}, "refer"),
    ],
)
def test_answers_reach_the_level_of_the_red_flags(library: Library, given: dict[str, Any], level: Level) -> None:
    assert Screening(library).level(given) == level


@pytest.mark.parametrize(
    "given",
    [
        {"saddle_sensation_change": "unsure"},
        {"calf_swelling": "unsure"},
        {"a_question_of_another_library": True},
        {"age_years": True},
        {"other_symptoms": True},
    ],
)
def test_what_is_no_plain_answer_to_a_question_reaches_no_level(library: Library, given: dict[str, Any]) -> None:
    screening = Screening(library)

    assert screening.level(given) == "treat"
    assert screening.level({**given, "fever": True}) == "urgent"


def test_only_clear_answers_of_the_day_itself_say_that_there_is_no_danger(library: Library) -> None:
    clear, unsure = {"saddle_sensation_change": False}, {"saddle_sensation_change": "unsure"}

    assert screened(library, [answers(0, clear)], 0) == "none"
    assert screened(library, [answers(0, clear)], 1) is None
    assert screened(library, [answers(0, unsure), answers(1, clear)], 1) == "none"
    assert screened(library, [answers(0, unsure), answers(0, clear, 9.0)], 0) is None
    assert screened(library, [answers(0, {})], 0) is None


def test_an_answer_of_a_later_day_is_not_looked_at(library: Library) -> None:
    assert screened(library, [answers(0, {"fever": False}), answers(1, SADDLE)], 0) == "none"


@pytest.mark.parametrize(("hour", "danger"), [(7.0, None), (8.0, None), (8.1, "emergency")])
def test_only_answers_given_after_a_clearance_count(library: Library, hour: float, danger: str | None) -> None:
    plan = replace(plan_of(library), cleared=at(0, 8.0))

    assert screened(library, [answers(0, SADDLE, hour)], 1, plan) == danger


def test_answers_alone_stop_the_day_though_nothing_was_done(library: Library) -> None:
    decision = Progression(library).decide(plan_of(library), [answers(0, SADDLE)], day(3))

    assert (decision.on, decision.move, decision.contact) == (day(3), "stop", "emergency")
    assert [line.move for line in decision.lines] == ["stop"]
    (outcome,) = decision.outcomes
    assert (outcome.rule.id, outcome.because) == ("neuro-loss", {"danger": "emergency"})


def test_a_danger_stops_a_programme_that_has_no_lines(library: Library) -> None:
    plan = SignedPlan("calm_and_protect", (), {})
    rules = Progression(library)

    assert rules.decide(plan, [answers(0, SADDLE)], START).move == "stop"
    assert rules.decide(plan, [], START).move == "do"


def test_a_stopped_line_stays_stopped_though_its_own_days_were_green(library: Library) -> None:
    log = joined(session(0), session(1), [answers(1, {"calf_swelling": True}, 20.0)])

    decision = Progression(library).decide(plan_of(library), log, day(2))

    assert (decision.move, decision.contact) == ("stop", "examine")
    assert (decision.lines[0].move, decision.lines[0].to, decision.lines[0].dose) == ("stop", None, None)
