"""Random patients within the contract: any stated subset of the findings, with values in range and consistent."""

from datetime import date, timedelta
from random import Random
from typing import Any

from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.library import Library
from lasegue.reasoning.facts import Facts

ON = date(2026, 6, 1)


def random_facts(library: Library, seed: int) -> Facts:
    """One patient; the same seed gives the same patient. Derived findings are left to the engine."""
    random = Random(seed)
    share = random.choice((0.02, 0.1, 0.3, 0.6, 1.0))
    findings = {
        finding.id: _value(finding, library, random)
        for finding in library.findings.values()
        if finding.asked_of != "derived" and random.random() < share
    }
    setting = random.choice(library.vocabulary.settings)
    return Facts(f"r{seed}", ON, findings, setting)


def _value(finding: Finding, library: Library, random: Random) -> Any:
    if not finding.sided:
        return _plain(finding, library, random)
    sides = random.choice((("right",), ("left",), ("right", "left"), ("unsided",), ("right", "left", "unsided")))
    return {side: _plain(finding, library, random) for side in sides}


def _plain(finding: Finding, library: Library, random: Random) -> Any:
    low, high = finding.range or (0, 1)
    if finding.type == "boolean":
        return random.random() < 0.3
    if finding.type == "integer":
        return random.randint(int(low), int(high))
    if finding.type == "decimal":
        return round(random.uniform(low, high), 2)
    if finding.type == "choice":
        return random.choice(finding.choices)
    if finding.type == "date":
        return (ON - timedelta(days=random.randint(0, 900))).isoformat()
    if finding.type == "direction_response":
        tested = random.sample(library.vocabulary.directions, random.randint(1, 3))
        return {each: random.choice(tuple(library.vocabulary.responses)) for each in tested}
    words = finding.choices if finding.type == "choice_set" else tuple(library.vocabulary.regions)
    chosen = random.sample(words, random.randint(0, min(4, len(words))))
    return ["none"] if "none" in chosen else chosen
