"""Proving: the negation of a claim is handed to the solver, which must find no patient.

A patient it does find is given to the real engine. Only when the engine breaks the claim as well is the claim
*refuted*, with the patient made as small as can be; otherwise it is *unconfirmed*, which is as little a proof as it is
a refutation. How long the solver may search is counted in its own steps, so that no verdict depends on the machine.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, islice
from time import perf_counter
from typing import Any, Literal

import z3

from lasegue.knowledge.library import Library
from lasegue.proofs.acquaintances import Acquaintances, overlaid
from lasegue.proofs.case import case_of
from lasegue.proofs.claim import Claim, PairClaim, Relation
from lasegue.proofs.counterexample import smaller, smallest
from lasegue.proofs.joining import Term, constants_in, either, name_of, negated
from lasegue.proofs.patients import Patients
from lasegue.proofs.relations import Pair, second_state, smaller_pairs
from lasegue.proofs.witness import Observer, Witness
from lasegue.reasoning.facts import Facts

Verdict = Literal["proved", "refuted", "unconfirmed", "unknown", "not yet"]
#: How the solver guesses (its ``phase_selection``), one after the other until a patient of the real engine is found: a
#: model that states little is more often real; then what it guessed last, and twice by chance.
_PHASES = (0, 3, 5, 5)
#: Statements that may stay in doubt before the search for one that is refuted ends.
_DOUBTS = 8
#: Cases of other making that are tried after each model.
_BETWEEN = 8
#: Statements handed to the solver at once.
_TOGETHER = 25
#: Steps of the solver for one question; most take less than a hundredth of it, the hardest a tenth.
STEPS = 100_000_000


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
    """Proves claims about one library; the patients are built once and shared by all claims.

    ``known`` are cases that may serve to show that something is possible; the engine still has to confirm each.
    """

    def __init__(self, library: Library, known: Sequence[Facts] = ()) -> None:
        self.library = library
        self._known = known

    @cached_property
    def observer(self) -> Observer:
        """The real engine."""
        return Observer(self.library)

    @cached_property
    def patients(self) -> Patients:
        """Every patient."""
        return Patients(self.library)

    @cached_property
    def _acquaintances(self) -> Acquaintances:
        return Acquaintances(self.observer, self._known)

    @cached_property
    def _single(self) -> Any:
        return _solver(self.patients.constraints())

    @cached_property
    def _pairs(self) -> dict[Relation, tuple[Patients, Any]]:
        return {}

    def prove(self, claim: Claim | PairClaim) -> Outcome:
        """Check every statement of a claim; stop at the first that is refuted, and after some that stay in doubt."""
        if isinstance(claim, Claim) and claim.not_yet:
            return Outcome(claim.id, "not yet", 0, 0.0, claim.not_yet)
        self._state(claim)
        begun = perf_counter()
        possible = isinstance(claim, Claim) and claim.possible
        parts = self._reached(claim) if possible and isinstance(claim, Claim) else self._excluded(claim)
        count = 0
        doubts: list[tuple[Verdict, str]] = []
        for name, verdict, patients in parts:
            count += 1
            if verdict == "refuted":
                return Outcome(claim.id, verdict, count, perf_counter() - begun, name, patients)
            if verdict != "proved":
                doubts.append((verdict, name))
            if len(doubts) >= _DOUBTS:
                break
        doubt, name = doubts[0] if doubts else ("proved", "")
        return Outcome(claim.id, doubt, count, perf_counter() - begun, name)

    def _excluded(self, claim: Claim | PairClaim) -> Iterator[tuple[str, Verdict, tuple[Facts, ...]]]:
        """Each statement with its verdict; several are asked at once, since that is far quicker than one by one."""
        solver = self._state(claim)[1]
        instances = self._instances(claim)
        while group := tuple(islice(instances, _TOGETHER)):
            none = _found(solver, either(*[term for _, term in group])) == z3.unsat
            for name, term in group:
                yield (name, "proved", ()) if none else (name, *self._checked(claim, name, term, solver))

    def _instances(self, claim: Claim | PairClaim) -> Iterator[tuple[str, Term]]:
        if isinstance(claim, PairClaim):
            yield from claim.broken(self.patients, self._state(claim)[0])
        else:
            yield from claim.broken(self.patients)

    def _state(self, claim: Claim | PairClaim) -> tuple[Patients, Any]:
        """The patients of the last state that a claim speaks of, and the solver that knows about all its states."""
        if isinstance(claim, Claim):
            return self.patients, self._single
        if claim.relation not in self._pairs:
            second = second_state(self.patients, claim.relation)
            solver = _solver((*self.patients.constraints(), *second.constraints()))
            self._pairs[claim.relation] = (second, solver)
        return self._pairs[claim.relation]

    def _checked(
        self, claim: Claim | PairClaim, name: str, term: Term, solver: Any
    ) -> tuple[Verdict, tuple[Facts, ...]]:
        answer = _found(solver, term)
        if answer == z3.unknown:
            return "unknown", ()
        if answer == z3.unsat:
            return "proved", ()
        patients = self._real_pair(claim, name, term) if isinstance(claim, PairClaim) else self._real(claim, name, term)
        return ("refuted", patients) if patients else ("unconfirmed", ())

    def _reached(self, claim: Claim) -> Iterator[tuple[str, Verdict, tuple[Facts, ...]]]:
        """Each statement that somebody meets: first those of patients known already, then what the solver finds."""
        wanted = dict(claim.broken(self.patients))
        for witness in self._acquaintances:
            if not wanted:
                return
            for name in _met_by(witness, claim, wanted):
                yield name, "proved", ()
                del wanted[name]
        while wanted:
            name = next(iter(wanted))
            verdict, somebody = self._somebody(claim, name, wanted[name])
            if somebody is None:
                yield name, verdict, ()
                del wanted[name]
                continue
            for each in _met_by(somebody, claim, wanted):
                yield each, "proved", ()
                del wanted[each]

    def _somebody(self, claim: Claim, name: str, term: Term) -> tuple[Verdict, Witness | None]:
        """A patient who meets a statement, in the engine as well."""
        if (answer := _found(self._single, term)) != z3.sat:
            return ("refuted" if answer == z3.unsat else "unknown"), None
        for facts in self._cases(claim, name, term):
            if self._breaks(claim, name, facts):
                return "proved", self._acquaintances.add(facts)
        return "unconfirmed", None

    def _models(self, term: Term, solver: Any) -> Iterator[Any]:
        """Models of a term, each with another leading cause: which one leads is free here, but not in the engine.

        When none of them is real, models that state more are tried, and then models drawn by chance.
        """
        try:
            for phase in _PHASES:
                solver.set("phase_selection", phase)
                yield from self._models_in_one_phase(term, solver)
        finally:
            solver.set("phase_selection", _PHASES[0])

    def _models_in_one_phase(self, term: Term, solver: Any) -> Iterator[Any]:
        solver.push()
        try:
            solver.add(term)
            for _ in self.patients.causes:
                if solver.check() != z3.sat:
                    return
                model = solver.model()
                yield model
                leading = [each for each in self.patients.causes.values() if z3.is_true(model.eval(each))]
                solver.add(negated(either(*leading)))
        finally:
            solver.pop()

    def _cases(self, claim: Claim, name: str, term: Term) -> Iterator[Facts]:
        """Cases that may give the broken result: those of the models, and after each a few of other making.

        A model is found about as quickly as a few cases are run, and now the one leads to a real patient and now the
        other; so neither has to wait until the other has come to its end.
        """
        others = self._acquaintances_who_meet(claim, name)
        spoken_of: frozenset[str] | None = None
        for model in self._models(term, self._single):
            yield (facts := case_of(model, self.patients))
            spoken_of = spoken_of or self._spoken_of(term)
            others = chain(others, overlaid(facts, self._acquaintances, spoken_of))
            yield from filter(None, islice(others, _BETWEEN))
        yield from filter(None, others)

    def _acquaintances_who_meet(self, claim: Claim, name: str) -> Iterator[Facts | None]:
        """Patients known already who meet a statement; ``None`` for one who was looked at in vain."""
        for each in self._acquaintances:
            yield each.result.facts if _met(claim.broken(each), name) else None

    def _spoken_of(self, term: Term) -> frozenset[str]:
        """Findings that a term speaks of."""
        named = constants_in(term)
        stated = self.patients.completion.stated.items()
        return frozenset(
            finding for finding, said in stated if any(name_of(part.given) in named for part in said.parts.values())
        )

    def _real(self, claim: Claim, name: str, term: Term) -> tuple[Facts, ...]:
        """A patient for whom the real engine gives the broken result, made as small as can be; or none."""
        breaks = partial(self._breaks, claim, name)
        real = next(filter(breaks, self._cases(claim, name, term)), None)
        return () if real is None else (smallest(real, smaller, breaks),)

    def _real_pair(self, claim: PairClaim, name: str, term: Term) -> tuple[Facts, ...]:
        """The same for two states of one patient."""
        later, solver = self._state(claim)
        breaks = partial(self._breaks_pair, claim, name)
        for model in self._models(term, solver):
            pair: Pair = (case_of(model, self.patients), case_of(model, later, "later"))
            if breaks(pair):
                return smallest(pair, partial(smaller_pairs, relation=claim.relation), breaks)
        return ()

    def _breaks(self, claim: Claim, name: str, facts: Facts) -> bool:
        if not self.observer.accepts(facts):
            return False
        return _met(claim.broken(self.observer.observe(facts)), name)

    def _breaks_pair(self, claim: PairClaim, name: str, pair: Pair) -> bool:
        if not all(self.observer.accepts(facts) for facts in pair):
            return False
        first, second = (self.observer.observe(facts) for facts in pair)
        return _met(claim.broken(first, second), name)


def _solver(constraints: Iterable[Term]) -> Any:
    solver = z3.Solver()
    solver.set("rlimit", STEPS)
    solver.set("phase_selection", _PHASES[0])
    solver.add(*constraints)
    return solver


def _found(solver: Any, term: Term) -> Any:
    """Whether a patient meets the term: ``sat``, ``unsat`` or ``unknown``."""
    if z3.is_false(term):
        return z3.unsat
    solver.push()
    solver.add(term)
    answer = solver.check()
    solver.pop()
    return answer


def _met(instances: Iterable[tuple[str, Term]], wanted: str) -> bool:
    return any(name == wanted and _is_true(term) for name, term in instances)


def _met_by(witness: Witness, claim: Claim, wanted: Iterable[str]) -> list[str]:
    names = set(wanted)
    return [name for name, term in claim.broken(witness) if name in names and _is_true(term)]


def _is_true(term: Term) -> bool:
    """A term about one patient is constant; counting needs the solver's simplifier to see it."""
    return bool(z3.is_true(term) or (not z3.is_false(term) and z3.is_true(z3.simplify(term))))
