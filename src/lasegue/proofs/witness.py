"""One patient and the real engine's result, read through the same view as all patients.

A counterexample counts only when the engine itself gives the result that breaks the claim.
"""

import z3

from lasegue.exchange.case_file import content_of, facts_of
from lasegue.exchange.problems import Problem
from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition, concluded
from lasegue.logic.evaluation import evaluate
from lasegue.logic.program import register
from lasegue.logic.slots import Layout, Values
from lasegue.proofs.amounts import Amount, Cap, amount_of, held_of, most_of
from lasegue.proofs.kleene import Kleene, Term
from lasegue.proofs.patients import shapes_of
from lasegue.proofs.view import View
from lasegue.reasoning.derivation import Derivations
from lasegue.reasoning.engine import Engine, Result
from lasegue.reasoning.facts import Facts, Placer
from lasegue.reasoning.planning.eligibility import Eligibility, State
from lasegue.reasoning.reasons import Explainer, Reasons


class Observer:
    """Runs the engine of one library and shows what it concludes, condition by condition."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.engine = Engine(library)
        self.layout = Layout(shapes_of(library))
        self.placer = Placer(self.layout)
        self._derivations = Derivations(library.findings, self.layout, self.placer, library.vocabulary)
        self.eligibility = Eligibility(library, self.layout)
        self.explainer = Explainer(self.layout)

    def observe(self, facts: Facts) -> "Witness":
        """The patient with the engine's result."""
        return Witness(self, facts)

    def accepts(self, facts: Facts) -> bool:
        """Whether a case file with these facts is valid."""
        problems: list[Problem] = []
        facts_of(content_of(facts), facts.case, self.engine, problems)
        return not problems

    def filled(self, facts: Facts) -> tuple[Values, dict[str, object]]:
        """Slots of a completed case, and the implied and derived values."""
        values = self.layout.empty()
        for name, stated in facts.findings.items():
            self.placer.place(values, name, stated)
        return values, self._derivations.complete(facts, values)


class Witness(View):
    """One patient; every answer is a constant."""

    def __init__(self, observer: Observer, facts: Facts) -> None:
        self.library = observer.library
        self._observer = observer
        self.result: Result = observer.engine.run(facts)
        self._fill()

    def truth(self, condition: Condition) -> Kleene:
        """Truth of a condition as the plain evaluator reads it."""
        layout = self._observer.layout
        register(layout, condition)
        if len(layout.positions) > len(self.values):
            self._fill()
        truth = evaluate(condition, layout, self.values)
        return Kleene(_term(truth is True), _term(truth is not False))

    def stated(self, finding: str) -> Term:
        """The case states the finding."""
        return _term(finding in self.result.facts.findings)

    def known(self, finding: str) -> Term:
        """The finding is stated, implied or derived."""
        return _term(finding in self.result.facts.findings or finding in self.added)

    def level(self, *levels: str) -> Term:
        """Triage gives one of the levels."""
        return _term(self.result.triage.level in levels)

    def raised(self, flag: str, criterion: str | None = None) -> Term:
        """A red flag is raised."""
        raised = next((each for each in self.result.triage.raised if each.flag.id == flag), None)
        names = [each.id for each in raised.criteria] if raised else []
        return _term(bool(names) if criterion is None else criterion in names)

    def asked(self, finding: str) -> Term:
        """Triage lists the finding as unanswered."""
        return _term(finding in self.result.triage.unanswered)

    def standing(self, item: str, *states: State) -> Term:
        """An intervention is in one of the states."""
        return _term(self.standings[item].state in states)

    def held(self, classification: str) -> Term:
        """The classification shapes the plan."""
        return _term(classification in self._subgroups())

    def leading(self, classification: str) -> Term:
        """The classification comes first."""
        return _term(self._subgroups()[:1] == [classification])

    def phase(self, phase: str) -> Term:
        """Treatment starts in the phase."""
        return _term(self.result.classified.phase == phase)

    def drafted(self, item: str) -> Term:
        """The plan holds the item."""
        return _term(any(line.item.id == item for line in self.result.plan.lines))

    def advised(self, item: str) -> Term:
        """The plan holds the item in a line that no slot called for."""
        return _term(any(line.item.id == item and not line.phases for line in self.result.plan.lines))

    def over(self, what: Amount) -> Term:
        """The lines of a phase add up to more than its bound, or than the minutes that are stated or usual."""
        return _term(any(self._held(phase, what) > self._most(phase, what) for phase in PHASES))

    def over_cap(self, what: Cap) -> Term:
        """All lines together, also those without a slot, are more by hand or of more families than allowed."""
        items = [line.item for line in self.result.plan.lines]
        return _term(held_of(items, what, self.library.vocabulary) > most_of(what, self.library.policy))

    def _held(self, phase: Phase, what: Amount) -> float:
        return sum(amount_of(line.item, what) for line in self.result.plan.lines if phase in line.phases)

    def _most(self, phase: Phase, what: Amount) -> float:
        if what == "exercises":
            return self.library.phases[phase].home_exercises[1]
        usual = self.library.policy.default_minutes_per_day.value
        return float(self.result.facts.findings.get("minutes_per_day", usual))

    def named(self, finding: str, item: str) -> Term:
        """An open contraindication of the open item could be settled by the finding."""
        reasons = Reasons(
            self.library.findings,
            self.result.facts.findings,
            self.values,
            self._observer.explainer,
            self.added,
            {},
        )
        bars = self.standings[item].open_bars
        return _term(any(finding in reasons.missing(bar.when) for bar in bars))

    def _subgroups(self) -> list[str]:
        return [entry.id for entry in self.result.classified.entries]

    def _fill(self) -> None:
        facts, classified = self.result.facts, self.result.classified
        self.values, self.added = self._observer.filled(facts)
        conclusions = {
            "triage": self.result.triage.level,
            "leading_cause": self.result.causes[0].cause.id,
            **{f"cause.{row.cause.id}": row.value for row in self.result.causes},
            "irritability": classified.irritability,
            "direction": classified.direction,
            "classification": (*self._subgroups(), "no_others"),
            "phase": classified.phase,
        }
        for name, value in conclusions.items():
            if value is not None:
                self._observer.placer.place(self.values, concluded(name), value)
        self.standings = self._observer.eligibility.standings(self.values)


def _term(truth: bool) -> Term:
    return z3.BoolVal(truth)
