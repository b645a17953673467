from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from lasegue.casebook.judging import Verdict, judge
from lasegue.reasoning.engine import Engine, Result
from lasegue.reasoning.facts import Facts

Expected = dict[str, Any]
TREAT: Expected = {"triage": "treat"}


@pytest.fixture(scope="module")
def result(engine: Engine) -> Result:
    return engine.run(Facts("a", date(2026, 3, 4), {"age_years": 45, "pain_regions": ["back_low"]}))


def with_(result: Result, **parts: Any) -> Result:
    """The same result with another level, flags, causes, classifications or families in its lines."""
    triage = replace(
        result.triage,
        level=parts.get("level", "treat"),
        raised=tuple(_raised(name) for name in parts.get("flags", ())),
    )
    lines: Any = tuple(SimpleNamespace(item=SimpleNamespace(families=tuple(each))) for each in parts.get("lines", ()))
    status = "withheld" if triage.level in ("urgent", "emergency") else "draft"
    plan = replace(result.plan, lines=lines, status=status)
    causes = sorted(result.causes, key=lambda row: _place(row.cause.id, parts.get("causes", ())))
    classes = parts.get("classes", ("neurodynamic",))
    entries = tuple(result.library.classifications[name] for name in classes)
    return replace(
        result, triage=triage, plan=plan, causes=tuple(causes), classified=replace(result.classified, entries=entries)
    )


def _raised(name: str) -> Any:
    return SimpleNamespace(flag=SimpleNamespace(id=name))


def _place(name: str, first: tuple[str, ...]) -> int:
    return first.index(name) if name in first else len(first)


def verdicts(result: Result, expected: Expected, **parts: Any) -> list[tuple[str, str, bool]]:
    found = judge(with_(result, **parts), {**TREAT, **expected})
    return [(each.aspect, each.says, each.unsafe) for each in found]


def test_a_result_that_is_as_expected_has_no_verdict(result: Result) -> None:
    assert verdicts(result, {}) == []


@pytest.mark.parametrize(
    ("acceptable", "level", "unsafe"),
    [
        (["emergency"], "urgent", True), (["emergency", "urgent"], "refer", True), (["urgent"], "treat", True),
        (["refer"], "treat", False), (["urgent", "refer"], "treat", False), (["treat"], "refer", False),
        (["urgent"], "emergency", False),
    ],
)  # fmt: skip
def test_a_level_below_every_acceptable_urgent_one_is_unsafe(
    result: Result, acceptable: list[str], level: str, unsafe: bool
) -> None:
    assert verdicts(result, {"triage_acceptable": acceptable}, level=level) == [
        ("triage", f"expected {' or '.join(acceptable)}, got {level}", unsafe)
    ]


def test_every_acceptable_level_is_right(result: Result) -> None:
    for level in ("refer", "treat"):
        assert verdicts(result, {"triage_acceptable": ["refer", "treat"]}, level=level) == []


def test_a_red_flag_that_is_missed_is_unsafe(result: Result) -> None:
    assert verdicts(result, {"red_flags": ["x"]}, flags=["y"]) == [("red flag", "expected x to be raised", True)]


def test_a_red_flag_that_should_be_silent_is_a_false_alarm(result: Result) -> None:
    assert verdicts(result, {"red_flags_silent": ["y"]}, flags=["y"]) == [
        ("red flag", "expected y to stay silent", False)
    ]


def test_the_first_cause_should_be_an_acceptable_one(result: Result) -> None:
    ranked = ("fracture", "malignancy", "hip_joint", "myelopathy")
    expected = {"causes_acceptable": ["hip_joint", "myelopathy"]}
    assert verdicts(result, expected, causes=ranked) == [
        ("first cause", "expected hip_joint or myelopathy, got fracture (place 3)", False)
    ]


def test_a_cause_beyond_the_first_three_is_a_second_miss(result: Result) -> None:
    ranked = ("fracture", "malignancy", "hip_joint", "myelopathy")
    assert verdicts(result, {"causes_acceptable": ["myelopathy"]}, causes=ranked) == [
        ("first cause", "expected myelopathy, got fracture (place 4)", False),
        ("cause among three", "expected myelopathy among fracture, malignancy, hip_joint", False),
    ]


def test_a_cause_that_is_not_scored_is_not_judged(result: Result) -> None:
    expected = {"causes_acceptable": ["myelopathy"], "basis": {"cause": "not scored"}}
    assert verdicts(result, expected, causes=("fracture",)) == []


def test_another_phase_than_the_expected_one_is_a_miss(result: Result) -> None:
    assert result.classified.phase == "restore_movement"
    assert verdicts(result, {"phase": "restore_movement"}) == []
    assert verdicts(result, {"phase": "maintain"}) == [("phase", "expected maintain, got restore_movement", False)]


