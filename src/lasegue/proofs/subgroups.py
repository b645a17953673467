"""Classification and phase as terms: which subgroups shape the plan, which leads, and where treatment starts."""

from typing import NamedTuple

import z3

from lasegue.knowledge.library import Library
from lasegue.proofs.conditions import Conditions
from lasegue.proofs.kleene import NO, YES, Term, both, either, negated
from lasegue.proofs.statement import number


class Rank(NamedTuple):
    """A classification comes first, or is among those that are kept."""

    first: Term
    among: Term


class Subgroups:
    """Classifications and phases of one library; ``conditions`` reads triage and the leading cause, nothing later."""

    def __init__(self, library: Library, conditions: Conditions) -> None:
        self._library = library
        entries = library.classifications
        rules = {name: [conditions.truth(rule.when).true for rule in entry.rules] for name, entry in entries.items()}
        self._holds = {name: either(*terms) for name, terms in rules.items()}
        self._weights = {
            name: _weight(list(zip(rules[name], [rule.weight for rule in entry.rules], strict=True)))
            for name, entry in entries.items()
        }
        self._alone = self._first_alone()
        self._kept = self._ranks()
        self._starts = self._phases(conditions)

    def holds(self, name: str) -> Term:
        """A rule of the classification is true."""
        return self._holds[name]

    def held(self, name: str) -> Term:
        """The classification is kept: it stands alone, or is heavy enough and among the first."""
        return either(self._alone[name], both(negated(either(*self._alone.values())), self._kept[name].among))

    def leading(self, name: str) -> Term:
        """The classification comes first."""
        return either(self._alone[name], both(negated(either(*self._alone.values())), self._kept[name].first))

    def starts(self, phase: str) -> Term:
        """Treatment starts in the phase, when there is treatment."""
        return self._starts[phase]

    def _first_alone(self) -> dict[str, Term]:
        before: Term = NO
        alone: dict[str, Term] = {}
        for name, entry in self._library.classifications.items():
            alone[name] = both(self._holds[name], negated(before)) if entry.alone else NO
            before = either(before, alone[name])
        return alone

    def _ranks(self) -> dict[str, "Rank"]:
        """For each classification whether it is kept, and first, by falling weight and then by id."""
        ratio = number(self._library.policy.least_weight_ratio.value)
        most = int(self._library.policy.most_classifications.value)
        ranked = {}
        for name, weight in self._weights.items():
            others = {other: value for other, value in self._weights.items() if other != name}
            ahead = [
                both(self._holds[other], value >= weight if other < name else value > weight)
                for other, value in others.items()
            ]
            enough = both(
                *[negated(both(self._holds[other], weight < value * ratio)) for other, value in others.items()]
            )
            kept = both(self._holds[name], enough)
            ranked[name] = Rank(both(kept, negated(either(*ahead))), both(kept, _at_most(most - 1, ahead)))
        return ranked

    def _phases(self, conditions: Conditions) -> dict[str, Term]:
        ordered = sorted(self._library.phases.values(), key=lambda phase: -phase.order)
        before: Term = NO
        starts: dict[str, Term] = {phase.id: NO for phase in ordered}
        for phase in ordered:
            if phase.enter is not None:
                enters = conditions.truth(phase.enter).true
                starts[phase.id] = both(enters, negated(before))
                before = either(before, enters)
        otherwise = next((phase.id for phase in ordered if phase.enter is None), None)
        if otherwise is not None:
            starts[otherwise] = either(starts[otherwise], negated(before))
        return starts


def _weight(rules: list[tuple[Term, float]]) -> Term:
    return z3.Sum(*[z3.If(term, number(weight), number(0.0)) for term, weight in rules])


def _at_most(count: int, terms: list[Term]) -> Term:
    return z3.AtMost(*terms, count) if len(terms) > count else YES
