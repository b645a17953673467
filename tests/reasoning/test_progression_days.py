"""The decision for a whole day: the least demanding move, the furthest contact, and what was not logged."""

import pytest
from tests.reasoning.home_log import PRESS_UP, day, entry, joined, plan_of, session

from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.deciding import Progression


def test_the_day_moves_as_its_least_demanding_line(library: Library) -> None:
    usual = [entry(number, 7.0, "pain", moment="today", worst=2) for number in range(4)]
    plan = plan_of(library, PRESS_UP, "walking-program", "bird-dog", phase="strengthen")

    decision = Progression(library).decide(plan, [*usual, entry(4, 7.0, "pain", moment="today", worst=5)], day(4))

    assert [line.move for line in decision.lines] == ["hold", "step_back", "rest"]
    assert decision.move == "rest"
    assert [outcome.rule.id for outcome in decision.outcomes] == ["flare"]


def test_the_day_is_named(library: Library) -> None:
    assert Progression(library).decide(plan_of(library), session(0), day(3)).on == day(3)


def test_a_day_with_a_light_misses_nothing(library: Library) -> None:
    amber = Progression(library).decide(plan_of(library), session(0, before=4, after=4, screen=None), day(1))

    assert (amber.light, amber.missing) == ("amber", ())


def test_what_two_lines_miss_is_named_once(library: Library) -> None:
    plan = plan_of(library, PRESS_UP, "walking-program")
    log = joined(session(0, screen=None), session(0, screen=None, line="walking-program", hour=16.0))

    decision = Progression(library).decide(plan, log, day(1))

    assert (decision.light, decision.missing) == (None, ("danger",))


def test_only_the_newest_day_gives_the_light(library: Library) -> None:
    plan = plan_of(library, PRESS_UP, "walking-program")
    log = joined(session(0, before=3, after=6), session(1, line="walking-program"))

    decision = Progression(library).decide(plan, log, day(2))

    assert decision.light == "green"
    assert [line.light for line in decision.lines] == ["red", "green"]


@pytest.mark.parametrize(("second", "light"), [(2, "green"), (4, "amber")])
def test_a_day_is_as_good_as_its_worst_session(library: Library, second: int, light: str) -> None:
    log = joined(session(0), session(0, before=second, after=second, hour=16.0))

    assert Progression(library).decide(plan_of(library), log, day(1)).light == light
