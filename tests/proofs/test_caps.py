"""That a plan holds no more hands-on lines and families than allowed: proved on the planner's own code."""

from typing import Any

import pytest
from tests.proofs.cap_faults import BY_HAND, FAMILIES
from tests.proofs.room_faults import PlannerFault
from tests.reasoning.building import by_id, classification, exercise, facts_with, item, yes
from tests.reasoning.small import policy, small_library

from lasegue.knowledge.library import Library
from lasegue.proofs import acquaintances
from lasegue.proofs.claims.programme import CLAIMS
from lasegue.proofs.proving import Outcome, Prover
from lasegue.reasoning.facts import Facts

_EXERCISES = by_id(
    exercise("lift", "stabilization", 1, families=["stabilization", "walking"]),
    exercise("bend", "flexion", 1),
)
_HANDS = by_id(
    item("glide", "manual", ["mobilization"]),
    item("slide", "manual", ["mobilization"]),
    item("rub", "manual", ["massage"]),
)
_COMFORT = by_id(
    item("warm", "conservative", ["heat"]),
    item("brace", "conservative", ["brace"], indications=[{"id": "bent", "when": yes("walks_bent")}]),
)
_PHASES = ["restore_movement", "maintain"]
_SLOTS = ("lift", "bend", "glide", "slide", "rub", "warm")
_CLAIMS = {claim.id: claim for claim in CLAIMS}
#: Each fault with the claim that it breaks.
_CASES = [
    *[pytest.param(fault, "few_lines_are_hands_on", id=fault.says) for fault in BY_HAND],
    *[pytest.param(fault, "few_families_of_treatment", id=fault.says) for fault in FAMILIES],
]
#: Shown on the whole library as well, the first in every run.
_WHOLE = ("a brace beside the slots is not counted", "hands-on lines are not counted")


def library(families: float = 9, **rest: Any) -> Library:
    """A small library that asks for six items, with a brace for those who walk bent."""
    slots = [{"id": name, "prefer": [name], "phases": _PHASES} for name in _SLOTS]
    anybody: dict[str, Any] = {
        "when": {"any": [yes("fever"), {"not": yes("fever")}, {"finding": "fever", "known": False}]}
    }
    content: dict[str, Any] = {
        "exercises": _EXERCISES,
        "techniques": _HANDS,
        "conservative": _COMFORT,
        "classifications": by_id(classification("cares", [{**anybody, "weight": 1}], slots)),
        "policy": policy(most_treatment_families=families, most_manual_lines=2),
    }
    return small_library(**{**content, **rest})


def proved(library: Library, claim: str) -> Outcome:
    """What becomes of a claim on the small library, with a few people who may show what is broken."""
    with pytest.MonkeyPatch.context() as few:
        few.setattr(acquaintances, "DRAWN", 0)
        return Prover(library, [facts_with({"walks_bent": each}) for each in (True, False)]).prove(_CLAIMS[claim])


@pytest.mark.parametrize("claim", ["few_lines_are_hands_on", "few_families_of_treatment"])
def test_no_choice_of_lines_gets_past_the_caps(claim: str) -> None:
    assert proved(library(families=3), claim).verdict == "proved"


@pytest.mark.parametrize(("fault", "claim"), _CASES)
def test_a_fault_in_counting_is_found_and_shown_by_a_patient(
    fault: PlannerFault, claim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault.plant(monkeypatch)

    outcome = proved(library(families=3 if fault in FAMILIES else 9), claim)

    assert outcome.verdict == "refuted", fault.says
    assert outcome.patients


@pytest.mark.parametrize(
    ("fault", "claim"),
    [
        pytest.param(*each.values, id=each.id, marks=() if each.id == _WHOLE[0] else pytest.mark.full)
        for each in _CASES
        if each.id in _WHOLE
    ],
)
def test_it_is_found_in_the_whole_library_as_well(
    fault: PlannerFault, claim: str, prover: Prover, known: tuple[Facts, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    fault.plant(monkeypatch)

    outcome = Prover(prover.library, known).prove(_CLAIMS[claim])

    assert outcome.verdict == "refuted"
    assert outcome.patients


def test_hands_on_care_without_a_slot_is_counted_as_well() -> None:
    indications = [{"id": "bent", "when": yes("walks_bent")}]
    hands = by_id(*_HANDS.values(), item("hold", "manual", ["brace"], indications=indications))

    assert proved(library(techniques=hands), "few_lines_are_hands_on").verdict == "proved"


def test_more_beside_the_slots_than_the_cap_allows_is_found() -> None:
    outcome = proved(library(families=0), "few_families_of_treatment")

    assert outcome.verdict == "refuted"
    assert outcome.patients[0].findings == {"walks_bent": True}
