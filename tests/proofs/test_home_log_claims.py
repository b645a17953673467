"""The claims about the home log bite: a fault planted in the rules is found by the solver."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
import z3
from msgspec.structs import replace

from lasegue.knowledge.library import Library
from lasegue.knowledge.shelf import load
from lasegue.proofs.claims.home_log import CLAIMS
from lasegue.proofs.kleene import either
from lasegue.proofs.view import View

LIBRARY = load()


def possible(claim: str, library: Library) -> bool:
    """Whether some log breaks a claim."""
    (wanted,) = [each for each in CLAIMS if each.id == claim]
    solver = z3.Solver()
    solver.add(either(*[term for _, term in wanted.broken(cast("View", SimpleNamespace(library=library)))]))
    return bool(solver.check() == z3.sat)


def with_response(name: str, **changes: Any) -> Library:
    changed = replace(LIBRARY.responses[name], **changes)
    return replace(LIBRARY, responses={**LIBRARY.responses, name: changed})


def without(name: str, criterion: str) -> Library:
    kept = tuple(each for each in LIBRARY.responses[name].criteria if each.id != criterion)
    return with_response(name, criteria=kept)


GREEN = "green_is_never_given_for_pain_spread_danger_or_silence"
FAULTS = [
    (GREEN, with_response("light-green", needs="any")),
    (GREEN, without("light-green", "safe")),
    (GREEN, without("light-green", "after")),
    ("a_danger_in_the_log_stops_the_programme", without("neuro-loss", "saddle_or_bladder")),
    ("a_danger_in_the_log_stops_the_programme", with_response("neuro-loss", action="hold")),
    ("pain_that_stays_down_takes_the_movement_out", without("light-red", "spread")),
    ("pain_that_stays_down_takes_the_movement_out", with_response("peripheralises", action="hold")),
]


@pytest.mark.parametrize("claim", [each.id for each in CLAIMS])
def test_no_log_breaks_a_claim(claim: str) -> None:
    assert not possible(claim, LIBRARY)


@pytest.mark.parametrize(("claim", "library"), FAULTS)
def test_a_planted_fault_lets_a_log_break_its_claim(claim: str, library: Library) -> None:
    assert possible(claim, library)
