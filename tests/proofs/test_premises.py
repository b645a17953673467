"""No claim is true for want of patients: every condition that a claim names is met by somebody."""

from collections.abc import Iterator

import z3

from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.proofs.claim import Claim
from lasegue.proofs.claims import TOPICS, data, plan_shape, structure, two_states, unknowns
from lasegue.proofs.kleene import Kleene
from lasegue.proofs.patients import Patients
from lasegue.proofs.proving import Prover

#: Topics whose claims take their conditions from the library itself.
_FROM_THE_LIBRARY = (data, plan_shape, structure, two_states, unknowns)


class _Listener(Patients):
    """All patients, and the conditions that claims ask about them."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.heard: dict[Condition, str] = {}
        self.claim = ""

    def truth(self, condition: Condition) -> Kleene:
        self.heard.setdefault(condition, self.claim)
        return super().truth(condition)


def test_every_condition_that_a_claim_names_is_met_by_some_patient(prover: Prover) -> None:
    listener = _Listener(prover.library)
    for claim in _written_by_hand():
        listener.claim = claim.id
        list(claim.broken(listener))

    assert len(listener.heard) > 120
    assert _never_met(listener) == []


def _written_by_hand() -> Iterator[Claim]:
    for topic in TOPICS:
        if topic not in _FROM_THE_LIBRARY:
            yield from (claim for claim in topic.CLAIMS if isinstance(claim, Claim))


def _never_met(listener: _Listener) -> list[str]:
    """One model meets many conditions, so few have to be asked for."""
    solver = z3.Solver()
    solver.add(*listener.constraints())
    waiting = {condition: listener.conditions.truth(condition).true for condition in listener.heard}
    missed = []
    while waiting:
        condition = next(iter(waiting))
        if solver.check(waiting[condition]) == z3.sat:
            model = solver.model()
            waiting = {each: term for each, term in waiting.items() if not _holds(model, term)}
        else:
            missed.append(f"{listener.heard[condition]}: {condition}")
        waiting.pop(condition, None)
    return missed


def _holds(model: z3.ModelRef, term: z3.BoolRef) -> bool:
    return bool(z3.is_true(model.eval(term, model_completion=True)))
