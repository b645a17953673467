from datetime import date
from typing import Any

import pytest

from lasegue.exchange.case_file import facts_of
from lasegue.exchange.problems import Problem
from lasegue.reasoning.engine import Engine
from lasegue.reasoning.facts import Facts


def read(engine: Engine, findings: dict[str, Any], **rest: Any) -> tuple[Facts | None, list[str]]:
    problems: list[Problem] = []
    content = {"case": "a001", "on": "2026-03-04", "findings": findings, **rest}
    facts = facts_of(content, "a.yaml", engine, problems)
    return facts, [str(each) for each in problems]


def facts_from(engine: Engine, findings: dict[str, Any], **rest: Any) -> Facts:
    facts, problems = read(engine, findings, **rest)
    assert facts is not None and problems == []
    return facts


def test_the_example_of_the_contract_is_read(engine: Engine) -> None:
    findings = {
        "age_years": 45, "leg_pain_duration_weeks": 4,
        "pain_regions": ["back_low", "buttock_right", "thigh_back_right", "calf_right"], "worse_sitting": True,
        "slr_positive": {"right": True, "left": False}, "slr_angle_deg": {"right": 40},
        "repeated_movement_response": {"extension": "centralises", "flexion": "worse"},
    }  # fmt: skip
    visit = {
        "on": "2026-02-18", "findings": {"slr_angle_deg": {"right": 30}}, "measures": {"odi_percent": 44},
        "interventions": ["directional_exercise_extension", "education_advice"],
    }  # fmt: skip
    facts = facts_from(
        engine,
        findings,
        setting="outpatient",
        history=[visit],
        imaging_text="L5-S1 protrusion, right.",
        about={},
        expected={},
    )
    assert (facts.case, facts.on, facts.findings) == ("a001", date(2026, 3, 4), findings)
    (past,) = facts.history
    assert past.findings == {"slr_angle_deg": {"right": 30}, "odi_percent": 44}
    assert past.interventions == ("directional_exercise_extension", "education_advice")
    assert facts.imaging_text == "L5-S1 protrusion, right."


def test_what_is_not_given_takes_its_default(engine: Engine) -> None:
    facts = facts_from(engine, {})
    assert (facts.setting, facts.history, facts.notes, facts.imaging_text) == ("outpatient", (), "", "")


def test_a_whole_number_may_be_written_with_a_point(engine: Engine) -> None:
    value = facts_from(engine, {"age_years": 45.0}).findings["age_years"]
    assert (value, type(value)) == (45, int)


@pytest.mark.parametrize(("low", "high"), [("age_years", (16, 110)), ("height_cm", (100, 230))])
def test_both_ends_of_a_range_are_accepted(engine: Engine, low: str, high: tuple[int, int]) -> None:
    for value in high:
        assert facts_from(engine, {low: value}).findings[low] == value


@pytest.mark.parametrize("day", ["2026-03-04", "2025-12-31"])
def test_a_date_up_to_the_day_of_the_case_is_accepted(engine: Engine, day: str) -> None:
    assert facts_from(engine, {"onset_date": day}).findings["onset_date"] == day


def test_a_pain_score_may_stand_among_the_measures(engine: Engine) -> None:
    visit = {"on": "2026-01-01", "measures": {"nprs_leg_avg_7d": {"left": 4}, "nprs_overall": 3}}
    assert facts_from(engine, {}, history=[visit]).history[0].findings["nprs_overall"] == 3


def test_what_the_example_block_says_is_ignored(engine: Engine) -> None:
    assert facts_from(engine, {}, about={"x": [1]}, expected={"triage": "nonsense"}).findings == {}


CONTRADICTED = [
    ({"leg_symptoms": False, "pain_regions": ["calf_right"]}, "leg_symptoms",
     "true, as the other facts say, got false"),
    ({"bmi": 40, "height_cm": 180, "weight_kg": 80}, "bmi", "24.7, as the other facts say, got 40"),
    (
        {"leg_pain_duration_weeks": 3, "acuity": "chronic"}, "acuity",
        "acute, as the other facts say, got chronic",
    ),
    (
        {"leg_power_lowest_mrc": {"right": 5}, "mrc_big_toe_extension": {"right": 3}}, "leg_power_lowest_mrc",
        "right 3, as the other facts say, got right 5",
    ),
    (
        {"pain_below_knee": {"unsided": False}, "pain_regions": ["calf_right"]}, "pain_below_knee",
        "right true, left false, as the other facts say, got unsided false",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("findings", "key", "line"), CONTRADICTED)
def test_a_stated_value_that_contradicts_its_parts_is_refused(
    engine: Engine, findings: dict[str, Any], key: str, line: str
) -> None:
    assert read(engine, findings) == (None, [f"a.yaml: findings.{key}: expected {line}"])


AGREEING: list[dict[str, Any]] = [
    {"leg_symptoms": True, "pain_regions": ["calf_right"]},
    {"bmi": 24.7, "height_cm": 180, "weight_kg": 80},
    {"bmi": 25, "height_cm": 180, "weight_kg": 80},
    {"bmi": 40, "height_cm": 180},
    {"pain_below_knee": {"unsided": False}, "pain_regions": ["buttock_right"]},
    {"leg_power_lowest_mrc": {"left": 2}, "mrc_big_toe_extension": {"right": 3}},
    {"leg_power_lowest_mrc": {"right": 2}, "mrc_big_toe_extension": {"right": 3}},
]


@pytest.mark.parametrize("findings", AGREEING)
def test_a_stated_value_that_fits_its_parts_is_accepted(engine: Engine, findings: dict[str, Any]) -> None:
    assert facts_from(engine, findings).findings == findings


def example(condition: Any, findings: dict[str, Any], library: Any) -> None:
    """Add values that make a simple condition true."""
    if condition.all_:
        for child in condition.all_:
            example(child, findings, library)
    elif condition.any_:
        example(condition.any_[0], findings, library)
    elif condition.finding is not None:
        entry = library.findings[condition.finding]
        value = _fitting(condition, entry)
        place = findings.setdefault(entry.id, {}) if entry.sided else findings
        name = (condition.side or "right") if entry.sided else entry.id
        place[name] = [*place.get(name, []), *value] if isinstance(value, list) else value


def _fitting(leaf: Any, entry: Any) -> Any:
    if leaf.known:
        low = entry.range[0] if entry.range else 0
        plain = {"date": "2025-01-01", "choice_set": entry.choices[:1], "boolean": True}
        return plain.get(entry.type, low) if entry.type != "choice_set" else list(entry.choices[:1])
    if leaf.direction:
        return {leaf.direction: leaf.one_of[0] if leaf.one_of else leaf.is_}
    if leaf.has:
        return list(leaf.has[:1])
    if leaf.one_of:
        return leaf.one_of[0]
    if leaf.is_ is not None:
        return leaf.is_
    if leaf.at_least is not None or leaf.above is not None:
        return entry.range[1]
    return entry.range[0]


def test_every_pair_of_statements_that_exclude_each_other_is_refused(engine: Engine) -> None:
    library = engine.library
    assert library.contradictions
    for entry in library.contradictions.values():
        findings: dict[str, Any] = {}
        example(entry.first, findings, library)
        example(entry.second, findings, library)
        _, problems = read(engine, findings)
        assert any(f"findings.{entry.key}: expected {entry.expected}, got " in line for line in problems), entry.id
