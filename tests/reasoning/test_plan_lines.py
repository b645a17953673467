from collections.abc import Callable
from typing import Any

import pytest
from tests.reasoning.building import Data, by_id, facts_with, flag, item, yes
from tests.reasoning.small import small_library
from tests.reasoning.small_items import ADVICE, TECHNIQUES

from lasegue.reasoning.engine import Engine, Result
from lasegue.reasoning.planning.lines import Line
from lasegue.reasoning.reasons import once

Run = Callable[..., Result]
EXTENDS = {"repeated": {"extension": "centralises"}, "pregnant": False}


def line(result: Result, name: str) -> Line:
    return next(each for each in result.plan.lines if each.item.id == name)


def ids(result: Result, *kinds: str) -> list[str]:
    return [each.item.id for each in result.plan.lines if each.item.kind in kinds]


def test_reasons_are_given_once_in_order() -> None:
    a: Data = {"finding": "a", "value": [1]}
    b: Data = {"finding": "b", "value": None}
    assert once([a, b, {"finding": "a", "value": [1]}]) == [a, b]


def test_a_treatment_line_names_its_classification_and_its_indications(run: Run) -> None:
    assert line(run(**EXTENDS), "press_up").because == (
        {"classification": "extends"},
        {"finding": "repeated", "value": {"extension": "centralises"}},
    )


def test_a_treatment_line_is_dosed_by_irritability_with_its_words(run: Run) -> None:
    assert line(run(**EXTENDS, irritability="high"), "press_up").dose == {
        "reps": [3, 5], "weeks": [0, 12], "note": "Slowly.",
    }  # fmt: skip
    assert line(run(**EXTENDS), "press_up").dose["reps"] == [8, 12]


def test_a_treatment_line_carries_precautions_as_words(run: Run) -> None:
    assert line(run(**EXTENDS, osteoporosis=False, age_years=66), "glide").dose["note"] == "Go gently."
    assert "note" not in line(run(**EXTENDS, osteoporosis=False, age_years=64), "glide").dose


@pytest.mark.parametrize(("age", "minutes"), [(69, [5, 10]), (70, 5)])
def test_an_older_person_gets_the_lower_end_of_a_dose(run: Run, age: int, minutes: Any) -> None:
    assert line(run(**EXTENDS, age_years=age), "glide").dose["minutes"] == minutes


def test_sources_are_those_of_the_item_and_of_its_dose_each_once(run: Run) -> None:
    assert line(run(**EXTENDS), "press_up").sources == ("press_up.src", "p.dose")
    assert line(run(**EXTENDS), "glide").sources == ("glide.src", "glide.dose")


def test_a_line_runs_in_the_phases_of_its_choice(run: Run) -> None:
    assert line(run(**EXTENDS), "press_up").phases == ("restore_movement", "strengthen")
    assert line(run(nprs_leg={"left": 2}), "keep_active").phases == ()


def test_advice_is_given_when_indicated_with_its_words_and_reasons(run: Run) -> None:
    advice = line(run(nprs_leg={"left": 2}, age_years=80), "keep_active")
    assert advice.because == ({"finding": "nprs_leg", "value": {"left": 2}},)
    assert advice.dose == {"note": "Use a stick."}
    assert advice.sources == ("keep_active.src",)


def test_advice_keeps_its_usual_dose_at_every_age(run: Run) -> None:
    assert line(run(age_years=80), "safety_net").dose == {"per_day": 1, "note": "Know the signs."}


@pytest.mark.parametrize("name", ["keep_active", "ask_first", "stretch_talk", "to_doctor"])
def test_advice_is_left_out_unless_indicated_and_offered_and_free_of_treatment(run: Run, name: str) -> None:
    result = run(nprs_leg={"left": 0, "right": 0}, age_years=40)
    assert name not in ids(result, "education", "monitoring", "referral")


def test_nothing_is_referred_when_no_flag_is_raised(run: Run) -> None:
    assert ids(run(age_years=40), "referral") == []


def test_an_emergency_refers_to_hospital_and_nowhere_else(run: Run) -> None:
    result = run(urine_retention=True, mrc_toe={"right": 3}, osteoporosis=True, age_years=80)
    assert result.triage.level == "emergency"
    assert ids(result, "referral") == ["to_hospital"]


def test_a_referral_names_the_facts_and_sources_of_every_flag_that_asks_for_it(run: Run) -> None:
    referral = line(run(urine_retention=True, saddle_change=True, mrc_toe={"right": 3}), "to_hospital")
    assert [each["finding"] for each in referral.because] == ["urine_retention", "saddle_change", "mrc_toe"]
    assert referral.sources == ("a1", "a2", "b1", "b2")
    assert (referral.dose, referral.phases) == ({}, ())


