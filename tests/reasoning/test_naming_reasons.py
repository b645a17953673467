from typing import Any

import pytest
from tests.reasoning.building import Data, Sketch, finding, when, yes

from lasegue.logic.condition import Condition
from lasegue.reasoning.reasons import Explainable, Reasons


def derived(name: str, kind: str = "boolean", **derive: Any) -> Any:
    return finding(name, kind, asked_of="derived", derive=derive)


BENCH = Sketch(
    finding("age", "integer"),
    finding("slr", sided=True),
    finding("kg", "decimal"),
    finding("cm", "decimal"),
    derived("bmi", "decimal", ratio={"numerator": "kg", "denominator": "cm"}),
    finding("pain_regions", "region_set"),
    finding("leg", implied=[{"value": True, "when": {"finding": "pain_regions", "has": ["calf"]}}]),
    derived("tension", when={"any": [yes("slr"), yes("slump")]}),
    finding("slump"),
    derived("picked", "choice", choose=[{"is": "a", "when": yes("slr")}, {"is": "b", "when": yes("slump")}]),
    derived("both", when={"all": [yes("tension"), {"finding": "bmi", "above": 0}]}),
    derived("counted", "integer", count=[yes("slump"), yes("leg")]),
    derived("irritability_estimate", "choice", choose=[{"is": "high", "when": yes("slump")}]),
    finding("irritability", "choice", choices=["high"]),
    finding("ring", implied=[{"value": True, "when": {"all": [{"finding": "ring", "known": True}, yes("slump")]}}]),
    derived("strained", when={"any": [{"all": [yes("slump"), {"finding": "age", "at_least": 70}]}, yes("slr")]}),
    finding("handed", asked_of="derived"),
    finding(
        "deficit", asked_of="derived", ask_first=["slump", "age"], derive={"when": {"any": [yes("slr"), yes("slump")]}}
    ),
)


def reasons_for(findings: Data, condition: Data) -> Reasons:
    return BENCH.reasons(findings, when(condition))


def because(findings: Data, condition: Data) -> list[Data]:
    return reasons_for(findings, condition).because(when(condition))


def missing(findings: Data, condition: Data) -> list[str]:
    whole = when(condition)
    return BENCH.reasons(findings, whole).missing(whole)


def test_a_stated_fact_is_named_with_its_value() -> None:
    assert because({"age": 71}, {"finding": "age", "at_least": 70}) == [{"finding": "age", "value": 71}]


def test_a_sided_fact_is_named_with_the_whole_mapping() -> None:
    stated = {"right": True, "left": False}
    assert because({"slr": stated}, {"finding": "slr", "side": "right", "is": True}) == [
        {"finding": "slr", "value": stated}
    ]


def test_a_false_condition_names_what_made_it_false() -> None:
    assert because({"age": 40}, {"finding": "age", "at_least": 70}) == [{"finding": "age", "value": 40}]


def test_only_the_leaves_that_decided_are_named() -> None:
    either = {"any": [yes("slump"), {"finding": "age", "at_least": 70}]}
    assert because({"slump": True, "age": 40}, either) == [{"finding": "slump", "value": True}]


def test_each_fact_is_named_once_in_the_order_of_deciding() -> None:
    condition = {"all": [{"finding": "slump", "known": True}, {"finding": "age", "above": 1}, yes("slump")]}
    named = [reason["finding"] for reason in because({"slump": True, "age": 40}, condition)]
    assert named == ["slump", "age"]


def test_a_derived_fact_is_opened_up_to_the_stated_one_that_decided_it() -> None:
    assert because({"slump": True, "slr": {"right": False}}, yes("tension")) == [{"finding": "slump", "value": True}]


def test_a_derived_fact_that_is_stated_is_named_itself() -> None:
    assert because({"tension": True}, yes("tension")) == [{"finding": "tension", "value": True}]


def test_a_number_is_opened_up_to_all_its_parts() -> None:
    named = because({"kg": 80, "cm": 2}, {"finding": "bmi", "above": 1})
    assert named == [{"finding": "cm", "value": 2}, {"finding": "kg", "value": 80}]


