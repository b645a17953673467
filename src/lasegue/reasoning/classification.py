"""Classification: the subgroups that change treatment, and the phase a person starts in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lasegue.knowledge.entries.classification import Classification
from lasegue.knowledge.entries.policy import Policy
from lasegue.knowledge.entries.progression import PhaseEntry
from lasegue.logic.condition import Condition
from lasegue.logic.program import Truths
from lasegue.logic.slots import Layout, Values
from lasegue.reasoning.reasons import Reason, Reasons


@dataclass(frozen=True)
class Classified:
    """Classifications in order of weight, and what else shapes the plan; ``None`` is unknown."""

    entries: tuple[Classification, ...]
    because: tuple[Reason, ...]
    acuity: str | None
    irritability: str | None
    direction: str | None
    phase: str | None


class Classifier:
    """All classifications and phases of a library, compiled over one layout."""

    def __init__(
        self,
        classifications: Mapping[str, Classification],
        phases: Mapping[str, PhaseEntry],
        policy: Policy,
        layout: Layout,
    ) -> None:
        self._policy = policy
        self._rules = [(entry, rule) for entry in classifications.values() for rule in entry.rules]
        self._holds = Truths(layout, [rule.when for _, rule in self._rules])
        ordered = sorted(phases.values(), key=lambda phase: -phase.order)
        self._starts = [(phase, phase.enter) for phase in ordered if phase.enter is not None]
        self._enters = Truths(layout, [enter for _, enter in self._starts])
        self._otherwise = next((phase.id for phase in ordered if phase.enter is None), None)

    def classify(self, values: Values, reasons: Reasons) -> tuple[tuple[Classification, ...], tuple[Reason, ...]]:
        """Classifications that hold, heaviest first, and why."""
        weights: dict[str, float] = {}
        entries: dict[str, Classification] = {}
        held: dict[str, list[Condition]] = {}
        for truth, (entry, rule) in zip(self._holds(values), self._rules, strict=True):
            if truth:
                entries[entry.id] = entry
                weights[entry.id] = weights.get(entry.id, 0.0) + rule.weight
                held.setdefault(entry.id, []).append(rule.when)
        alone = [entry for entry in entries.values() if entry.alone]
        chosen = alone[:1] or self._heaviest(entries, weights)
        return tuple(chosen), tuple(reasons.because_all(when for entry in chosen for when in held[entry.id]))

    def phase(self, values: Values) -> str | None:
        """Phase to start in: the latest whose entry criteria are met, otherwise the one that asks for none."""
        verdicts = zip(self._enters(values), self._starts, strict=True)
        return next((phase.id for truth, (phase, _) in verdicts if truth), self._otherwise)

    def _heaviest(self, entries: dict[str, Classification], weights: dict[str, float]) -> list[Classification]:
        ranked = sorted(entries.values(), key=lambda entry: (-weights[entry.id], entry.id))
        least = weights[ranked[0].id] * self._policy.least_weight_ratio.value if ranked else 0.0
        kept = [entry for entry in ranked if weights[entry.id] >= least]
        return kept[: int(self._policy.most_classifications.value)]


def stated_or_added(name: str, reasons: Reasons) -> Any:
    """Value of a finding as stated, implied or derived; ``None`` when unknown."""
    return reasons.stated.get(name, reasons.added.get(name))
