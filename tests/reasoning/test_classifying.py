from typing import Any

import pytest
from tests.reasoning.building import Bench, Data, by_id, classification, finding, yes
from tests.reasoning.small import PHASE_ENTRIES, policy

from lasegue.reasoning.classification import Classifier, stated_or_added
from lasegue.reasoning.reasons import Reason

FINDINGS = (
    *(finding(name) for name in ("a", "b", "c", "ready_for_work")),
    finding("nprs_leg", "decimal", sided=True),
    finding("@irritability", "choice"),
    finding("d", asked_of="derived", derive={"when": yes("a")}),
)


def rule(on: str, weight: float) -> Data:
    return {"when": yes(on), "weight": weight}


def entry(name: str, *rules: Data, **rest: Any) -> Any:
    return classification(name, list(rules), [], **rest)


def classified(findings: Data, *entries: Any, **numbers: float) -> tuple[list[str], tuple[Reason, ...]]:
    bench = Bench(*FINDINGS)
    classifier = Classifier(by_id(*entries), {}, policy(**{"most_classifications": 9, **numbers}), bench.layout)
    reasons = bench.reasons(findings)
    held, because = classifier.classify(reasons.values, reasons)
    return [each.id for each in held], because


def ids(findings: Data, *entries: Any, **numbers: float) -> list[str]:
    return classified(findings, *entries, **numbers)[0]


ALL = {"a": True, "b": True, "c": True}


def test_a_classification_holds_when_one_of_its_rules_does() -> None:
    assert ids({"b": True}, entry("x", rule("a", 1), rule("b", 1))) == ["x"]


@pytest.mark.parametrize("findings", [{}, {"a": False}])
def test_a_rule_that_is_unknown_or_false_gives_no_classification(findings: Data) -> None:
    assert ids(findings, entry("x", rule("a", 1))) == []


def test_weights_of_several_rules_add() -> None:
    entries = (entry("heavy", rule("a", 3)), entry("sum", rule("a", 2), rule("b", 2)))
    assert ids(ALL, *entries) == ["sum", "heavy"]
    assert ids({"a": True}, *entries) == ["heavy", "sum"]


def test_equal_weights_are_ordered_by_id() -> None:
    assert ids(ALL, entry("z", rule("a", 1)), entry("m", rule("b", 1))) == ["m", "z"]


def test_a_light_classification_is_dropped() -> None:
    entries = (entry("heavy", rule("a", 4)), entry("half", rule("b", 2)), entry("light", rule("c", 1.9)))
    assert ids(ALL, *entries, least_weight_ratio=0.5) == ["heavy", "half"]


def test_only_so_many_classifications_shape_a_plan() -> None:
    entries = [entry(name, rule("a", 1)) for name in ("p", "q", "r")]
    assert ids(ALL, *entries, most_classifications=2) == ["p", "q"]


def test_a_classification_that_stands_alone_drives_out_heavier_ones() -> None:
    assert ids(ALL, entry("heavy", rule("a", 9)), entry("only", rule("b", 1), alone=True)) == ["only"]


def test_a_classification_that_stands_alone_needs_its_rule() -> None:
    assert ids({"a": True}, entry("heavy", rule("a", 9)), entry("only", rule("b", 1), alone=True)) == ["heavy"]


def test_of_two_that_stand_alone_the_first_is_taken() -> None:
    assert ids(ALL, entry("one", rule("a", 1), alone=True), entry("two", rule("b", 5), alone=True)) == ["one"]


def test_every_rule_that_held_is_a_reason_and_each_fact_is_named_once() -> None:
    twice = entry("x", rule("a", 1), rule("d", 1), rule("b", 1), rule("c", 1))
    _, because = classified({"a": True, "b": True, "c": False}, twice)
    assert because == ({"finding": "a", "value": True}, {"finding": "b", "value": True})


def test_only_kept_classifications_are_explained() -> None:
    entries = (entry("heavy", rule("a", 4)), entry("light", rule("b", 1)))
    assert classified(ALL, *entries) == (["heavy"], ({"finding": "a", "value": True},))


def phase(findings: Data, phases: Any = PHASE_ENTRIES) -> str | None:
    bench = Bench(*FINDINGS)
    classifier = Classifier({}, phases, policy(), bench.layout)
    return classifier.phase(bench.reasons(findings).values)


def test_the_phase_without_criteria_is_the_fallback() -> None:
    assert phase({}) == "restore_movement"


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ({"@irritability": "high"}, "calm_and_protect"),
        ({"nprs_leg": {"right": 1}}, "strengthen"),
        ({"ready_for_work": True}, "functional"),
        ({"ready_for_work": True, "nprs_leg": {"right": 1}, "@irritability": "high"}, "functional"),
        ({"ready_for_work": True, "nprs_leg": {"right": 0}}, "maintain"),
        ({"ready_for_work": False, "nprs_leg": {"right": 5, "left": 5}}, "restore_movement"),
    ],
)
def test_the_latest_phase_whose_criteria_are_met_is_the_start(findings: Data, expected: str) -> None:
    assert phase(findings) == expected


def test_phases_are_read_in_their_order_and_not_in_that_of_the_files() -> None:
    backwards = dict(reversed(PHASE_ENTRIES.items()))
    assert phase({"ready_for_work": True, "nprs_leg": {"right": 1}}, backwards) == "functional"


def test_without_a_fallback_there_may_be_no_phase() -> None:
    assert phase({}, {"functional": PHASE_ENTRIES["functional"]}) is None


def test_a_value_is_taken_as_stated_before_it_is_taken_as_derived() -> None:
    reasons = Bench(*FINDINGS).reasons({"a": True})
    assert stated_or_added("a", reasons) is True
    assert stated_or_added("d", reasons) is True
    assert stated_or_added("b", reasons) is None