def test_derived_facts_are_opened_up_through_several_steps() -> None:
    named = because({"kg": 80, "cm": 2, "slump": True}, yes("both"))
    assert [each["finding"] for each in named] == ["slump", "cm", "kg"]


def test_a_derived_fact_beside_another_is_opened_up_too() -> None:
    both = {"all": [yes("tension"), {"finding": "age", "at_least": 70}]}
    named = because({"slump": True, "age": 71}, both)
    assert named == [{"finding": "slump", "value": True}, {"finding": "age", "value": 71}]


def test_an_implied_fact_is_opened_up_to_what_implies_it() -> None:
    assert because({"pain_regions": ["calf_left"]}, yes("leg")) == [{"finding": "pain_regions", "value": ["calf_left"]}]


def test_a_choice_is_opened_up_to_the_condition_that_chose_it() -> None:
    stated = {"slr": {"right": False, "left": False}, "slump": True}
    assert because(stated, {"finding": "picked", "is": "b"}) == [{"finding": "slump", "value": True}]


def test_a_count_is_opened_up_to_every_part() -> None:
    stated = {"slump": True, "pain_regions": ["calf"]}
    named = [each["finding"] for each in because(stated, {"finding": "counted", "is": 2})]
    assert named == ["slump", "pain_regions"]


def test_a_condition_on_something_unknown_names_no_fact() -> None:
    assert because({}, {"finding": "age", "known": False}) == []


def test_the_ids_behind_a_condition_leave_conclusions_out() -> None:
    condition = when({"any": [yes("slump"), {"finding": "age", "at_least": 1}]})
    assert BENCH.reasons({"slump": True, "age": 3}, condition).facts(condition) == ["slump", "age"]


def test_a_missing_answer_is_named_when_it_could_change_the_condition() -> None:
    both = {"all": [yes("slump"), {"finding": "age", "at_least": 70}]}
    assert missing({"slump": True}, both) == ["age"]
    assert missing({"slump": False}, both) == []


def test_a_missing_derived_fact_is_opened_up_to_what_can_be_asked() -> None:
    assert missing({}, yes("tension")) == ["slr", "slump"]
    assert missing({"slump": False}, yes("tension")) == ["slr"]


def test_of_a_missing_derived_fact_only_what_could_still_change_it_is_asked() -> None:
    assert missing({}, yes("strained")) == ["slump", "age", "slr"]
    assert missing({"slump": False}, yes("strained")) == ["slr"]


def test_a_derived_fact_that_nothing_computes_asks_nothing() -> None:
    assert missing({}, yes("handed")) == []


def test_a_missing_number_asks_for_its_absent_parts() -> None:
    assert missing({"kg": 80}, {"finding": "bmi", "above": 1}) == ["cm"]


def test_a_missing_derived_fact_asks_its_first_questions_before_all_others() -> None:
    assert missing({}, yes("deficit")) == ["slump", "age"]
    assert missing({"slump": False}, yes("deficit")) == ["age"]
    assert missing({"slump": False, "age": 3}, yes("deficit")) == ["slr"]


def test_missing_questions_are_named_once() -> None:
    assert missing({}, {"all": [yes("slump"), yes("tension"), yes("slump")]}) == ["slump", "slr"]


def test_a_stated_finding_is_never_asked_again_for_its_other_side() -> None:
    assert missing({"slr": {"right": False}}, yes("slr")) == []


@pytest.mark.parametrize(
    ("findings", "open_"), [({}, True), ({"leg": False}, False), ({"pain_regions": ["calf"]}, False)]
)
def test_a_question_is_open_until_stated_or_implied(findings: Data, open_: bool) -> None:
    assert BENCH.reasons(findings, when({"finding": "pain_regions", "has": ["calf"]})).is_open("leg") is open_


def test_an_absent_fact_is_written_with_nothing() -> None:
    assert BENCH.reasons({}).fact("age") == {"finding": "age", "value": None}


def test_the_sources_of_an_unknown_id_are_empty() -> None:
    assert BENCH.reasons({}).sources("no_such_finding") == []


