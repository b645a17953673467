"""From the leaves that decided a condition to the facts of the case that stand behind them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lasegue.knowledge.entries.finding import Finding
from lasegue.logic.condition import Condition
from lasegue.logic.program import Explained, explanation
from lasegue.logic.slots import Layout, Values
from lasegue.reasoning.derivation import Origin, conditions_of, depends_on, origin_of

Reason = dict[str, Any]
#: What a reason is about, before its value is looked up: the id of a finding, or kind and name of a conclusion.
Mark: TypeAlias = str | tuple[str, str]

#: Conclusions that restate a finding, and the finding they restate.
RESTATES = {"irritability": ("irritability", "irritability_estimate"), "direction": ("direction_found",)}


def once(reasons: Iterable[Reason]) -> list[Reason]:
    """Every reason once, in order; the first entry of a reason says what it is about."""
    unique: dict[Any, Reason] = {}
    for reason in reasons:
        unique.setdefault(next(iter(reason.items())), reason)
    return list(unique.values())


@dataclass
class Explainable:
    """One condition made ready for explaining; equal conditions of different entries share it.

    ``only_finding`` is the finding that it compares when it compares no other and no conclusion. ``number`` tells it
    from all others. The program is compiled when it is first asked for.
    """

    number: int
    condition: Condition
    only_finding: str | None
    program: Callable[[Values], Explained] | None = None


class Explainer:
    """Compiles the explanation of a condition on first use and keeps it.

    Conditions are told apart by identity, which is fast; all of them live as long as the library. Equal ones of
    different entries share one explanation, so that a run explains them once.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._known: dict[int, Explainable] = {}
        self._kept: list[Condition] = []
        self._equal: dict[Condition, Explainable] = {}
        self._origins: dict[str, Origin] = {}

    def find(self, condition: Condition) -> Explainable:
        """What is kept about a condition; the same for equal conditions."""
        known = self._known.get(id(condition))
        return known if known is not None else self._keep(condition)

    def explain(self, condition: Condition, values: Values) -> Explained:
        """Truth of a condition, what decided it and what is missing."""
        return self.explain_found(self.find(condition), values)

    def explain_found(self, known: Explainable, values: Values) -> Explained:
        """The same for a condition that was found already."""
        return self._program_of(known)(values)

    def compile_origins(self, findings: Iterable[Finding]) -> None:
        """Compile now what derived findings are explained by: the longest conditions of a library are among them."""
        for finding in findings:
            origin = self.origin(finding)
            for condition in (*origin.choices, *origin.conditions):
                self._program_of(self.find(condition))

    def origin(self, finding: Finding) -> Origin:
        """What a finding that is not stated may have come from."""
        origin = self._origins.get(finding.id)
        if origin is None:
            origin = self._origins[finding.id] = origin_of(finding)
        return origin

    def _program_of(self, known: Explainable) -> Callable[[Values], Explained]:
        if known.program is None:
            known.program = explanation(self._layout, known.condition)
        return known.program

    def _keep(self, condition: Condition) -> Explainable:
        known = self._equal.get(condition)
        if known is None:
            subjects = {leaf.finding for leaf in condition.leaves()}
            only = subjects.pop() if len(subjects) == 1 else None
            known = self._equal[condition] = Explainable(len(self._equal), condition, only)
        self._known[id(condition)] = known
        self._kept.append(condition)
        return known


