from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from tests.properties.contract_rules import breaks

from lasegue.exchange.result_json import content_of
from lasegue.reasoning.engine import Engine
from lasegue.reasoning.facts import Facts

CASE = Facts(
    "a", date(2026, 3, 4), {"pain_regions": ["back_low", "calf_right"], "age_years": 45, "worse_sitting": True}
)
LINE = {"id": "x", "because": [{"rule": "r"}], "stop_rules": [], "sources": [], "dose": {}}


@pytest.fixture(scope="module")
def sound(engine: Engine) -> dict[str, Any]:
    return content_of(engine.run(CASE))


def test_a_sound_result_breaks_no_rule(engine: Engine, sound: dict[str, Any]) -> None:
    assert breaks(sound, engine.library.vocabulary, CASE) == []


MOVES = {**LINE, "kind": "exercise", "stop_rules": ["spread"]}
ADVICE = "education_advice"
SPOILED: list[tuple[str, Any, str]] = [
    ("level", lambda c: c["triage"].update(level="refer"), "level refer is not the highest raised"),
    ("unanswered", lambda c: c["triage"]["unanswered"].append("age_years"), "unanswered lists age_years"),
    ("cause missing", lambda c: c["causes"].pop(), "causes are not those of the vocabulary"),
    ("cause order", lambda c: c["causes"].reverse(), "causes do not come by falling probability"),
    ("sum", lambda c: c["causes"][0].update(probability=0.99, high=1.0), "probabilities do not sum to one"),
    ("interval", lambda c: c["causes"][0].update(low=0.999), "does not hold its probability"),
    (
        "cause fact",
        lambda c: c["causes"][0]["because"].append({"finding": "bmi", "value": None}),
        "rests on bmi, which is not stated",
    ),
    (
        "changed value",
        lambda c: c["causes"][0]["because"].append({"finding": "age_years", "value": 46}),
        "gives age_years another value",
    ),
    ("next order", lambda c: c["next"].reverse(), "next does not come by falling information"),
    ("next stated", lambda c: c["next"][0].update(finding="age_years"), "next asks age_years, which is stated"),
    ("next derived", lambda c: c["next"][0].update(asked_of="derived"), "next asks derived"),
    ("alone", lambda c: c["classification"]["ids"].append("medical_management_only"), "does not stand alone"),
    ("none", lambda c: c["classification"]["ids"].clear(), "no classification is given"),
    ("status", lambda c: c["plan"].update(status="withheld"), "the plan is withheld at treat"),
    (
        "kind",
        lambda c: c["plan"]["lines"].append({**LINE, "kind": "education", "families": ["heat"]}),
        "x hides treatment as education",
    ),
    (
        "hands on",
        lambda c: c["plan"]["lines"].append(
            {**MOVES, "families": ["thrust_manipulation", "aerobic_walking"]}
        ),
        "x is exercise and holds a family of kind manual",
    ),
    (
        "stop rule",
        lambda c: c["plan"]["lines"].append({**LINE, "kind": "exercise", "families": ["aerobic_walking"]}),
        "x has no stop rule",
    ),
    (
        "no reason",
        lambda c: c["plan"]["lines"].append({**LINE, "kind": "education", "families": [ADVICE], "because": []}),
        "x has no reason",
    ),
    (
        "excluded",
        lambda c: c["plan"]["excluded"].append({"id": "y", "families": [ADVICE], "because": [{"rule": "r"}]}),
        "education_advice is excluded by y and stands in a line",
    ),
    ("safety net", lambda c: c["plan"].update(lines=[]), "the plan has no safety-netting"),
    (
        "passive",
        lambda c: c["plan"].update(
            lines=[{**LINE, "kind": "conservative", "families": ["heat"], "stop_rules": ["spread"]}]
        ),
        "passive care stands alone",
    ),
    ("dates", lambda c: c["plan"]["reassess_on"].reverse(), "dates of re-evaluation do not rise"),
    ("today", lambda c: c["plan"]["reassess_on"].insert(0, "2026-03-04"), "is not after the day of the case"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "spoil", "broken"), SPOILED, ids=[each[0] for each in SPOILED])
def test_a_spoiled_result_breaks_its_rule(
    engine: Engine, sound: dict[str, Any], name: str, spoil: Any, broken: str
) -> None:
    content = deepcopy(sound)
    spoil(content)
    assert any(broken in line for line in breaks(content, engine.library.vocabulary, CASE)), name


def test_treatment_in_an_emergency_breaks_the_rules(engine: Engine, sound: dict[str, Any]) -> None:
    content = deepcopy(sound)
    content["triage"]["level"] = "emergency"
    content["plan"]["status"] = "withheld"
    lines = breaks(content, engine.library.vocabulary, CASE)
    assert "an emergency has no emergency referral" in lines
    assert any(line.startswith("treatment is planned at emergency") for line in lines)
    assert any(line.startswith("a withheld plan holds") for line in lines)
    assert "a withheld plan has visits" in lines
