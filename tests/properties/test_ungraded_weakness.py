from datetime import date
from typing import Any

import pytest

from lasegue.reasoning.engine import Engine, Result
from lasegue.reasoning.facts import Facts
from lasegue.reasoning.triage import RANK

PAIN: dict[str, Any] = {"age_years": 45, "pain_regions": ["back_low", "calf_right"]}
WEAK: dict[str, dict[str, Any]] = {
    "a weak action": {"weak_actions": {"right": ["big_toe_extension"]}},
    "a felt weakness": {"subjective_weakness": {"right": True}},
}


def run(engine: Engine, name: str, **course: Any) -> Result:
    return engine.run(Facts("a", date(2026, 3, 4), {**PAIN, **WEAK[name], **course}))


@pytest.mark.parametrize("name", WEAK)
@pytest.mark.parametrize(
    "course",
    [{"weakness_getting_worse": {"right": True}}, {"bilateral_leg_weakness": True}, {"foot_drop": {"right": True}}],
)
def test_weakness_that_worsens_or_is_on_both_sides_or_drops_the_foot_is_urgent(
    engine: Engine, name: str, course: dict[str, Any]
) -> None:
    assert RANK[run(engine, name, **course).triage.level] >= RANK["urgent"]


@pytest.mark.parametrize("name", WEAK)
def test_new_weakness_is_at_least_referred(engine: Engine, name: str) -> None:
    assert RANK[run(engine, name, weakness_new={"right": True}).triage.level] >= RANK["refer"]


@pytest.mark.parametrize("name", WEAK)
def test_weakness_of_unstated_course_may_be_treated_and_is_watched(engine: Engine, name: str) -> None:
    result = run(engine, name)
    assert result.triage.level == "treat"
    assert "neuro_monitoring" in {family for line in result.plan.lines for family in line.item.families}


@pytest.mark.parametrize("name", WEAK)
@pytest.mark.parametrize("course", [{}, {"weakness_new": {"right": True}}, {"weakness_getting_worse": {"right": True}}])
def test_the_missing_grade_is_asked_for(engine: Engine, name: str, course: dict[str, Any]) -> None:
    result = run(engine, name, **course)
    asked = {*result.unanswered, *(question.finding.id for question in result.next)}
    assert any(each.startswith("mrc_") for each in asked)
