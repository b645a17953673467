"""From the leaves that decided a condition to the facts of the case that stand behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lasegue.knowledge.entries.finding import Finding
from lasegue.logic.condition import Condition
from lasegue.logic.program import Explained, explanation
from lasegue.logic.slots import Layout, Values
from lasegue.reasoning.derivation import conditions_of, depends_on

Reason = dict[str, Any]

#: Conclusions that restate a finding, and the finding they restate.
RESTATES = {"irritability": ("irritability", "irritability_estimate"), "direction": ("direction_found",)}


def once(reasons: Iterable[Reason]) -> list[Reason]:
    """Every reason once, in order; the first entry of a reason says what it is about."""
    unique: dict[Any, Reason] = {}
    for reason in reasons:
        unique.setdefault(next(iter(reason.items())), reason)
    return list(unique.values())


class Explainer:
    """Compiles the explanation of a condition on first use and keeps it.

    Conditions are told apart by identity, which is fast; all of them live as long as the library. Equal ones of
    different entries share one number, so that a run explains them once.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._programs: dict[int, Any] = {}
        self._findings: dict[int, str | None] = {}
        self._kept: list[Condition] = []
        self._numbers: dict[int, int] = {}
        self._equal: dict[Condition, int] = {}

    def number(self, condition: Condition) -> int:
        """The same number for equal conditions."""
        number = self._numbers.get(id(condition))
        if number is None:
            number = self._numbers[id(condition)] = self._equal.setdefault(condition, len(self._equal))
            self._kept.append(condition)
        return number

    def explain(self, condition: Condition, values: Values) -> Explained:
        """Truth of a condition, what decided it and what is missing."""
        number = self.number(condition)
        program = self._programs.get(number)
        if program is None:
            program = self._programs[number] = explanation(self._layout, condition)
        explained: Explained = program(values)
        return explained

    def only_finding(self, condition: Condition) -> str | None:
        """The finding that a condition compares when it compares no other and no conclusion."""
        number = self.number(condition)
        if number not in self._findings:
            subjects = {leaf.finding for leaf in condition.leaves()}
            self._findings[number] = subjects.pop() if len(subjects) == 1 else None
        return self._findings[number]


@dataclass
class Reasons:
    """Names the stated facts behind conclusions of one run."""

    findings: Mapping[str, Finding]
    stated: Mapping[str, Any]
    values: Values
    explainer: Explainer
    added: Mapping[str, Any]
    conclusions: dict[str, Any]
    _because: dict[int, list[Reason]] = field(default_factory=dict)
    _names: dict[int, list[str]] = field(default_factory=dict)
    _sources: dict[str, list[str]] = field(default_factory=dict)

    def because(self, condition: Condition) -> list[Reason]:
        """Why a condition is true (or false): facts as the case states them, and conclusions."""
        number = self.explainer.number(condition)
        known = self._because.get(number)
        if known is None:
            known = self._because[number] = self._decided(condition)
        return known

    def _decided(self, condition: Condition) -> list[Reason]:
        only = self.explainer.only_finding(condition)
        if only is not None:
            return [self.fact(name) for name in self.sources(only)]
        return self.of_leaves(self.explainer.explain(condition, self.values).decided)

    def of_leaves(self, leaves: Iterable[Condition]) -> list[Reason]:
        """Facts and conclusions behind decided leaves, each once, in the order of deciding."""
        return once(reason for leaf in leaves for reason in self._leaf(leaf))

    def facts(self, condition: Condition) -> list[str]:
        """Ids of the stated findings that decided a condition."""
        number = self.explainer.number(condition)
        names = self._names.get(number)
        if names is None:
            reasons = self.because(condition)
            names = self._names[number] = [reason["finding"] for reason in reasons if "finding" in reason]
        return names

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
        return {"finding": name, "value": self.stated.get(name)}

    def _leaf(self, leaf: Condition) -> list[Reason]:
        if leaf.finding is not None:
            return [self.fact(name) for name in self.sources(leaf.finding)]
        return self._conclusion(leaf)

    def _conclusion(self, leaf: Condition) -> list[Reason]:
        name = leaf.conclusion or ""
        for restated in RESTATES.get(name, ()):
            if facts := [self.fact(each) for each in self.sources(restated)]:
                return facts
        if name == "classification":
            held = self.conclusions.get("classification", ())
            return [{"classification": each} for each in leaf.has if each in held]
        if name == "leading_cause":
            return [{"cause": self.conclusions[name]}]
        if name.startswith("cause."):
            return [{"cause": name.removeprefix("cause.")}]
        if name == "triage":
            return [{"triage": self.conclusions[name]}]
        return [{"rule": name}]

    def sources(self, name: str, seen: frozenset[str] = frozenset()) -> list[str]:
        """Stated findings behind a finding: itself when stated, otherwise those it was computed from."""
        if name in self.stated:
            return [name]
        if not seen and name in self._sources:
            return self._sources[name]
        found = self._computed_from(name, seen)
        if not seen:
            self._sources[name] = found
        return found

    def _computed_from(self, name: str, seen: frozenset[str]) -> list[str]:
        if name in seen or name not in self.findings:
            return []
        finding = self.findings[name]
        leaves = self._deciding(finding)
        parts = [leaf.subject for leaf in leaves] or ([] if conditions_of_any(finding) else sorted(depends_on(finding)))
        found = (each for part in parts for each in self.sources(part, seen | {name}))
        return list(dict.fromkeys(found))

    def _deciding(self, finding: Finding) -> list[Condition]:
        leaves: list[Condition] = []
        derive = finding.derive
        for choice in derive.choose if derive else ():
            explained = self.explainer.explain(choice.when, self.values)
            if explained.truth:
                return list(explained.decided)
        conditions = conditions_of(derive) if derive and not derive.choose else ()
        for condition in (*conditions, *(each.when for each in finding.implied)):
            leaves += self.explainer.explain(condition, self.values).decided
        return leaves

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


def conditions_of_any(finding: Finding) -> bool:
    """Whether the finding is computed from conditions rather than from numbers or regions."""
    return bool(finding.implied) or (finding.derive is not None and bool(conditions_of(finding.derive)))
