"""That a plan holds no more at home than there is room for: proved on the planner's own code, and never by mistake."""

from typing import Any

import pytest
import z3
from msgspec.structs import replace
from tests.proofs.room_faults import ROOM_FAULTS, PlannerFault
from tests.reasoning.building import EVERY_PHASE, by_id, classification, exercise, facts_with, yes
from tests.reasoning.small import policy, small_library

from lasegue.knowledge.library import Library
from lasegue.proofs import acquaintances
from lasegue.proofs.claims.programme import CLAIMS
from lasegue.proofs.proving import Outcome, Prover

_EARLY, _LATE = ["calm_and_protect", "restore_movement"], ["restore_movement", "maintain"]
_EXERCISES = {
    "bend": exercise("bend", "flexion", 4, phases=_EARLY),
    "arch": exercise("arch", "extension", 4.5, phases=_LATE),
    "plank": exercise("plank", "stabilization", 6, phases=_LATE),
    "stroll": exercise("stroll", "aerobic", 30, phases=_LATE),
}
#: Enough kinds of faults in the whole library's planner; the others are shown on the small one.
_WHOLE = ("minutes are not counted", "one exercise more than the bound has room")

(CLAIM,) = [each for each in CLAIMS if each.id == "home_exercises_stay_in_bounds"]


def library(**minutes: float) -> Library:
    """A small library that asks for four exercises, with other minutes for some of them."""
    items = {
        name: replace(item, minutes_per_day=minutes.get(name, item.minutes_per_day))
        for name, item in _EXERCISES.items()
    }
    slots = [{"id": name, "prefer": [name], "phases": EVERY_PHASE} for name in _EXERCISES]
    anybody: dict[str, Any] = {
        "when": {"any": [yes("fever"), {"not": yes("fever")}, {"finding": "fever", "known": False}]}
    }
    return small_library(
        exercises=items,
        classifications=by_id(classification("moves", [{**anybody, "weight": 1}], slots)),
        policy=policy(most_treatment_families=9, default_minutes_per_day=6),
    )


def proved(library: Library) -> Outcome:
    """What becomes of the claim on the small library, with a few people who may show what is broken."""
    with pytest.MonkeyPatch.context() as few:
        few.setattr(acquaintances, "DRAWN", 0)
        return Prover(library, [facts_with({"minutes_per_day": each}) for each in (2, 5, 60)]).prove(CLAIM)


def test_no_choice_of_lines_gets_past_the_bounds() -> None:
    assert proved(library()).verdict == "proved"


def test_exercises_longer_than_the_day_are_no_way_round() -> None:
    assert proved(library(bend=90.0, arch=0.5)).verdict == "proved"


@pytest.mark.parametrize("fault", ROOM_FAULTS, ids=[fault.says for fault in ROOM_FAULTS])
def test_a_fault_in_counting_room_is_found_and_shown_by_a_patient(
    fault: PlannerFault, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault.plant(monkeypatch)

    outcome = proved(library())

    assert outcome.verdict == "refuted", fault.says
    assert outcome.patients
    assert outcome.broken in ("exercises in a phase", "minutes in a phase")


@pytest.mark.parametrize("guess", [7, 20])
def test_it_is_found_whatever_the_solver_guesses_first(guess: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With some guesses no model is real by itself: with 7 none is, in a process that asked nothing before."""
    (fault,) = [each for each in ROOM_FAULTS if each.says == "an hour a day is assumed"]
    fault.plant(monkeypatch)
    z3.set_param("smt.random_seed", guess)
    try:
        assert proved(library()).verdict == "refuted"
    finally:
        z3.set_param("smt.random_seed", 0)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(fault, id=fault.says, marks=() if fault.says == _WHOLE[0] else pytest.mark.full)
        for fault in ROOM_FAULTS
        if fault.says in _WHOLE
    ],
)
def test_it_is_found_in_the_whole_library_as_well(
    fault: PlannerFault, prover: Prover, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault.plant(monkeypatch)

    outcome = Prover(prover.library).prove(CLAIM)

    assert outcome.verdict == "refuted"
    assert outcome.patients


def test_minutes_that_the_processor_rounds_are_not_proved() -> None:
    outcome = proved(library(bend=1.3))

    assert (outcome.verdict, outcome.broken) == ("unconfirmed", "minutes in a phase")