@dataclass
class Reasons:
    """Names the stated facts behind conclusions of one run."""

    findings: Mapping[str, Finding]
    stated: Mapping[str, Any]
    values: Values
    explainer: Explainer
    added: Mapping[str, Any]
    conclusions: dict[str, Any]
    _decided: dict[int, Sequence[Mark]] = field(default_factory=dict)
    _sources: dict[str, list[str]] = field(default_factory=dict)
    _facts: dict[str, Reason] = field(default_factory=dict)

    def because(self, condition: Condition) -> list[Reason]:
        """Why a condition is true (or false): facts as the case states them, and conclusions."""
        return [self._reason(mark) for mark in self._marks_of(self.explainer.find(condition))]

    def because_all(self, conditions: Iterable[Condition]) -> list[Reason]:
        """Why several conditions are true, in their order, each reason once."""
        found = [self.explainer.find(condition) for condition in conditions]
        marks = dict.fromkeys([mark for each in found for mark in self._marks_of(each)])
        return [self._reason(mark) for mark in marks]

    def of_leaves(self, leaves: Iterable[Condition]) -> list[Reason]:
        """Facts and conclusions behind decided leaves, each once, in the order of deciding."""
        return [self._reason(mark) for mark in self._marks_of_leaves(leaves)]

    def facts(self, condition: Condition) -> list[str]:
        """Ids of the stated findings that decided a condition."""
        known = self.explainer.find(condition)
        if known.only_finding is not None:
            return self.sources(known.only_finding)
        return [mark for mark in self._marks_of(known) if isinstance(mark, str)]

    def missing(self, condition: Condition) -> list[str]:
        """Ids of findings that can be asked, are not stated, and could still change the condition."""
        leaves = self.explainer.explain(condition, self.values).missing
        names = (name for leaf in leaves for name in self._questions(leaf.subject, set()))
        return list(dict.fromkeys(names))

    def is_open(self, name: str) -> bool:
        """Whether a finding is neither stated nor follows from what is."""
        return name not in self.stated and name not in self.added

    def fact(self, name: str) -> Reason:
        """One fact as the contract writes it; the value is ``None`` for an id that is absent."""
        fact = self._facts.get(name)
        if fact is None:
            fact = self._facts[name] = {"finding": name, "value": self.stated.get(name)}
        return fact

    def _reason(self, mark: Mark) -> Reason:
        if isinstance(mark, str):
            return self.fact(mark)
        kind, name = mark
        return {kind: name}

    def _marks_of(self, known: Explainable) -> Sequence[Mark]:
        if known.only_finding is not None:
            return self.sources(known.only_finding)
        marks = self._decided.get(known.number)
        if marks is None:
            decided = self.explainer.explain_found(known, self.values).decided
            marks = self._decided[known.number] = self._marks_of_leaves(decided)
        return marks

    def _marks_of_leaves(self, leaves: Iterable[Condition]) -> list[Mark]:
        marks: dict[Mark, None] = {}
        for leaf in leaves:
            if leaf.finding is None:
                marks.update(dict.fromkeys(self._conclusion(leaf)))
            elif leaf.finding in self.stated:
                marks[leaf.finding] = None
            else:
                marks.update(dict.fromkeys(self.sources(leaf.finding)))
        return list(marks)

    def _conclusion(self, leaf: Condition) -> Sequence[Mark]:
        name = leaf.conclusion or ""
        for restated in RESTATES.get(name, ()):
            if names := self.sources(restated):
                return names
        if name == "classification":
            held = self.conclusions.get("classification", ())
            return [("classification", each) for each in leaf.has if each in held]
        if name == "leading_cause":
            return [("cause", self.conclusions[name])]
        if name.startswith("cause."):
            return [("cause", name.removeprefix("cause."))]
        if name == "triage":
            return [("triage", self.conclusions[name])]
        return [("rule", name)]

    def sources(self, name: str, seen: frozenset[str] = frozenset()) -> list[str]:
        """Stated findings behind a finding: itself when stated, otherwise those it was computed from."""
        if name in self.stated:
            return [name]
        if name in self._sources:
            return self._sources[name]
        found = self._computed_from(name, seen)
        if not seen:
            self._sources[name] = found
        return found

    def _computed_from(self, name: str, seen: frozenset[str]) -> list[str]:
        if name in seen or name not in self.findings:
            return []
        origin = self.explainer.origin(self.findings[name])
        deciding = (leaf.subject for condition in self._computing(origin) for leaf in self._decided_by(condition))
        found = (each for part in (*deciding, *origin.parts) for each in self.sources(part, seen | {name}))
        return list(dict.fromkeys(found))

    def _computing(self, origin: Origin) -> tuple[Condition, ...]:
        """Conditions that a finding came from: of a choice the one that was taken, with what implies the finding."""
        for choice in origin.choices:
            if self.explainer.explain(choice, self.values).truth:
                return (choice,)
        return origin.conditions

    def _decided_by(self, condition: Condition) -> tuple[Condition, ...]:
        return self.explainer.explain(condition, self.values).decided

    def _questions(self, name: str, seen: set[str]) -> list[str]:
        if name in seen or name in self.stated or name not in self.findings:
            return []
        seen.add(name)
        finding = self.findings[name]
        if finding.asked_of != "derived":
            return [name]
        if first := [each for each in finding.ask_first if self.is_open(each)]:
            return first
        conditions = conditions_of(finding.derive) if finding.derive else ()
        leaves = [leaf for each in conditions for leaf in self.explainer.explain(each, self.values).missing]
        parts = [leaf.subject for leaf in leaves] if conditions else sorted(depends_on(finding))
        return [each for part in dict.fromkeys(parts) for each in self._questions(part, seen)]
