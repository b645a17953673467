"""Proving: the negation of a claim is handed to the solver, which must find no patient.

A patient it does find is shrunk and given to the real engine. Only when the engine breaks the claim as well is the
claim *refuted*; otherwise it is *unconfirmed*, which is as little a proof as it is a refutation.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from time import perf_counter
from typing import Any, Literal

import z3

from lasegue.knowledge.library import Library
from lasegue.proofs.case import case_of
from lasegue.proofs.claim import Claim, PairClaim
from lasegue.proofs.counterexample import smallest
from lasegue.proofs.kleene import Term, both, either, negated
from lasegue.proofs.patients import Patients
from lasegue.proofs.relations import related
from lasegue.proofs.witness import Observer
from lasegue.reasoning.facts import Facts

Verdict = Literal["proved", "refuted", "unconfirmed", "unknown", "not yet"]
_TRIES = 12
#: Statements that may stay in doubt before the search for one that is refuted ends.
_DOUBTS = 8
#: Statements handed to the solver at once.
_TOGETHER = 25


@dataclass(frozen=True)
class Outcome:
    """What became of one claim: the verdict, how many statements were checked, and what broke it."""

    claim: str
    verdict: Verdict
    instances: int
    seconds: float
    broken: str = ""
    patients: tuple[Facts, ...] = ()


class Prover:
    """Proves claims about one library; the patients are built once and shared by all claims."""

    def __init__(self, library: Library, milliseconds: int = 20_000) -> None:
        self.library = library
        self._limit = milliseconds

    @cached_property
    def observer(self) -> Observer:
        """The real engine."""
        return Observer(self.library)

    @cached_property
    def patients(self) -> Patients:
        """Every patient."""
        return Patients(self.library)

    @cached_property
    def _later(self) -> Patients:
        return Patients(self.library, "later ")

    @cached_property
    def _single(self) -> Any:
        return self._solver(self.patients.constraints())

    def prove(self, claim: Claim | PairClaim) -> Outcome:
        """Check every statement of a claim; stop at the first that is refuted, and after some that stay in doubt."""
        if isinstance(claim, Claim) and claim.not_yet:
            return Outcome(claim.id, "not yet", 0, 0.0, claim.not_yet)
        begun = perf_counter()
        count = 0
        doubts: list[tuple[Verdict, str]] = []
        for name, verdict, patients in self._verdicts(claim):
            count += 1
            if verdict == "refuted":
                return Outcome(claim.id, verdict, count, perf_counter() - begun, name, patients)
            if verdict != "proved":
                doubts.append((verdict, name))
            if len(doubts) >= _DOUBTS:
                break
        doubt, name = doubts[0] if doubts else ("proved", "")
        return Outcome(claim.id, doubt, count, perf_counter() - begun, name)

    def _verdicts(self, claim: Claim | PairClaim) -> Iterator[tuple[str, Verdict, tuple[Facts, ...]]]:
        instances = self._instances(claim)
        while group := tuple(islice(instances, _TOGETHER)):
            excluded = self._excluded(claim, group)
            for name, term in group:
                yield (name, "proved", ()) if excluded else (name, *self._checked(claim, name, term))

    def _excluded(self, claim: Claim | PairClaim, group: Sequence[tuple[str, Term]]) -> bool:
        """No patient meets any statement of the group: asked at once, since that is far quicker than one by one."""
        if isinstance(claim, Claim) and claim.possible:
            return False
        return bool(self._found(self._solver_of(claim), either(*[term for _, term in group])) == z3.unsat)

    def _solver_of(self, claim: Claim | PairClaim) -> Any:
        return self._pairs[claim.relation] if isinstance(claim, PairClaim) else self._single

    def _instances(self, claim: Claim | PairClaim) -> Iterator[tuple[str, Term]]:
        if isinstance(claim, PairClaim):
            yield from claim.broken(self.patients, self._later)
        else:
            yield from claim.broken(self.patients)

    def _checked(self, claim: Claim | PairClaim, name: str, term: Term) -> tuple[Verdict, tuple[Facts, ...]]:
        solver = self._solver_of(claim)
        answer = self._found(solver, term)
        if answer == z3.unknown:
            return "unknown", ()
        possible = isinstance(claim, Claim) and claim.possible
        if answer == z3.unsat:
            return ("refuted" if possible else "proved"), ()
        patients = self._confirmed(claim, name, term, solver)
        if patients is None:
            return "unconfirmed", ()
        return ("proved", ()) if possible else ("refuted", patients)

    def _found(self, solver: Any, term: Term) -> Any:
        solver.push()
        solver.add(term)
        answer = solver.check()
        solver.pop()
        return answer

    @cached_property
    def _pairs(self) -> dict[str, Any]:
        return {relation: self._pair(relation) for relation in ("more", "mirrored")}

    def _pair(self, relation: Any) -> Any:
        both_states = (*self.patients.constraints(), *self._later.constraints())
        return self._solver((*both_states, *related(self.patients, self._later, relation)))

    def _solver(self, constraints: Iterable[Term]) -> Any:
        solver = z3.Solver()
        solver.set("timeout", self._limit)
        solver.add(*constraints)
        return solver

    def _confirmed(self, claim: Claim | PairClaim, name: str, term: Term, solver: Any) -> tuple[Facts, ...] | None:
        """Patients for whom the real engine gives the broken result, made as small as can be."""
        solver.push()
        solver.add(term)
        try:
            for _ in range(_TRIES):
                if solver.check() != z3.sat:
                    return None
                model = solver.model()
                found = self._real(claim, name, model)
                if found is not None:
                    return found
                solver.add(negated(both(*self._described(model))))
        finally:
            solver.pop()
        return None

    def _described(self, model: Any) -> Iterator[Term]:
        """What a model says about leading causes: the next one has to say something else."""
        for term in self.patients.causes.values():
            if z3.is_true(model.eval(term, model_completion=True)):
                yield term

    def _real(self, claim: Claim | PairClaim, name: str, model: Any) -> tuple[Facts, ...] | None:
        first = case_of(model, self.patients)
        if isinstance(claim, PairClaim):
            pair = (first, case_of(model, self._later, "later"))
            return pair if self._breaks_pair(claim, name, pair) else None
        if not self._breaks(claim, name, first):
            return None
        return (first if claim.possible else smallest(first, lambda facts: self._breaks(claim, name, facts)),)

    def _breaks(self, claim: Claim, name: str, facts: Facts) -> bool:
        if not self.observer.accepts(facts):
            return False
        return _met(claim.broken(self.observer.observe(facts)), name)

    def _breaks_pair(self, claim: PairClaim, name: str, pair: tuple[Facts, Facts]) -> bool:
        if not all(self.observer.accepts(facts) for facts in pair):
            return False
        return _met(claim.broken(*[self.observer.observe(facts) for facts in pair]), name)


def _met(instances: Iterable[tuple[str, Term]], wanted: str) -> bool:
    return any(name == wanted and z3.is_true(z3.simplify(term)) for name, term in instances)
