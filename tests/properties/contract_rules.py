"""The rules of the contract that a schema cannot state."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from lasegue.knowledge.vocabulary import PHYSICAL, Vocabulary
from lasegue.reasoning.facts import Facts

Content = dict[str, Any]
Broken = Iterator[str]
LEVELS = ("treat", "refer", "urgent", "emergency")
HANDS_ON = ("manual", "exercise", "conservative", "education", "monitoring", "referral")
MOST_FAMILIES = 8
TOLERANCE = 0.001


def breaks(content: Content, vocabulary: Vocabulary, facts: Facts) -> list[str]:
    """Every rule that a result breaks, one line each; empty when it keeps them all."""
    checks: tuple[Callable[[Content, Vocabulary, Facts], Broken], ...] = (
        _triage, _causes, _next, _classification, _facts_as_stated, _status, _kinds, _excluded, _stop_rules,
        _referrals, _plan_patterns, _dates, _size,
    )  # fmt: skip
    return [line for check in checks for line in check(content, vocabulary, facts)]


def _lines(content: Content) -> list[Content]:
    return list(content["plan"]["lines"])


def _families(content: Content) -> set[str]:
    return {family for line in _lines(content) for family in line["families"]}


def _only_at_urgent(line: Content, words: Vocabulary) -> bool:
    return all(words.families[family].at_urgent for family in line["families"])


def _treatment(content: Content, words: Vocabulary) -> list[Content]:
    """Lines that are treatment by their kind or by a family, a brace beside an urgent referral not counted."""
    return [
        line
        for line in _lines(content)
        if not _only_at_urgent(line, words)
        and (line["kind"] in PHYSICAL or any(words.is_physical(family) for family in line["families"]))
    ]


def _triage(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    triage = content["triage"]
    levels = [LEVELS.index(each["level"]) for each in triage["raised"]]
    if LEVELS.index(triage["level"]) != max(levels, default=0):
        yield f"level {triage['level']} is not the highest raised"
    if levels != sorted(levels, reverse=True):
        yield "raised flags do not come most urgent first"
    for each in triage["raised"]:
        if not each["because"]:
            yield f"{each['id']} is raised without a fact"
    for name in triage["unanswered"]:
        if name in facts.findings:
            yield f"unanswered lists {name}, which is stated"


def _causes(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    causes = content["causes"]
    ids = [each["id"] for each in causes]
    if sorted(ids) != sorted(words.cause_ids):
        yield "causes are not those of the vocabulary, each once"
    if causes != sorted(causes, key=lambda each: (-each["probability"], each["id"])):
        yield "causes do not come by falling probability and then by id"
    if abs(sum(each["probability"] for each in causes) - 1) > TOLERANCE:
        yield "probabilities do not sum to one"
    for each in causes:
        if not each["low"] <= each["probability"] <= each["high"]:
            yield f"the interval of {each['id']} does not hold its probability"
        named = [fact["finding"] for fact in each["because"]]
        if len(named) != len(set(named)):
            yield f"{each['id']} names a fact twice"
        yield from (
            f"{each['id']} rests on {name}, which is not stated" for name in named if name not in facts.findings
        )


def _next(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    bits = [each["information_bits"] for each in content["next"]]
    if bits != sorted(bits, reverse=True):
        yield "next does not come by falling information"
    names = [each["finding"] for each in content["next"]]
    if len(names) != len(set(names)):
        yield "next names a finding twice"
    yield from (f"next asks {name}, which is stated" for name in names if name in facts.findings)
    yield from (f"next asks derived {each['finding']}" for each in content["next"] if each["asked_of"] == "derived")


def _classification(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    ids = content["classification"]["ids"]
    if not ids:
        yield "no classification is given"
    if "medical_management_only" in ids and len(ids) > 1:
        yield "medical_management_only does not stand alone"


def _reasons(content: Content) -> Iterator[tuple[str, Content]]:
    places = [("raised", each) for each in content["triage"]["raised"]]
    places += [("cause", each) for each in content["causes"]]
    places += [("line", each) for each in _lines(content)]
    places += [("excluded", each) for each in content["plan"]["excluded"]]
    places.append(("classification", {"id": "", **content["classification"]}))
    for place, each in places:
        for reason in each["because"]:
            yield f"{place} {each['id']}".strip(), reason


def _facts_as_stated(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    for place, reason in _reasons(content):
        if "finding" in reason and reason["value"] != facts.findings.get(reason["finding"]):
            yield f"{place} gives {reason['finding']} another value than the case states"


def _status(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    level, plan = content["triage"]["level"], content["plan"]
    withheld = level in ("emergency", "urgent")
    if plan["status"] != ("withheld" if withheld else "draft"):
        yield f"the plan is {plan['status']} at {level}"
    if not withheld:
        return
    if plan["visits"] is not None:
        yield "a withheld plan has visits"
    for line in _lines(content):
        braces = level == "urgent" and _only_at_urgent(line, words)
        if line["kind"] in PHYSICAL and not braces:
            yield f"a withheld plan holds {line['id']} of kind {line['kind']}"


def _kinds(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    for line in _lines(content):
        kinds = [words.families[family].kind for family in line["families"]]
        most = min(kinds, key=HANDS_ON.index)
        if HANDS_ON.index(line["kind"]) > HANDS_ON.index(most):
            yield f"{line['id']} is {line['kind']} and holds a family of kind {most}"
        if any(kind in PHYSICAL for kind in kinds) and line["kind"] not in PHYSICAL:
            yield f"{line['id']} hides treatment as {line['kind']}"
        if not line["because"]:
            yield f"{line['id']} has no reason"


def _excluded(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    held = _families(content)
    for each in content["plan"]["excluded"]:
        for family in each["families"]:
            if inside := held.intersection(words.narrower(family)):
                yield f"{family} is excluded by {each['id']} and stands in a line as {', '.join(sorted(inside))}"
        if not each["because"]:
            yield f"{each['id']} is excluded without a reason"


def _stop_rules(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    for line in _lines(content):
        if line["kind"] in PHYSICAL and not line["stop_rules"]:
            yield f"{line['id']} has no stop rule"


def _referrals(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    level, held = content["triage"]["level"], _families(content)
    if level == "emergency" and "emergency_referral" not in held:
        yield "an emergency has no emergency referral"
    if level in ("urgent", "refer") and not any(words.families[family].kind == "referral" for family in held):
        yield f"{level} has no referral"
    if "safety_netting" not in held:
        yield "the plan has no safety-netting"


def _plan_patterns(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    if plain := _families(content) & {"passive_modalities_as_sole_care", "all_physical_treatment"}:
        yield f"{', '.join(sorted(plain))} describes a plan and stands in a line"
    treatment = _treatment(content, words)
    if treatment and content["triage"]["level"] in ("emergency", "urgent"):
        yield f"treatment is planned at {content['triage']['level']}: {', '.join(line['id'] for line in treatment)}"
    kinds = {line["kind"] for line in treatment}
    if kinds & {"manual", "conservative"} and "exercise" not in kinds:
        yield "passive care stands alone"


def _dates(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    days = [date.fromisoformat(day) for day in content["plan"]["reassess_on"]]
    if days != sorted(set(days)):
        yield "dates of re-evaluation do not rise"
    if any(day <= facts.on for day in days):
        yield "a re-evaluation is not after the day of the case"
    for goal in content["plan"]["goals"]:
        if date.fromisoformat(goal["by"]) <= facts.on:
            yield "a goal is not after the day of the case"


def _size(content: Content, words: Vocabulary, facts: Facts) -> Broken:
    treatment = {family for family in _families(content) if words.is_physical(family)}
    if len(treatment) > MOST_FAMILIES:
        yield f"{len(treatment)} treatment families in one plan"
