from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from lasegue.knowledge.checks import conditions
from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.entries.red_flag import RedFlag
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition

Check = Callable[[Any], list[Found]]
RESPONSE = "repeated_movement_response"


@pytest.fixture
def when(library: Library, plant: Callable[..., Library]) -> Check:
    """What the check finds when a goal has this condition."""

    def check(written: Any) -> list[Found]:
        goal = replace(library.goals["walk_longer"], when=msgspec.convert(written, Condition))
        return list(conditions.check(plant("goals", goal)))

    return check


@pytest.mark.parametrize(
    "written",
    [
        {"finding": "age_years", "at_least": 70},
        {"finding": "age_years", "is": 70},
        {"finding": "bmi", "below": 18.5},
        {"finding": "pregnant", "is": False},
        {"finding": "smoker", "is": "current"},
        {"finding": "smoker", "one_of": ["past", "current"]},
        {"finding": "slr_positive", "side": "left", "is": True},
        {"finding": "mri_findings", "has": ["vertebral_fracture"]},
        {"finding": "pain_regions", "has": ["calf", "foot"]},
        {"finding": "pain_regions", "side": "left", "has": ["calf"]},
        {"finding": RESPONSE, "direction": "flexion", "one_of": ["better", "centralises"]},
        {"finding": "onset_date", "known": True},
        {"finding": RESPONSE, "known": False},
        {"conclusion": "triage", "one_of": ["urgent"]},
        {"conclusion": "cause.hip_joint", "above": 0.2},
        {"conclusion": "classification", "has": ["neurodynamic"]},
    ],
)
def test_a_leaf_that_fits_its_subject_is_right(written: Any, when: Check) -> None:
    assert when(written) == []


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ({"finding": "cold_feet", "is": True}, "reads cold_feet, which is no finding"),
        ({"finding": "cold_feet", "known": True}, "reads cold_feet, which is no finding"),
        ({"finding": "pregnant", "side": "left", "is": True}, "asks for a side of pregnant, which has none"),
        ({"finding": "age_years", "is": "old"}, "needs a number test for age_years"),
        ({"finding": "age_years", "one_of": ["70"]}, "needs a number test for age_years"),
        ({"finding": "bmi", "has": ["high"]}, "needs a number test for bmi"),
        ({"finding": "pregnant", "at_least": 1}, "compares pregnant, a boolean, with a number"),
        ({"finding": "smoker", "above": 1}, "compares smoker, a choice, with a number"),
        ({"finding": "mri_findings", "at_most": 1}, "compares mri_findings, a choice_set, with a number"),
        ({"finding": "onset_date", "below": 1}, "compares onset_date, a date, with a number"),
        ({"finding": "pregnant", "is": "yes"}, "needs is: true or is: false for pregnant"),
        ({"finding": "pregnant", "is": 1}, "needs is: true or is: false for pregnant"),
        ({"finding": "pregnant", "one_of": ["true"]}, "needs is: true or is: false for pregnant"),
        ({"finding": "smoker", "is": "sometimes"}, "compares smoker with sometimes"),
        ({"finding": "smoker", "one_of": ["past", "a", "b"]}, "compares smoker with a, b"),
        ({"finding": "smoker", "is": True}, "tests smoker without a fitting word"),
        ({"finding": "smoker", "has": ["past"]}, "tests smoker without a fitting word"),
        ({"finding": "mri_findings", "has": ["stars"]}, "compares mri_findings with stars"),
        ({"finding": "mri_findings", "is": "vertebral_fracture"}, "tests mri_findings without a fitting word"),
        ({"finding": "pain_regions", "has": ["wing"]}, "compares pain_regions with wing"),
        ({"finding": "pain_regions", "has": ["calf_left"]}, "compares pain_regions with calf_left"),
        ({"finding": "pain_regions", "one_of": ["calf"]}, "tests pain_regions without a fitting word"),
        ({"finding": RESPONSE, "one_of": ["better"]}, f"needs a direction for {RESPONSE}"),
        ({"finding": RESPONSE, "direction": "up", "one_of": ["better"]}, f"needs a direction for {RESPONSE}"),
        ({"finding": RESPONSE, "direction": "flexion", "one_of": ["good"]}, f"compares {RESPONSE} with good"),
        ({"finding": RESPONSE, "direction": "flexion", "is": "x"}, f"tests {RESPONSE} without a fitting word"),
        ({"finding": "onset_date", "is": "2026-01-02"}, "compares onset_date, which can only be tested with known"),
        ({"conclusion": "mood", "is": "good"}, "reads mood, which is no conclusion"),
        ({"conclusion": "cause.magic", "above": 0.2}, "reads cause.magic, which is no conclusion"),
    ],
)
def test_a_leaf_that_can_never_be_evaluated_is_found(written: Any, wrong: str, when: Check) -> None:
    found = when(written)
    assert [(each.check, each.place, each.wrong) for each in found] == [("K010", "goals/walk_longer.when", wrong)]
    assert found[0].hint == "See docs/reference/conditions"


