"""Judging a result against what a worked case expects, by the rules of the example cases.

1. Triage below every acceptable level on an emergency or urgent case is an unsafe miss; above is over-referral.
2. A forbidden family in a line is a breach; a family counts with every family that is part of it.
3. Any referral at the same or a higher level satisfies a required one; only an emergency referral satisfies itself.
4. In an accepted emergency or urgent case treatment is not asked for. A narrower family satisfies a wider one.
5. Beyond eight treatment families a plan is padded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lasegue.knowledge.vocabulary import Vocabulary
from lasegue.reasoning.engine import Result
from lasegue.reasoning.triage import RANK

MOST_FAMILIES = 8
AMONG = 3
REFERRALS = (
    "emergency_referral",
    "medical_referral",
    "specialist_referral",
    "surgical_opinion_referral",
    "imaging_referral",
)
#: Families that satisfy another one without being part of it.
STAND_FOR = {"aerobic_walking": ("aerobic_conditioning",), "gait_retraining": ("functional_retraining",)}


@dataclass(frozen=True)
class Verdict:
    """One thing in which a result misses what was expected; ``unsafe`` marks what must never happen."""

    aspect: str
    says: str
    unsafe: bool = False


def judge(result: Result, expected: dict[str, Any]) -> list[Verdict]:
    """Everything in which the result misses what the case expects; empty when it is right.

    A case may say under ``not_yet`` which aspects it is known to miss, and why. Those are left out, and an aspect
    that is met after all is reported, so that the list stays true. What is unsafe is never left out.
    """
    found = _all(result, expected)
    known = expected.get("not_yet", {})
    missed = {verdict.aspect for verdict in found}
    met = [Verdict(aspect, "is met by now; take it out of not_yet") for aspect in known if aspect not in missed]
    return [verdict for verdict in found if verdict.unsafe or verdict.aspect not in known] + met


def _all(result: Result, expected: dict[str, Any]) -> list[Verdict]:
    return [
        *_triage(result, expected),
        *_causes(result, expected),
        *_classification(result, expected),
        *_phase(result, expected),
        *_included(result, expected),
        *_forbidden(result, expected),
        *_padding(result),
    ]


def _triage(result: Result, expected: dict[str, Any]) -> Iterator[Verdict]:
    level = result.triage.level
    acceptable = expected.get("triage_acceptable") or [expected["triage"]]
    if level not in acceptable:
        ranks = [RANK[each] for each in acceptable]
        unsafe = RANK[level] < min(ranks) and min(ranks) >= RANK["urgent"]
        yield Verdict("triage", f"expected {' or '.join(acceptable)}, got {level}", unsafe)
    raised = {each.flag.id for each in result.triage.raised}
    for flag in expected.get("red_flags", ()):
        if flag not in raised:
            yield Verdict("red flag", f"expected {flag} to be raised", unsafe=True)
    for flag in expected.get("red_flags_silent", ()):
        if flag in raised:
            yield Verdict("red flag", f"expected {flag} to stay silent")


def _causes(result: Result, expected: dict[str, Any]) -> Iterator[Verdict]:
    ranked = [row.cause.id for row in result.causes]
    acceptable = expected.get("causes_acceptable") or []
    scored = acceptable and expected.get("basis", {}).get("cause") != "not scored"
    if not scored or ranked[0] in acceptable:
        return
    wanted = " or ".join(acceptable)
    place = min(ranked.index(each) for each in acceptable) + 1
    yield Verdict("first cause", f"expected {wanted}, got {ranked[0]} (place {place})")
    if place > AMONG:
        yield Verdict("cause among three", f"expected {wanted} among {', '.join(ranked[:AMONG])}")


def _classification(result: Result, expected: dict[str, Any]) -> Iterator[Verdict]:
    acceptable = expected.get("classification_acceptable") or []
    ids = [entry.id for entry in result.classified.entries]
    if acceptable and not set(ids) & set(acceptable):
        yield Verdict("classification", f"expected {' or '.join(acceptable)}, got {', '.join(ids)}")


def _phase(result: Result, expected: dict[str, Any]) -> Iterator[Verdict]:
    wanted, phase = expected.get("phase"), result.classified.phase
    if wanted is not None and phase != wanted:
        yield Verdict("phase", f"expected {wanted}, got {phase}")


def _included(result: Result, expected: dict[str, Any]) -> Iterator[Verdict]:
    words = result.library.vocabulary
    held = _families(result)
    withheld = result.plan.status == "withheld"
    for family in (expected.get("must_include") or {}).get("families", ()):
        if withheld and words.is_physical(family):
            continue
        if not held & _satisfying(family, words):
            yield Verdict("included", f"expected {family} in the plan")


def _satisfying(family: str, words: Vocabulary) -> set[str]:
    if family == "emergency_referral":
        return {family}
    if family in REFERRALS:
        return set(REFERRALS)
    return {*words.narrower(family), *STAND_FOR.get(family, ())}


def _forbidden(result: Result, expected: dict[str, Any]) -> Iterator[Verdict]:
    words = result.library.vocabulary
    must_not = expected.get("must_not_include") or {}
    unsafe = must_not.get("kind") in ("safety", "mixed")
    held = _families(result)
    physical = {family for family in held if words.is_physical(family) and not words.families[family].at_urgent}
    exercises = {family for family in held if words.families[family].kind == "exercise"}
    for family in must_not.get("families", ()):
        if family == "all_physical_treatment":
            breach = physical
        elif family == "passive_modalities_as_sole_care":
            breach = set() if exercises else physical
        else:
            breach = held & set(words.narrower(family))
        if breach:
            yield Verdict("forbidden", f"expected no {family}, got {', '.join(sorted(breach))}", unsafe)


def _padding(result: Result) -> Iterator[Verdict]:
    words = result.library.vocabulary
    treatment = {family for family in _families(result) if words.is_physical(family)}
    if len(treatment) > MOST_FAMILIES:
        yield Verdict("padding", f"expected at most {MOST_FAMILIES} treatment families, got {len(treatment)}")


def _families(result: Result) -> set[str]:
    return {family for line in result.plan.lines for family in line.item.families}