def test_below_an_emergency_nobody_is_sent_to_hospital_today(run: Run) -> None:
    assert ids(run(mrc_toe={"right": 3}), "referral") == ["to_surgeon"]
    assert ids(run(mrc_toe={"right": 4}), "referral") == ["to_surgeon"]


def test_a_flag_that_knows_only_the_hospital_goes_to_a_doctor_below_an_emergency(run: Run) -> None:
    assert run(saddle_change=True).triage.level == "urgent"
    assert ids(run(saddle_change=True), "referral") == ["to_doctor"]


def test_each_referral_stands_in_one_line(run: Run) -> None:
    result = run(fever=True, osteoporosis=True, age_years=80)
    referral = line(result, "to_doctor")
    assert ids(result, "referral") == ["to_doctor"]
    assert [each["finding"] for each in referral.because] == ["osteoporosis", "age_years", "fever"]


@pytest.mark.parametrize(("power", "held"), [(3, True), (4, False)])
def test_a_brace_is_offered_when_it_is_indicated(run: Run, power: float, held: bool) -> None:
    result = run(mrc_toe={"right": power})
    assert ("foot_brace" in ids(result, "conservative")) is held


def test_a_brace_is_not_offered_in_an_emergency(run: Run) -> None:
    assert ids(run(mrc_toe={"right": 3}, urine_retention=True), "conservative") == []


def with_advice(*more: Any, **findings: Any) -> Result:
    advice = {**ADVICE, **by_id(*more)}
    return Engine(small_library(advice=advice)).run(facts_with(findings))


def test_a_special_referral_is_taken_when_it_is_indicated() -> None:
    maternity = item("maternity", "referral", ["medical_referral"], indications=[{"id": "p", "when": yes("pregnant")}])
    assert ids(with_advice(maternity, fever=True, pregnant=True), "referral") == ["to_doctor"]
    assert ids(with_advice(maternity, fever=True, pregnant=False), "referral") == ["to_doctor"]


def test_the_usual_referral_bears_the_name_of_its_family() -> None:
    usual = item("medical-referral", "referral", ["medical_referral"])
    eye = item("special", "referral", ["medical_referral"], indications=[{"id": "p", "when": yes("pregnant")}])
    plain = {"to_doctor": item("to_doctor", "referral", ["medical_referral"])}
    whole = small_library(advice={**ADVICE, **plain, **by_id(eye, usual)})
    assert ids(Engine(whole).run(facts_with({"fever": True})), "referral") == ["medical-referral"]
    assert ids(Engine(whole).run(facts_with({"fever": True, "pregnant": True})), "referral") == ["special"]


def test_two_referrals_stand_beside_each_other() -> None:
    both = flag("bone", "refer", [{"when": yes("fever")}], ["surgical_opinion_referral", "medical_referral"])
    result = Engine(small_library(red_flags=by_id(both))).run(facts_with({"fever": True}))
    assert ids(result, "referral") == ["to_surgeon", "to_doctor"]


@pytest.mark.parametrize("name", ["contraindicated", "unanswered"])
def test_advice_that_is_excluded_is_not_given(name: str) -> None:
    talk = item(
        "talk", "education", ["education_advice"], indications=[{"id": "p", "when": yes("anyone_walks")}],
        contraindications=[{"id": "x", "when": yes("fever"), "must_know": True}],
    )  # fmt: skip
    stated = {"fever": True} if name == "contraindicated" else {}
    assert "talk" not in ids(with_advice(talk, anyone_walks=True, **stated), "education")
    assert "talk" in ids(with_advice(talk, anyone_walks=True, fever=False), "education")


def test_a_line_that_starts_later_says_so(run: Run) -> None:
    assert line(run(**EXTENDS), "plank").dose["note"] == "Starts in the phase “strengthen”."


def test_an_item_without_a_dose_has_only_its_weeks() -> None:
    bare = item("glide", "exercise", ["mobilization"], stop_rules=["spread"])
    result = Engine(small_library(techniques={**TECHNIQUES, "glide": bare})).run(facts_with(EXTENDS))
    assert line(result, "glide").dose == {"weeks": [0, 12]}
    assert line(result, "glide").sources == ("glide.src",)


def test_advice_is_not_eased_by_age() -> None:
    talk = item(
        "talk",
        "education",
        ["education_advice"],
        dose={"usual": {"minutes": [5, 10]}},
        indications=[{"id": "w", "when": yes("anyone_walks")}],
    )
    assert line(with_advice(talk, anyone_walks=True, age_years=80), "talk").dose == {"minutes": [5, 10]}


def test_every_line_keeps_the_standing_that_it_was_written_from(run: Run) -> None:
    result = run(**EXTENDS, fever=True, nprs_leg={"left": 2}, osteoporosis=False)
    assert {each.item.kind for each in result.plan.lines} >= {"referral", "education", "exercise"}
    assert [each.standing.item for each in result.plan.lines] == [each.item for each in result.plan.lines]
