"""Which questions a draft names beside a line that must not start before they are answered, as terms."""

from lasegue.knowledge.library import Library
from lasegue.logic.condition import SIDES, Condition, Side
from lasegue.proofs.completion import Completion
from lasegue.proofs.conditions import Conditions
from lasegue.proofs.kleene import NO, Term, both, either, negated
from lasegue.reasoning.derivation import conditions_of, depends_on


class Questioning:
    """Follows unknown conditions to the questions that could settle them, as the engine does."""

    def __init__(self, library: Library, conditions: Conditions, completion: Completion) -> None:
        self._findings = library.findings
        self._truth = conditions.truth
        self._completion = completion

    def missing(self, condition: Condition, question: str) -> Term:
        """The condition is open, and the question is among those that could settle it."""
        truth = self._truth(condition)
        return both(truth.unknown, self._leads(condition, question, frozenset(), None))

    def _leads(self, condition: Condition, question: str, seen: frozenset[str], bound: Side | None) -> Term:
        """An open leaf of an open condition leads to the question."""
        if condition.is_leaf:
            return self._asks(condition.subject, question, seen)
        if condition.not_ is not None:
            return self._leads(condition.not_, question, seen, bound)
        sides: tuple[Side | None, ...] = SIDES if condition.some_side is not None else (bound,)
        terms = []
        for child in condition.children:
            for side in sides:
                leads = self._leads(child, question, seen, side)
                terms.append(both(self._truth(child, side).unknown, leads))
        return either(*terms)

    def _asks(self, name: str, question: str, seen: frozenset[str]) -> Term:
        """Asking about a finding comes down to the question."""
        if name in seen or name not in self._findings:
            return NO
        finding = self._findings[name]
        unstated = negated(self._completion.stated[name].given)
        if finding.asked_of != "derived":
            return unstated if name == question else NO
        seen |= {name}
        first = [negated(self._completion.complete(each).given) for each in finding.ask_first]
        chosen = NO
        if question in finding.ask_first:
            chosen = negated(self._completion.complete(question).given)
        conditions = conditions_of(finding.derive) if finding.derive else ()
        if conditions:
            deeper = either(
                *[both(self._truth(each).unknown, self._leads(each, question, seen, None)) for each in conditions]
            )
        else:
            deeper = either(*[self._asks(part, question, seen) for part in sorted(depends_on(finding))])
        return both(unstated, either(chosen, both(negated(either(*first)), deeper)))
