"""Patients for the tests of plans: a desk worker with leg pain, and everything that must be answered."""

from typing import Any

from tests.web.world import World, tell

from lasegue.knowledge.entries.finding import Finding
from lasegue.reasoning.engine import Result
from lasegue.web.plans.content import active, lines_of
from lasegue.web.plans.models import Version
from lasegue.web.plans.signing import sign
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.reasoner import library, reason

MOST_ROUNDS = 90
#: Questions whose reassuring answer is not "no", nothing or the middle of the range.
REASSURING: dict[str, Any] = {"spinal_injection_weeks_ago": 200}


def desk_worker() -> dict[str, Any]:
    """Leg pain on the right that retreats with extension, and nothing that alarms."""
    return {
        "age_years": 38,
        "sex_at_birth": "female",
        "leg_pain_duration_weeks": 6,
        "onset_trigger": "lifting",
        "pain_regions": ["back_low", "buttock_right", "thigh_back_right", "calf_right"],
        "nprs_leg_avg_7d": {"right": 5},
        "nprs_back_avg_7d": 4,
        "worse_sitting": True,
        "worse_bending_forward": True,
        "slr_positive": {"right": True, "left": False},
        "slump_positive": {"right": True, "left": False},
        "reflex_achilles": {"right": 2, "left": 2},
        "weak_actions": {"right": [], "left": []},
        "sensory_loss_regions": [],
        "repeated_movement_response": {"extension": "centralises", "flexion": "worse"},
        "work_and_sport_demands": ["sitting"],
        "functional_goals": ["sit", "walk"],
        "odi_percent": 36,
        "minutes_per_day": 20,
    }


def answer_all(world: World, findings: dict[str, Any], days_ago: int = 0) -> None:
    """State findings on a day, then the reassuring answer to everything that must still be answered."""
    everything = dict(findings)
    for _ in range(MOST_ROUNDS):
        open_ = _result(world, everything).unanswered
        if not open_:
            tell(world, everything, by=world.ben, days_ago=days_ago)
            return
        everything[open_[0]] = reassuring(library().findings[open_[0]])
    raise AssertionError(f"still unanswered: {open_}")


def answer_for(world: World, item: str) -> None:
    """State the reassuring answer to everything that one item waits for or may not start without."""
    stated = chart_of(world.riverbend, world.ana.key).case["findings"]
    more: dict[str, Any] = {}
    for _ in range(MOST_ROUNDS):
        ruling = _result(world, {**stated, **more}).plan.rulings[item]
        missing = [name for each in ruling.barring for name in each.missing] or list(ruling.open_questions)
        if not missing:
            tell(world, more, by=world.ben)
            return
        more[missing[0]] = reassuring(library().findings[missing[0]])
    raise AssertionError(f"{item} still waits for {missing}")


def _result(world: World, findings: dict[str, Any]) -> Result:
    return reason({"case": "all", "on": world.on.isoformat(), "findings": findings})


def reassuring(finding: Finding) -> Any:
    """An answer that raises no concern."""
    value = REASSURING.get(finding.id, _plain(finding))
    if finding.sided and not isinstance(value, dict):
        return {"right": value, "left": value}
    return value


def _plain(finding: Finding) -> Any:
    if finding.type == "boolean":
        return False
    if finding.type in ("choice_set", "region_set"):
        return []
    if finding.type == "choice":
        return next((each for each in ("none", "normal", "no", "never") if each in finding.choices), finding.choices[0])
    if finding.range is not None:
        return finding.range[1] if finding.type == "integer" and finding.range[1] <= 5 else finding.range[0]
    raise AssertionError(f"no reassuring answer for {finding.id}: {finding.type}")


def items(version: Version) -> list[str]:
    """Items that stand in a version."""
    return [line.item for line in active(lines_of(version))]


def sign_for(world: World) -> Version:
    """Ben signs Ana's draft."""
    draft = Version.objects.get(episode=world.episode, state="draft")
    return sign(chart_of(world.riverbend, world.ana.key), world.ben, draft.edits)