def test_one_acceptable_classification_is_enough(result: Result) -> None:
    expected = {"classification_acceptable": ["neurodynamic", "pelvic_girdle"]}
    assert verdicts(result, expected, classes=("lateral_component", "neurodynamic")) == []
    assert verdicts(result, expected, classes=("lateral_component",)) == [
        ("classification", "expected neurodynamic or pelvic_girdle, got lateral_component", False)
    ]


@pytest.mark.parametrize(
    ("wanted", "held", "met"),
    [
        ("heat", "heat", True), ("heat", "cold", False),
        ("aerobic_conditioning", "aerobic_walking", True), ("aerobic_walking", "aerobic_conditioning", True),
        ("medical_referral", "emergency_referral", True), ("surgical_opinion_referral", "medical_referral", True),
        ("emergency_referral", "medical_referral", False),
        ("soft_tissue_therapy", "deep_tissue_massage", True), ("deep_tissue_massage", "soft_tissue_therapy", False),
        ("gait_retraining", "functional_retraining", True), ("functional_retraining", "gait_retraining", False),
    ],
)  # fmt: skip
def test_a_required_family_is_met_by_itself_a_narrower_one_or_its_stand_in(
    result: Result, wanted: str, held: str, met: bool
) -> None:
    found = verdicts(result, {"must_include": {"families": [wanted]}}, lines=[[held]])
    assert found == ([] if met else [("included", f"expected {wanted} in the plan", False)])


def test_treatment_is_not_asked_for_in_a_withheld_plan(result: Result) -> None:
    expected = {"triage": "urgent", "must_include": {"families": ["heat", "safety_netting"]}}
    assert verdicts(result, expected, level="urgent") == [("included", "expected safety_netting in the plan", False)]


@pytest.mark.parametrize(("kind", "unsafe"), [("safety", True), ("mixed", True), ("off_target", False), (None, False)])
def test_a_forbidden_family_is_a_breach_and_unsafe_when_it_was_forbidden_for_safety(
    result: Result, kind: str | None, unsafe: bool
) -> None:
    expected = {"must_not_include": {"families": ["soft_tissue_therapy"], "kind": kind}}
    assert verdicts(result, expected, lines=[["deep_tissue_massage"], ["heat"]]) == [
        ("forbidden", "expected no soft_tissue_therapy, got deep_tissue_massage", unsafe)
    ]


def test_a_wider_family_is_no_breach_of_a_narrower_one(result: Result) -> None:
    expected = {"must_not_include": {"families": ["deep_tissue_massage"]}}
    assert verdicts(result, expected, lines=[["soft_tissue_therapy"]]) == []


def test_all_physical_treatment_is_breached_by_any_treatment_but_a_brace(result: Result) -> None:
    expected = {"must_not_include": {"families": ["all_physical_treatment"], "kind": "safety"}}
    assert verdicts(result, expected, lines=[["foot_drop_orthosis"], ["education_advice"]]) == []
    assert verdicts(result, expected, lines=[["heat"]]) == [
        ("forbidden", "expected no all_physical_treatment, got heat", True)
    ]


def test_passive_care_is_a_breach_only_without_exercise(result: Result) -> None:
    expected = {"must_not_include": {"families": ["passive_modalities_as_sole_care"]}}
    assert verdicts(result, expected, lines=[["heat"], ["aerobic_walking"]]) == []
    assert verdicts(result, expected, lines=[["heat"]]) != []


def test_more_than_eight_treatment_families_are_padding(result: Result) -> None:
    words = result.library.vocabulary
    nine = [family for family in words.families if words.is_physical(family)][:9]
    assert verdicts(result, {}, lines=[[family] for family in nine[:8]]) == []
    assert verdicts(result, {}, lines=[nine]) == [("padding", "expected at most 8 treatment families, got 9", False)]


def test_a_miss_that_is_known_is_left_out(result: Result) -> None:
    expected = {"triage_acceptable": ["refer"], "not_yet": {"triage": "why"}}
    assert verdicts(result, expected) == []


def test_an_unsafe_miss_is_never_left_out(result: Result) -> None:
    expected = {"triage_acceptable": ["urgent"], "not_yet": {"triage": "why"}}
    assert verdicts(result, expected) == [("triage", "expected urgent, got treat", True)]


def test_a_known_miss_that_is_met_after_all_is_reported(result: Result) -> None:
    assert verdicts(result, {"not_yet": {"triage": "why"}}) == [
        ("triage", "is met by now; take it out of not_yet", False)
    ]


def test_a_verdict_is_safe_unless_it_says_otherwise() -> None:
    assert Verdict("a", "b").unsafe is False
