"""What each answer to a question would change: the case is run again with the answer filled in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lasegue.knowledge.entries.finding import Finding
from lasegue.reasoning.engine import Engine, Result
from lasegue.reasoning.facts import Facts

_EXAMPLES = {
    "direction_response": (
        {"extension": "centralises"},
        {"extension": "peripheralises"},
        {"flexion": "centralises"},
    ),
}


@dataclass(frozen=True)
class Effect:
    """One possible answer and what it would change; empty when nothing would change."""

    answer: Any
    changes: tuple[str, ...]


def effects(engine: Engine, facts: Facts, finding: Finding, now: Result) -> Iterator[Effect]:
    """Try the answers that tell most about a finding and compare the results with today's."""
    for answer in _answers(finding):
        stated = {"right": answer} if finding.sided else answer
        then = engine.run(replace(facts, findings={**facts.findings, finding.id: stated}))
        yield Effect(stated, tuple(_changes(now, then)))


def _answers(finding: Finding) -> tuple[Any, ...]:
    if finding.type == "boolean":
        return (True, False)
    if finding.type in ("choice", "choice_set"):
        several = finding.type == "choice_set"
        return tuple([choice] if several else choice for choice in finding.choices[:4])
    if finding.range is not None:
        return (int(finding.range[0]), int(finding.range[1]))
    return _EXAMPLES.get(finding.type, ())


def _changes(now: Result, then: Result) -> Iterator[str]:
    if now.triage.level != then.triage.level:
        yield f"triage becomes {then.triage.level}"
    first, second = now.causes[0], then.causes[0]
    if first.cause.id != second.cause.id:
        yield f"{second.cause.title} leads with {second.value:.0%}"
    elif abs(first.value - second.value) >= 0.05:
        yield f"{second.cause.title} goes from {first.value:.0%} to {second.value:.0%}"
    classes = tuple(entry.id for entry in then.classified.entries)
    if classes != tuple(entry.id for entry in now.classified.entries):
        yield f"classification becomes {', '.join(classes)}"
    lines = {line.item.id for line in now.plan.lines}
    others = {line.item.id for line in then.plan.lines}
    if others - lines:
        yield f"adds {', '.join(sorted(others - lines)[:4])}"
    if lines - others:
        yield f"removes {', '.join(sorted(lines - others)[:4])}"
