"""A small library: enough of everything to see each step of the engine work."""

from typing import Any

import msgspec
from tests.reasoning.building import CONVENTION, EVERY_PHASE, Data, by_id, goal, measure, yes
from tests.reasoning.small_findings import FINDINGS
from tests.reasoning.small_items import ADVICE, CONSERVATIVE, EXERCISES, TECHNIQUES
from tests.reasoning.small_rules import CAUSES, CLASSIFICATIONS, RED_FLAGS
from tests.reasoning.words import WORDS

from lasegue.knowledge.entries.entry import Grounded
from lasegue.knowledge.entries.intervention import SharedContraindication
from lasegue.knowledge.entries.policy import Policy
from lasegue.knowledge.entries.progression import Contradiction, PhaseEntry, StopRule
from lasegue.knowledge.library import Library


def _setting(value: float) -> Data:
    return {"value": value, "says": "S.", **CONVENTION}


def policy(**changes: float) -> Policy:
    """The planner's settings, with some of the numbers changed."""
    numbers = {
        "most_treatment_families": 4,
        "most_manual_lines": 1,
        "default_minutes_per_day": 12,
        "older_age_years": 70,
        "goal_weeks": 4,
        "horizon_weeks": 12,
        "least_information_bits": 0.001,
        "most_questions": 5,
        "least_weight_ratio": 0.5,
        "most_classifications": 2,
        **changes,
    }
    visits: Data = {"per_week": [1, 2], "weeks": 6, "minutes": 40, **CONVENTION}
    content: Data = {
        "version": "9.8.7",
        **{name: _setting(value) for name, value in numbers.items()},
        "visits": visits,
        "visits_when_irritable": {**visits, "per_week": [2, 2], "minutes": 30},
        "reassess_weeks": [2, 4],
        "reassess_grounds": CONVENTION,
    }
    return msgspec.convert(content, Policy)


_WEEKS = ([0, 2], [2, 6], [6, 12], [12, 16], [16, 26])
_ENTER: dict[str, Data] = {
    "calm_and_protect": {"conclusion": "irritability", "is": "high"},
    "strengthen": {"finding": "nprs_leg", "below": 2},
    "functional": yes("ready_for_work"),
}


def _phase(number: int, name: str) -> PhaseEntry:
    content = {
        "id": name, "title": name, "order": number, "aim": "A.", "to_patient": "P.", "weeks": _WEEKS[number],
        "enter": _ENTER.get(name), "home_exercises": [1, 2], "grounds": CONVENTION,
    }  # fmt: skip
    if name == "maintain":
        content["enter"] = {"all": [yes("ready_for_work"), {"finding": "nprs_leg", "below": 1}]}
    return msgspec.convert(content, PhaseEntry)


PHASE_ENTRIES = by_id(*(_phase(number, name) for number, name in enumerate(EVERY_PHASE)))
STOP_RULE = StopRule(
    id="spread",
    title="Spread",
    applies_to="item",
    to_patient="Pain spreads.",
    then_do="Stop.",
    grounds=Grounded(basis="convention"),
)
GOALS = by_id(
    goal("walk", yes("anyone_walks"), 20, "Walk."),
    goal(
        "less_pain", {"finding": "nprs_leg", "at_least": 1}, 10, "Pain {target}, now {now}.", finding="nprs_leg",
        target={"drop": 2, "lowest": 0},
    ),
)  # fmt: skip
MEASURES = by_id(
    measure("always", "nprs_leg"),
    measure("when_weak", "lowest_mrc", use_when={"finding": "lowest_mrc", "below": 5}),
    measure("when_old", "age_years", use_when={"finding": "age_years", "at_least": 70}),
    measure("always_too", "nprs_back"),
)
SHARED = msgspec.convert(
    {"id": "late_pregnancy", "title": "L", "when": yes("pregnant"), "why": "W.", "must_know": True,
     "grounds": {"says": "E.", "sources": ["preg.src"], **CONVENTION}},
    SharedContraindication,
)  # fmt: skip
CONTRADICTION = msgspec.convert(
    {"id": "pain_free", "title": "T", "key": "leg_symptoms", "expected": "true beside pain",
     "first": {"finding": "leg_symptoms", "is": False}, "second": {"finding": "nprs_leg", "above": 0}},
    Contradiction,
)  # fmt: skip


def small_library(**changes: Any) -> Library:
    """The small library, with some of its parts replaced."""
    content: dict[str, Any] = {
        "digest": "d" * 64,
        "policy": policy(),
        "vocabulary": WORDS,
        "findings": FINDINGS,
        "contradictions": by_id(CONTRADICTION),
        "red_flags": RED_FLAGS,
        "causes": CAUSES,
        "classifications": CLASSIFICATIONS,
        "techniques": TECHNIQUES,
        "exercises": EXERCISES,
        "movements": {},
        "conservative": CONSERVATIVE,
        "advice": ADVICE,
        "contraindications": by_id(SHARED),
        "phases": PHASE_ENTRIES,
        "observations": {},
        "movements": {},
        "responses": {},
        "in_session": {},
        "stop_rules": by_id(STOP_RULE),
        "measures": MEASURES,
        "goals": GOALS,
        "education": {},
        "conflicts": {},
        "evidence": {},
    }
    return Library(**{**content, **changes})
