"""The engine: facts in, a frozen and explained result out.

The steps run in one direction. Triage comes first; what it finds becomes a conclusion that later steps read, and no
later step can change it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lasegue.knowledge.entries.progression import Contradiction
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition, concluded
from lasegue.logic.evaluation import evaluate
from lasegue.logic.program import Truths
from lasegue.logic.slots import Layout, Shape, Values
from lasegue.logic.truth import Truth
from lasegue.reasoning.classification import Classified, Classifier, stated_or_added
from lasegue.reasoning.derivation import Derivations
from lasegue.reasoning.differential import Likelihoods, Probability
from lasegue.reasoning.facts import Facts, Placer, shape_of
from lasegue.reasoning.planning.plan import Plan, Planner
from lasegue.reasoning.questions import Question, Questions
from lasegue.reasoning.reasons import RESTATES, Explainer, Reasons
from lasegue.reasoning.triage import Triage, TriageRules

ENGINE_VERSION = "1"
#: A case of which nothing is known.
BLANK = Facts("blank", date(2000, 1, 1), {})


@dataclass(frozen=True)
class Result:
    """Everything the engine concludes about one case."""

    facts: Facts
    library: Library
    triage: Triage
    causes: tuple[Probability, ...]
    next: tuple[Question, ...]
    classified: Classified
    plan: Plan

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Ids that must be answered before treatment may start: triage's, then those that drafted lines need."""
        return tuple(dict.fromkeys((*self.triage.unanswered, *self.plan.open_questions)))


class Engine:
    """One library, compiled once and used for any number of cases."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._layout = layout = Layout(_shapes(library))
        self._placer = Placer(layout)
        self._derivations = Derivations(library.findings, layout, self._placer, library.vocabulary)
        self._triage = TriageRules(library.red_flags, layout)
        self._likelihoods = Likelihoods(library.causes, layout)
        self._questions = Questions(library.findings, self._likelihoods, layout)
        self._classifier = Classifier(library.classifications, library.phases, library.policy, layout)
        self._planner = Planner(library, layout)
        pairs = [(entry.first, entry.second) for entry in library.contradictions.values()]
        self._contradicts = Truths(layout, [condition for pair in pairs for condition in pair])
        self._explainer = Explainer(layout)
        self._empty = layout.empty()

    def compile(self) -> None:
        """Compile now what the first cases would wait for, in a process that has time before it answers."""
        for _ in range(Truths.PLAIN_CALLS + 1):
            self.contradictions(BLANK)
            self.run(BLANK)
        self._explainer.compile_origins(self.library.findings.values())

    def run(self, facts: Facts) -> Result:
        """Triage, causes, next questions, classification and plan for one case."""
        values, added = self._filled(facts)
        reasons = Reasons(self.library.findings, facts.findings, values, self._explainer, added, {})
        triage = self._triage.run(values, reasons)
        standing = self._likelihoods.standing(values, facts.setting)
        causes = self._likelihoods.probabilities(standing, reasons)
        policy = self.library.policy
        questions = self._questions.next(values, standing, reasons, policy.least_information_bits.value)
        self._conclude(values, reasons, _first_conclusions(triage, causes, reasons))
        classified = self._classify(values, reasons, triage)
        plan = self._planner.draft(facts, values, triage, classified, reasons)
        asked = tuple(questions[: int(policy.most_questions.value)])
        return Result(facts, self.library, triage, causes, asked, classified, plan)

    def computed(self, facts: Facts) -> dict[str, Any]:
        """What every derived finding comes to from the stated parts, whether stated itself or not."""
        values, _ = self._filled(facts)
        return self._derivations.computed(facts, values)

    def truth(self, condition: Condition, facts: Facts) -> Truth:
        """Whether a condition on findings holds for a case; unknown where what it asks about is."""
        return self.truths(facts)(condition)

    def truths(self, facts: Facts) -> Callable[[Condition], Truth]:
        """What :meth:`truth` says of any number of conditions about one case, which is gone through once."""
        values, _ = self._filled(facts)
        return lambda condition: evaluate(condition, self._layout, values)

    def contradictions(self, facts: Facts) -> list[Contradiction]:
        """Pairs of statements of a case that cannot both be true; nothing derived or implied is looked at."""
        values = self._empty.copy()
        self._place(facts, values)
        entries = self.library.contradictions.values()
        verdicts = self._contradicts(values)
        pairs = zip(entries, verdicts[::2], verdicts[1::2], strict=True)
        return [entry for entry, first, second in pairs if first and second]

    def moot(self, facts: Facts) -> frozenset[str]:
        """Findings that nothing can be said about, since any value would contradict the case.

        Without a scan there is no scan report: nobody can answer what it says, and nothing waits for the answer. The
        findings stay unknown, so they move no probability and release nothing that must know them.
        """
        values = self._empty.copy()
        self._place(facts, values)
        entries = self.library.contradictions.values()
        pairs = zip(entries, self._contradicts(values)[::2], strict=True)
        return frozenset(
            entry.second.finding
            for entry, first in pairs
            if first and entry.second.known is True and entry.second.finding is not None
        )

    def _filled(self, facts: Facts) -> tuple[Values, dict[str, Any]]:
        values = self._empty.copy()
        self._place(facts, values)
        return values, self._derivations.complete(facts, values)

    def _place(self, facts: Facts, values: Values) -> None:
        for name, stated in facts.findings.items():
            self._placer.place(values, name, stated)

    def _classify(self, values: Values, reasons: Reasons, triage: Triage) -> Classified:
        entries, because = self._classifier.classify(values, reasons)
        held = tuple(entry.id for entry in entries)
        phase = None if triage.level in ("emergency", "urgent") else self._classifier.phase(values)
        self._conclude(values, reasons, {"classification": held, "phase": phase})
        return Classified(
            entries=entries,
            because=because,
            acuity=stated_or_added("acuity", reasons),
            irritability=reasons.conclusions.get("irritability"),
            direction=reasons.conclusions.get("direction"),
            phase=phase,
        )

    def _conclude(self, values: Values, reasons: Reasons, conclusions: dict[str, Any]) -> None:
        """Make conclusions readable for conditions of later steps; an unknown one stays unknown."""
        for name, value in conclusions.items():
            if value is None:
                continue
            reasons.conclusions[name] = value
            stated = (*value, "no_others") if name == "classification" else value
            self._placer.place(values, concluded(name), stated)


def _shapes(library: Library) -> dict[str, Shape]:
    shapes = {finding.id: shape_of(finding) for finding in library.findings.values()}
    scalars = ("triage", "leading_cause", "phase", *RESTATES, *(f"cause.{name}" for name in library.causes))
    conclusions = {concluded(name): Shape("scalar") for name in scalars}
    return {**shapes, **conclusions, concluded("classification"): Shape("set")}


def _first_conclusions(triage: Triage, causes: tuple[Probability, ...], reasons: Reasons) -> dict[str, Any]:
    restated = {
        name: next((value for each in names if (value := stated_or_added(each, reasons)) is not None), None)
        for name, names in RESTATES.items()
    }
    shares = {f"cause.{row.cause.id}": row.value for row in causes}
    return {"triage": triage.level, "leading_cause": causes[0].cause.id, **shares, **restated}
