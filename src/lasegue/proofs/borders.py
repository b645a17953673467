"""Fact sets drawn near the decision borders: numbers at and beside every threshold, silence, and loose ends.

Every finding that a case can state takes part, derived ones too. Numbers lie on a threshold, just below it or just
above it; sides are often left unstated; sets come with and without the words that complete them.
"""

from datetime import timedelta
from random import Random
from typing import Any

from lasegue.exchange.values import region_words
from lasegue.knowledge.checks.walk import entries, records
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.proofs.case import ON
from lasegue.proofs.completion import stood_in_for
from lasegue.reasoning.facts import Facts, Visit

_SHARES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0)
_SIDES = (
    ("right",), ("left",), ("right", "left"), ("unsided",), ("unsided",), ("right", "unsided"),
    ("left", "unsided"), ("right", "left", "unsided"),
)  # fmt: skip


def thresholds(library: Library) -> dict[str, list[float]]:
    """Every number that some condition or band compares a finding with."""
    found: dict[str, set[float]] = {}
    for place, entry in entries(library):
        for _, record in records(entry, place):
            if isinstance(record, Condition):
                for leaf in record.leaves():
                    found.setdefault(leaf.subject, set()).update(_bounds(leaf))
    for finding in library.findings.values():
        bands = finding.derive.bands if finding.derive is not None else None
        for band in bands.bands if bands is not None else ():
            found.setdefault(bands.of if bands else "", set()).update(
                {bound for bound in (band.below, band.at_most) if bound is not None}
            )
    return {name: sorted(numbers) for name, numbers in found.items() if numbers}


def _bounds(leaf: Condition) -> set[float]:
    bounds = (leaf.at_least, leaf.at_most, leaf.above, leaf.below, leaf.is_)
    return {float(each) for each in bounds if isinstance(each, (int, float)) and not isinstance(each, bool)}


class Borders:
    """Draws fact sets of one library; the same seed draws the same set."""

    def __init__(self, library: Library) -> None:
        unread = stood_in_for(library)
        self._library = library
        self._findings = [each for each in library.findings.values() if not each.internal and each.id not in unread]
        self._thresholds = thresholds(library)
        self._changing = {
            finding.derive.change.of
            for finding in library.findings.values()
            if finding.derive is not None and finding.derive.change is not None
        }

    def facts(self, seed: int) -> Facts:
        """One fact set."""
        random = Random(seed)
        share = random.choice(_SHARES)
        findings = {
            finding.id: self._value(finding, random)
            for finding in self._findings
            if random.random() < (share if finding.derive is None else share * share)
        }
        return Facts(f"b{seed}", ON, findings, history=self._history(random))

    def _history(self, random: Random) -> tuple[Visit, ...]:
        if random.random() < 0.6:
            return ()
        numbers = {name: self._value(self._library.findings[name], random) for name in self._changing}
        return (Visit(ON - timedelta(weeks=1), numbers),)

    def _value(self, finding: Finding, random: Random) -> Any:
        if not finding.sided:
            return self._plain(finding, random)
        return {side: self._plain(finding, random) for side in random.choice(_SIDES)}

    def _plain(self, finding: Finding, random: Random) -> Any:
        if finding.type == "boolean":
            return random.random() < 0.4
        if finding.range is not None:
            return self._number(finding, finding.range, random)
        if finding.type == "choice":
            return random.choice(finding.choices)
        if finding.type == "date":
            return (ON - timedelta(days=random.randint(0, 900))).isoformat()
        if finding.type == "direction_response":
            tested = random.sample(self._library.vocabulary.directions, random.randint(1, 4))
            return {each: random.choice(tuple(self._library.vocabulary.responses)) for each in tested}
        words = finding.choices if finding.type == "choice_set" else tuple(region_words(self._library.vocabulary))
        return _some(words, random)

    def _number(self, finding: Finding, within: tuple[float, float], random: Random) -> float:
        whole = finding.type == "integer"
        step = 1.0 if whole else random.choice((0.1, 0.3, 0.01))
        border = random.choice(self._thresholds.get(finding.id) or list(within))
        value = border + random.choice((-1, 0, 0, 1)) * step
        if random.random() < 0.1:
            value = random.uniform(*within)
        value = min(max(value, within[0]), within[1])
        return int(value) if whole else round(value, 2)


def _some(words: tuple[str, ...], random: Random) -> list[str]:
    """A few words of a set, sometimes none at all, often with one that completes it."""
    chosen = random.sample(words, min(len(words), random.choice((0, 1, 1, 2, 3, 6))))
    if "none" in chosen:
        return ["none"]
    if "no_others" in words and "no_others" not in chosen and random.random() < 0.5:
        chosen.append("no_others")
    return chosen
