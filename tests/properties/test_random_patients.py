import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.properties.contract_rules import breaks

from lasegue.bench.patients import random_facts
from lasegue.exchange.result_json import as_json
from lasegue.reasoning.engine import Engine
from lasegue.reasoning.facts import Facts

SCHEMA = Path(__file__).parents[2] / "contract" / "result.schema.json"
VALID = jsonschema_rs.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
SEEDS = st.integers(min_value=0, max_value=2**32 - 1)
SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def faults(engine: Engine, facts: Facts) -> list[str]:
    """Everything wrong with the result of one patient."""
    result = engine.run(facts)
    text = as_json(result)
    content: dict[str, Any] = json.loads(text)
    lines = [f"schema {list(each.instance_path)}: {each.message}" for each in VALID.iter_errors(content)]
    lines += breaks(content, engine.library.vocabulary, facts)
    if as_json(engine.run(facts)) != text:
        lines.append("a second run gives other bytes")
    return lines + barred(engine, facts)


def barred(engine: Engine, facts: Facts) -> list[str]:
    """Lines whose item a contraindication forbids or an unanswered question withholds, found out afresh."""
    result = engine.run(facts)
    values, added = engine._filled(facts)
    conclusions = {
        "triage": result.triage.level,
        "leading_cause": result.causes[0].cause.id,
        "irritability": result.classified.irritability,
        "direction": result.classified.direction,
        "classification": tuple(entry.id for entry in result.classified.entries),
        "phase": result.classified.phase,
        **{f"cause.{row.cause.id}": row.value for row in result.causes},
    }
    from lasegue.reasoning.reasons import Reasons

    reasons = Reasons(engine.library.findings, facts.findings, values, engine._explainer, added, {})
    engine._conclude(values, reasons, conclusions)
    standings = engine._planner._eligibility.standings(values)
    rows = []
    for line in result.plan.lines:
        state = standings[line.item.id].state
        if state != "open" and line.item.kind != "referral":
            rows.append(f"{line.item.id} stands in the plan and is {state}")
    return rows


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=SHARED)
@given(seed=SEEDS)
def test_a_random_patient_gets_a_result_within_the_contract(engine: Engine, seed: int) -> None:
    assert faults(engine, random_facts(engine.library, seed)) == []


@pytest.mark.full
@settings(max_examples=20_000, deadline=None, suppress_health_check=SHARED)
@given(seed=SEEDS)
def test_twenty_thousand_random_patients_get_results_within_the_contract(engine: Engine, seed: int) -> None:
    assert faults(engine, random_facts(engine.library, seed)) == []


def test_two_engines_give_the_same_bytes(engine: Engine) -> None:
    other = Engine(engine.library)
    for seed in range(25):
        facts = random_facts(engine.library, seed)
        assert as_json(other.run(facts)) == as_json(engine.run(facts))


def test_the_order_in_which_facts_are_stated_changes_no_decision(engine: Engine) -> None:
    for seed in range(40):
        facts = random_facts(engine.library, seed)
        turned = Facts(facts.case, facts.on, dict(reversed(list(facts.findings.items()))), facts.setting)
        first, second = (json.loads(as_json(engine.run(each))) for each in (facts, turned))
        assert first == second