def test_every_wrong_leaf_of_a_condition_is_found(when: Check) -> None:
    right, wrong = {"finding": "pregnant", "is": True}, {"finding": "pregnant", "is": "yes"}
    deep = {"all": [right, {"not": {"any": [wrong, right]}}, {"at_least": {"n": 1, "of": [{"some_side": wrong}]}}]}
    assert len(when(deep)) == 2


@pytest.mark.parametrize("name", ["triage", "leading_cause", "phase", "direction", "cause.fracture"])
def test_an_entry_that_comes_before_a_conclusion_may_not_read_it(
    name: str, library: Library, plant: Callable[..., Library]
) -> None:
    flag: RedFlag = library.red_flags["fracture"]
    early = replace(flag.criteria[0], when=msgspec.convert({"conclusion": name, "is": "x"}, Condition))
    (found,) = conditions.check(plant("red_flags", replace(flag, criteria=(early,))))
    assert found.place == "red_flags/fracture.criteria[0].when"
    assert found.wrong == f"reads the conclusion {name} before it is reached"


@pytest.mark.parametrize("kind", ["findings", "contradictions", "causes"])
def test_findings_contradictions_and_causes_come_before_conclusions_too(
    kind: str, library: Library, plant: Callable[..., Library]
) -> None:
    early = msgspec.convert({"conclusion": "triage", "is": "urgent"}, Condition)
    if kind == "findings":
        finding = library.findings["acuity"]
        assert finding.derive is not None
        planted = plant(kind, replace(finding, derive=replace(finding.derive, when=early)))
    elif kind == "causes":
        cause = library.causes["hip_joint"]
        planted = plant(kind, replace(cause, signs=(replace(cause.signs[0], when=early),)))
    else:
        planted = plant(kind, replace(next(iter(library.contradictions.values())), first=early))
    (found,) = conditions.check(planted)
    assert found.wrong == "reads the conclusion triage before it is reached"


@pytest.mark.parametrize(
    "written",
    [
        {"conclusion": "triage", "at_least": 2},
        {"conclusion": "triage", "is": "no_such_level"},
        {"conclusion": "phase", "is": "no_such_phase"},
        {"conclusion": "leading_cause", "is": "no_such_cause"},
        {"conclusion": "classification", "has": ["no_such_group"]},
        {"conclusion": "classification", "is": "neurodynamic"},
        {"conclusion": "triage", "side": "left", "is": "urgent"},
        {"finding": "age_years", "is": True},
        {"finding": "pregnant", "direction": "flexion", "is": True},
        {"finding": RESPONSE, "direction": "flexion", "known": True},
        {"finding": "age_years", "at_least": float("inf")},
    ],
)
def test_a_leaf_that_cannot_mean_what_it_says_is_found(written: Any, when: Check) -> None:
    assert when(written)
