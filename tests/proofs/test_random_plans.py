"""How much a plan holds, counted on plans as they are, and the words that mark it as a draft."""

import pytest

from lasegue.knowledge.entries.entry import PHASES
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.library import Library
from lasegue.proofs.amounts import CAPS, Cap, amount_of, held_of, most_of
from lasegue.proofs.borders import Borders
from lasegue.reasoning.engine import Engine, Result


@pytest.fixture(scope="module")
def results(library: Library) -> list[Result]:
    engine, borders = Engine(library), Borders(library)
    return [engine.run(borders.facts(seed)) for seed in range(200)]


def test_every_plan_is_a_draft_or_withheld(results: list[Result]) -> None:
    assert {result.plan.status for result in results} == {"draft", "withheld"}


def test_no_more_classifications_shape_a_plan_than_allowed(library: Library, results: list[Result]) -> None:
    assert all(len(each.classified.entries) <= library.policy.most_classifications.value for each in results)


def test_no_phase_holds_more_home_exercises_than_its_bound(library: Library, results: list[Result]) -> None:
    for result in results:
        for phase in PHASES:
            assert len(_exercises(result, phase)) <= library.phases[phase].home_exercises[1]


def test_no_phase_takes_more_minutes_than_the_person_has(library: Library, results: list[Result]) -> None:
    usual = library.policy.default_minutes_per_day.value
    for result in results:
        there_are = result.facts.findings.get("minutes_per_day", usual)
        for phase in PHASES:
            exercises = _exercises(result, phase)
            assert sum(amount_of(item, "minutes") for item in exercises) <= there_are


@pytest.mark.parametrize("what", CAPS)
def test_no_plan_holds_more_than_the_settings_allow(library: Library, results: list[Result], what: Cap) -> None:
    for result in results:
        items = [line.item for line in result.plan.lines]
        assert held_of(items, what, library.vocabulary) <= most_of(what, library.policy)


def _exercises(result: Result, phase: str) -> list[Exercise]:
    return [line.item for line in result.plan.lines if phase in line.phases and isinstance(line.item, Exercise)]
