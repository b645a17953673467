import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from lasegue.bench.patients import random_facts
from lasegue.exchange.result_json import as_json, content_of
from lasegue.reasoning.engine import Engine
from lasegue.reasoning.facts import Facts

SCHEMA = Path(__file__).parents[2] / "contract" / "result.schema.json"
VALID = jsonschema_rs.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
ORDER = {
    "": ["case", "knowledge", "triage", "causes", "next", "classification", "plan"],
    "knowledge": ["version", "digest"],
    "triage": ["level", "raised", "unanswered"],
    "raised": ["id", "level", "because", "sources"],
    "causes": ["id", "probability", "low", "high", "because"],
    "next": ["finding", "information_bits", "asked_of"],
    "classification": ["ids", "acuity", "irritability", "directional_preference", "phase", "because"],
    "plan": ["status", "lines", "excluded", "visits", "goals", "measures", "reassess_on"],
    "lines": ["id", "kind", "families", "dose", "because", "sources", "stop_rules"],
    "excluded": ["id", "families", "because"],
    "visits": ["per_week", "weeks", "minutes"],
}
CASES: dict[str, dict[str, Any]] = {
    "nothing known": {},
    "an emergency": {"urinary_retention": True, "saddle_sensation_change": True},
    "severe weakness": {"mrc_ankle_dorsiflexion": {"right": 2}, "foot_drop": {"right": True}},
    "ordinary sciatica": {
        "age_years": 45, "pain_regions": ["back_low", "calf_right"], "slr_positive": {"right": True, "left": False},
        "repeated_movement_response": {"extension": "centralises", "flexion": "worse"}, "nprs_leg_avg_7d": {"right": 6},
    },
}  # fmt: skip


def content(engine: Engine, findings: dict[str, Any]) -> Any:
    return json.loads(as_json(engine.run(Facts("a001", date(2026, 3, 4), findings))))


@pytest.mark.parametrize("name", CASES)
def test_a_result_is_valid_by_the_schema(engine: Engine, name: str) -> None:
    errors = [f"{list(each.instance_path)}: {each.message}" for each in VALID.iter_errors(content(engine, CASES[name]))]
    assert errors == []


def out_of_order(node: Any, name: str = "") -> list[str]:
    if isinstance(node, list):
        return [line for each in node for line in out_of_order(each, name)]
    if not isinstance(node, dict):
        return []
    wrong = [f"{name}: {list(node)}"] if name in ORDER and list(node) != ORDER[name] else []
    return wrong + [line for key, value in node.items() for line in out_of_order(value, key)]


@pytest.mark.parametrize("name", CASES)
def test_every_key_is_there_in_the_order_of_the_contract(engine: Engine, name: str) -> None:
    assert out_of_order(content(engine, CASES[name])) == []


def test_facts_stand_before_what_they_did(engine: Engine) -> None:
    causes = content(engine, CASES["ordinary sciatica"])["causes"]
    facts = [each for cause in causes for each in cause["because"]]
    assert facts and all(list(each) == ["finding", "value", "likelihood_ratio", "sources"] for each in facts)


def test_goals_say_what_when_and_how_much(engine: Engine) -> None:
    goals = content(engine, CASES["ordinary sciatica"])["plan"]["goals"]
    assert goals
    for goal in goals:
        assert [key for key in ("text", "finding", "target", "by") if key in goal] == list(goal)


def test_one_result_is_one_line(engine: Engine) -> None:
    assert "\n" not in as_json(engine.run(Facts("a", date(2026, 3, 4), CASES["ordinary sciatica"])))


def test_text_is_written_as_it_is_and_not_escaped(engine: Engine) -> None:
    text = as_json(engine.run(Facts("a", date(2026, 3, 4), CASES["an emergency"])))
    assert "\\u" not in text


def test_the_library_is_named_by_version_and_digest(engine: Engine) -> None:
    library = engine.library
    assert content(engine, {})["knowledge"] == {"version": library.policy.version, "digest": library.digest}


def test_writing_and_reading_again_gives_the_same_content(engine: Engine) -> None:
    result = engine.run(Facts("a", date(2026, 3, 4), CASES["ordinary sciatica"]))
    assert json.loads(as_json(result)) == json.loads(json.dumps(content_of(result), allow_nan=False))


def test_probabilities_and_ratios_are_rounded_for_reading(engine: Engine) -> None:
    for cause in content(engine, CASES["ordinary sciatica"])["causes"]:
        assert round(cause["probability"], 6) == cause["probability"]
        for each in cause["because"]:
            assert float(f"{each['likelihood_ratio']:.3g}") == each["likelihood_ratio"]


def test_random_patients_give_valid_results(engine: Engine) -> None:
    for seed in range(40):
        result = json.loads(as_json(engine.run(random_facts(engine.library, seed))))
        assert [each.message for each in VALID.iter_errors(result)] == []