def conclusion(findings: Data, conclusions: Data, leaf: Data) -> list[Data]:
    reasons = BENCH.reasons(findings, when(yes("slump")))
    reasons.conclusions.update(conclusions)
    return reasons.of_leaves([when(leaf)])


def test_a_classification_is_named_when_it_is_held() -> None:
    leaf = {"conclusion": "classification", "has": ["extends", "advises", "stabilizes"]}
    named = conclusion({}, {"classification": ("stabilizes", "extends")}, leaf)
    assert named == [{"classification": "extends"}, {"classification": "stabilizes"}]


def test_no_classification_is_named_before_there_is_one() -> None:
    assert conclusion({}, {}, {"conclusion": "classification", "has": ["extends"]}) == []


def test_the_leading_cause_is_named() -> None:
    leaf = {"conclusion": "leading_cause", "one_of": ["disc", "other"]}
    assert conclusion({}, {"leading_cause": "disc"}, leaf) == [{"cause": "disc"}]


def test_the_probability_of_a_cause_is_named_by_the_cause() -> None:
    assert conclusion({}, {}, {"conclusion": "cause.stenosis", "above": 0.3}) == [{"cause": "stenosis"}]


def test_the_level_of_triage_is_named() -> None:
    leaf = {"conclusion": "triage", "one_of": ["urgent"]}
    assert conclusion({}, {"triage": "urgent"}, leaf) == [{"triage": "urgent"}]


def test_another_conclusion_is_named_as_a_rule() -> None:
    assert conclusion({}, {"phase": "strengthen"}, {"conclusion": "phase", "is": "strengthen"}) == [{"rule": "phase"}]


def test_a_conclusion_that_restates_a_fact_names_the_fact() -> None:
    leaf = {"conclusion": "irritability", "is": "high"}
    assert conclusion({"irritability": "high"}, {}, leaf) == [{"finding": "irritability", "value": "high"}]


def test_a_conclusion_from_an_estimate_names_what_was_estimated_from() -> None:
    leaf = {"conclusion": "irritability", "is": "high"}
    assert conclusion({"slump": True}, {}, leaf) == [{"finding": "slump", "value": True}]


def test_a_restated_conclusion_without_a_fact_is_named_as_a_rule() -> None:
    assert conclusion({}, {}, {"conclusion": "direction", "is": "extension"}) == [{"rule": "direction"}]


def test_equal_conditions_share_one_explanation() -> None:
    explainer = BENCH.reasons({}).explainer
    first, equal, other = when(yes("slump")), when(yes("slump")), when(yes("slr"))
    assert explainer.find(first).number == explainer.find(equal).number != explainer.find(other).number
    assert explainer.find(first).number == explainer.find(first).number


def test_a_condition_is_made_ready_once_however_often_it_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    explainer = BENCH.reasons({}).explainer
    condition, made = when(yes("slump")), []
    keep = explainer._keep

    def counted(each: Condition) -> Explainable:
        made.append(each)
        return keep(each)

    monkeypatch.setattr(explainer, "_keep", counted)
    for _ in range(3):
        explainer.find(condition)
    assert made == [condition]


def test_a_condition_is_never_taken_for_one_that_went_away() -> None:
    explainer = BENCH.reasons({}).explainer
    kept = [when(yes("slump"))]
    for _ in range(50):
        explainer.find(when(yes("slump")))
        kept.append(when(yes("slr")))
        assert explainer.find(kept[-1]).condition == when(yes("slr"))


def test_asking_twice_for_the_same_reason_gives_the_same() -> None:
    condition = when(yes("tension"))
    reasons = BENCH.reasons({"slump": True}, condition)
    assert reasons.because(condition) == reasons.because(condition) == [{"finding": "slump", "value": True}]


def test_an_undecided_derived_fact_has_no_sources_yet() -> None:
    assert BENCH.reasons({"slr": {"right": False}}, when(yes("tension"))).sources("tension") == []


def test_a_finding_that_is_asked_about_itself_is_opened_up_once() -> None:
    assert BENCH.reasons({}, when(yes("ring"))).sources("ring") == []
    reasons = BENCH.reasons({"slump": False}, when(yes("ring")))
    assert reasons.sources("ring") == reasons.sources("ring") == ["slump"]
