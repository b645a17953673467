"""Short ways to write entries, facts and parts of the engine for tests."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from tests.reasoning.words import WORDS

from lasegue.knowledge.entries.cause import Cause, Sign
from lasegue.knowledge.entries.classification import Classification
from lasegue.knowledge.entries.entry import Quantity
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.entries.goal import Goal
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.entries.measure import Measure
from lasegue.knowledge.entries.red_flag import RedFlag
from lasegue.logic.condition import SIDES, Condition
from lasegue.logic.slots import Layout, Values
from lasegue.logic.truth import Truth
from lasegue.reasoning.derivation import Derivations
from lasegue.reasoning.facts import Facts, Placer, Visit, shape_of
from lasegue.reasoning.reasons import Explainer, Reasons

Data = dict[str, Any]
TODAY = date(2026, 3, 4)
CONVENTION: Data = {"basis": "convention"}
EVERY_PHASE = ["calm_and_protect", "restore_movement", "strengthen", "functional", "maintain"]


def when(data: Data) -> Condition:
    """A condition as a knowledge file writes it."""
    return msgspec.convert(data, Condition)


def yes(finding: str) -> Data:
    """The condition that a finding is true."""
    return {"finding": finding, "is": True}


def titled(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()


def finding(name: str, kind: str = "boolean", **rest: Any) -> Finding:
    base = {"id": name, "title": titled(name), "group": "test", "type": kind, "meaning": f"About {name}."}
    return msgspec.convert({"asked_of": "patient", **base, **rest}, Finding)


def quantity(value: float, low: float | None = None, high: float | None = None) -> Quantity:
    return Quantity(value=value, low=low, high=high, basis="convention")


def amount(value: float, low: float | None = None, high: float | None = None) -> Data:
    """A number with its interval, as data."""
    return {"value": value, **CONVENTION, **({} if low is None else {"low": low, "high": high})}


def sign(name: str, condition: Data, **rest: Any) -> Data:
    return {"id": name, "when": condition, "says": "Says so.", **CONVENTION, **rest}


def sign_entry(**rest: Any) -> Sign:
    return msgspec.convert(sign("one", yes("a"), **rest), Sign)


def cause(name: str, prior: Data, *signs: Data, **rest: Any) -> Cause:
    base = {"id": name, "title": titled(name), "summary": "S.", "to_patient": "P.", "prior": prior}
    return msgspec.convert({**base, "signs": list(signs), **rest}, Cause)


def flag(name: str, level: str, criteria: list[Data], referral: list[str], **rest: Any) -> RedFlag:
    full = [{"id": f"c{number}", **CONVENTION, **each} for number, each in enumerate(criteria)]
    base = {"id": name, "title": titled(name), "level": level, "criteria": full, "referral": referral}
    return msgspec.convert({**base, "to_patient": "P.", "to_clinician": "C.", **rest}, RedFlag)


def classification(name: str, rules: list[Data], slots: list[Data], **rest: Any) -> Classification:
    full = [{"id": f"r{number}", "why": "W.", **CONVENTION, **each} for number, each in enumerate(rules)]
    base = {"id": name, "title": titled(name), "summary": "S.", "to_patient": "P."}
    return msgspec.convert({**base, "rules": full, "slots": slots, **rest}, Classification)


def _item(name: str, kind: str, families: list[str], rest: Data) -> Data:
    for field in ("indications", "contraindications", "precautions"):
        if field in rest:
            rest[field] = [{"why": "W.", **CONVENTION, **each} for each in rest[field]]
    if "dose" in rest:
        rest["dose"] = {key: part if key == "none" else {**CONVENTION, **part} for key, part in rest["dose"].items()}
    return {
        "id": name, "title": titled(name), "kind": kind, "families": families, "summary": "S.", "to_patient": "P.",
        "phases": EVERY_PHASE, "provider": {"who": ["therapist"], **CONVENTION},
        "evidence": {"says": "E.", "sources": [f"{name}.src"], **CONVENTION}, **rest,
    }  # fmt: skip


def item(name: str, kind: str, families: list[str], **rest: Any) -> Intervention:
    return msgspec.convert(_item(name, kind, families, rest), Intervention)


def exercise(name: str, family: str, minutes: float = 5, **rest: Any) -> Exercise:
    moving = {
        "view": "side", "camera": "none", "angles": [], "counting": {"mode": "manual", "rule": "R."}, **CONVENTION
    }  # fmt: skip
    extra = {
        "family": family, "base": "standing", "minutes_per_day": minutes, "cues": ["C."], "errors": ["E."],
        "ladder": {}, "kinematics": moving, "stop_rules": ["spread"],
    }  # fmt: skip
    return msgspec.convert({**_item(name, "exercise", [family], rest), **extra, **rest}, Exercise)


def goal(name: str, condition: Data, order: int, text: str, **rest: Any) -> Goal:
    if "target" in rest:
        rest["target"] = {**CONVENTION, **rest["target"]}
    base = {"id": name, "title": titled(name), "when": condition, "order": order, "text": text}
    return msgspec.convert({**base, **rest}, Goal)


def measure(name: str, about: str, **rest: Any) -> Measure:
    base = {
        "id": name, "title": titled(name), "finding": about, "about": "A.", "low": 0, "high": 10, "better": "lower",
        "scoring": {"method": "single", "missing": "M."}, "recall": "R.", "meaningful_change": [], "licence": "free",
        "licence_note": "L.", "licence_grounds": CONVENTION, "minutes": amount(1),
    }  # fmt: skip
    return msgspec.convert({**base, **rest}, Measure)


def by_id(*entries: Any) -> dict[str, Any]:
    return {entry.id: entry for entry in entries}


def facts_with(findings: Mapping[str, Any], *history: Visit, setting: str = "outpatient", on: date = TODAY) -> Facts:
    return Facts("t001", on, findings, setting, history)


class Bench:
    """Findings with their slots, for conditions that the test names beforehand."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = by_id(*findings)
        self.layout = Layout({each.id: shape_of(each) for each in findings})
        self.placer = Placer(self.layout)
        self.derivations = Derivations(self.findings, self.layout, self.placer, WORDS)

    def filled(self, facts: Facts) -> tuple[Values, dict[str, Any]]:
        """Slot values for a case, and what was added to it."""
        values = self.layout.empty()
        for name, stated in facts.findings.items():
            self.placer.place(values, name, stated)
        return values, self.derivations.complete(facts, values)

    def derived(self, findings: Data, *history: Visit) -> dict[str, Any]:
        """What derivations and implications add to stated findings."""
        return self.filled(facts_with(findings, *history))[1]

    def truth(self, condition: Data, findings: Data) -> Truth:
        """Truth of a condition for stated findings."""
        whole = when(condition)
        reasons = self.reasons(findings, whole)
        return reasons.explainer.explain(whole, reasons.values).truth

    def reasons(self, findings: Data, *conditions: Condition) -> Reasons:
        """Reasons over stated findings; conditions are given their slots first."""
        explainer = Explainer(self.layout)
        for condition in conditions:
            for leaf in condition.leaves():
                for side in (None, *SIDES):
                    for slot in self.layout.slots_of(leaf, side):
                        self.layout.position(slot)
        values, added = self.filled(facts_with(findings))
        return Reasons(self.findings, findings, values, explainer, added, {})


class Sketch:
    """Findings from which every question is answered by a bench of its own, so that tests share nothing."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings

    def bench(self) -> Bench:
        """A new bench."""
        return Bench(*self.findings)

    def derived(self, findings: Data, *history: Visit) -> dict[str, Any]:
        """What derivations and implications add to stated findings."""
        return self.bench().derived(findings, *history)

    def truth(self, condition: Data, findings: Data) -> Truth:
        """Truth of a condition for stated findings."""
        return self.bench().truth(condition, findings)

    def reasons(self, findings: Data, *conditions: Condition) -> Reasons:
        """Reasons over stated findings."""
        return self.bench().reasons(findings, *conditions)
