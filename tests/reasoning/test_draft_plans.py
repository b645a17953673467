from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest
from tests.reasoning.building import Data, by_id, classification, exercise, facts_with, item, when, yes
from tests.reasoning.small import PHASE_ENTRIES, small_library

from lasegue.reasoning.engine import Engine, Result
from lasegue.reasoning.planning.plan import LeftOut

Run = Callable[..., Result]
EXTENDS = {"repeated": {"extension": "centralises"}, "pregnant": False}
WITHHELD: dict[str, Any] = {"urgent": {"saddle_change": True}, "emergency": {"urine_retention": True}}


def ids(result: Result) -> list[str]:
    return [line.item.id for line in result.plan.lines]


def left_out(result: Result) -> dict[str, LeftOut]:
    return {each.id: each for each in result.plan.left_out}


@pytest.mark.parametrize("findings", [{}, {"mrc_toe": {"right": 4}}])
def test_a_plan_is_a_draft_when_triage_allows_treatment(run: Run, findings: Any) -> None:
    assert run(**findings).plan.status == "draft"


@pytest.mark.parametrize("level", WITHHELD)
def test_a_withheld_plan_holds_no_treatment_no_visits_no_goals_and_no_measures(run: Run, level: str) -> None:
    result = run(**WITHHELD[level], nprs_leg={"left": 8}, **EXTENDS)
    plan = result.plan
    assert (result.triage.level, plan.status) == (level, "withheld")
    assert {line.item.kind for line in plan.lines} <= {"education", "monitoring", "referral"}
    assert (plan.visits, plan.goals, plan.measures, plan.open_questions) == (None, (), (), ())


def test_a_withheld_plan_still_says_what_to_do_and_what_to_watch(run: Run) -> None:
    assert ids(run(saddle_change=True, nprs_leg={"left": 8})) == ["to_doctor", "safety_net", "keep_active"]


def test_lines_of_a_withheld_plan_come_by_kind_in_whatever_order_the_library_holds_them() -> None:
    advice = dict(reversed(small_library().advice.items()))
    result = Engine(small_library(advice=advice)).run(facts_with({**WITHHELD["urgent"], "nprs_leg": {"left": 8}}))
    assert ids(result) == ["to_doctor", "safety_net", "keep_active"]


def test_a_withheld_plan_leaves_every_kind_of_treatment_out_by_the_level(run: Run) -> None:
    out = run(urine_retention=True).plan.left_out
    families = [
        "extension", "flexion", "stabilization", "aerobic", "walking", "mobilization", "thrust", "massage", "heat",
        "cold", "brace",
    ]  # fmt: skip
    assert [each.id for each in out] == families
    assert out[0] == LeftOut("extension", ("extension",), "triage", ({"triage": "emergency"},))


def test_a_brace_beside_an_urgent_referral_is_not_left_out(run: Run) -> None:
    result = run(mrc_toe={"right": 3})
    assert (result.plan.status, sorted(ids(result))) == ("withheld", ["foot_brace", "safety_net", "to_surgeon"])
    assert "brace" not in left_out(result)


def test_lines_come_by_kind_referrals_first_and_comfort_last(run: Run) -> None:
    result = run(**EXTENDS, mrc_toe={"right": 4}, nprs_leg={"left": 5}, osteoporosis=False, fever=False)
    assert [line.item.kind for line in result.plan.lines] == [
        "referral", "monitoring", "education", "exercise", "exercise", "manual", "conservative",
    ]  # fmt: skip
    assert ids(result)[3:5] == ["press_up", "plank"]


@pytest.mark.parametrize(
    ("findings", "name", "rule", "because"),
    [
        ({"pregnant": True}, "press_up", "contraindicated", ({"finding": "pregnant", "value": True},)),
        ({}, "press_up", "unanswered", ({"finding": "pregnant", "value": None},)),
        ({}, "thrust", "unanswered", ({"finding": "anticoagulant", "value": None},)),
        ({"anticoagulant": True}, "thrust", "contraindicated", ({"finding": "anticoagulant", "value": True},)),
        ({}, "rub", "on_request", ({"rule": "on_request"},)),
        ({}, "pull", "override_only", ({"rule": "override_only"},)),
        (EXTENDS, "knees_up", "off_target", ({"rule": "off_target"},)),
        ({}, "pulley", "not_called_for", ({"rule": "not_called_for"},)),
        ({**EXTENDS, "irritability": "high"}, "plank", "too_irritable", ({"rule": "too_irritable"},)),
        ({**EXTENDS, "anticoagulant": False}, "thrust", "not_called_for", ({"rule": "not_called_for"},)),
    ],
)
def test_what_is_left_out_says_why(run: Run, findings: Any, name: str, rule: str, because: Any) -> None:
    found = left_out(run(**findings))[name]
    assert (found.rule, found.because) == (rule, because)


def test_what_is_left_out_names_its_families(run: Run) -> None:
    assert left_out(run())["rub"].families == ("massage",)


def test_nothing_is_both_in_the_plan_and_left_out(run: Run) -> None:
    result = run(**EXTENDS)
    assert set(ids(result)).isdisjoint(left_out(result))


def test_advice_is_never_listed_as_left_out(run: Run) -> None:
    assert {"ask_first", "to_surgeon", "keep_active"}.isdisjoint(left_out(run()))


@pytest.mark.parametrize(("degree", "minutes"), [("high", 30), ("moderate", 40), ("low", 40)])
def test_visits_are_shorter_when_irritable(run: Run, degree: str, minutes: float) -> None:
    visits = run(irritability=degree).plan.visits
    assert visits is not None and visits.minutes == minutes


def test_measures_are_those_for_everybody_and_those_that_fit(run: Run) -> None:
    def measured(**findings: Any) -> list[str]:
        return [each.id for each in run(**findings).plan.measures]

    assert measured() == ["always", "always_too"]
    assert measured(age_years=70) == ["always", "when_old", "always_too"]
    assert measured(mrc_toe={"left": 4}) == ["always", "when_weak", "always_too"]


def test_dates_of_re_evaluation_are_counted_from_the_day_of_the_case(run: Run) -> None:
    assert run().plan.reassess_on == (date(2026, 3, 18), date(2026, 4, 1))
    assert run(urine_retention=True).plan.reassess_on == (date(2026, 3, 18), date(2026, 4, 1))


def test_goals_are_set_from_the_case(run: Run) -> None:
    assert [goal.text for goal in run(nprs_leg={"right": 6}).plan.goals] == ["Pain 4, now 6."]


def test_open_contraindications_of_drafted_treatment_are_open_questions(run: Run) -> None:
    result = run(**EXTENDS)
    assert result.plan.open_questions == ("osteoporosis", "fever")
    assert run(**EXTENDS, osteoporosis=False).plan.open_questions == ("fever",)


def test_open_contraindications_of_advice_are_no_questions() -> None:
    talk = item(
        "talk", "education", ["education_advice"], indications=[{"id": "p", "when": yes("anyone_walks")}],
        contraindications=[{"id": "x", "when": yes("fever")}],
    )  # fmt: skip
    library = small_library(advice={"talk": talk}, classifications={}, red_flags={})
    result = Engine(library).run(facts_with({"anyone_walks": True}))
    assert (ids(result), result.plan.open_questions) == (["talk"], ())


EQUIPPED = small_library(
    classifications={
        "x": classification("x", [{"when": yes("anyone_walks"), "weight": 1}],
                            [{"id": "s", "prefer": ["pulley"], "phases": ["restore_movement"]}])
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("equipment", "held"),
    [
        (["band", "no_others"], True), (["mat", "no_others"], False), (["none"], False), ([], False), (["mat"], True),
        (None, True),
    ],
)  # fmt: skip
def test_an_exercise_is_left_out_only_when_the_list_of_equipment_is_complete(equipment: Any, held: bool) -> None:
    stated = {} if equipment is None else {"home_equipment": equipment}
    result = Engine(EQUIPPED).run(facts_with({"anyone_walks": True, **stated}))
    assert ("pulley" in ids(result)) is held


@pytest.mark.parametrize(("minutes", "held"), [(3, False), (4, True), (None, True)])
def test_the_minutes_of_a_day_are_those_the_person_has(minutes: int | None, held: bool) -> None:
    stated = {} if minutes is None else {"minutes_per_day": minutes}
    result = Engine(EQUIPPED).run(facts_with({"anyone_walks": True, **stated}))
    assert ("pulley" in ids(result)) is held


def test_without_a_number_the_policy_says_how_many_minutes_there_are() -> None:
    long = {"pulley": exercise("pulley", "stabilization", 13)}
    library = small_library(classifications=EQUIPPED.classifications, exercises=long)
    assert left_out(Engine(library).run(facts_with({"anyone_walks": True})))["pulley"].rule == "no_room_in_phase"


def conditional(**findings: Any) -> Result:
    slots: list[Data] = [
        {"id": "a", "prefer": ["plank"], "phases": ["strengthen"], "when": yes("fever")},
        {"id": "b", "prefer": ["knees_up"], "phases": ["restore_movement"]},
        {
            "id": "c",
            "prefer": ["stand_bend"],
            "phases": ["restore_movement"],
            "when": yes("osteoporosis"),
            "note": "Bend first.",
        },
    ]
    library = small_library(
        classifications=by_id(classification("x", [{"when": yes("anyone_walks"), "weight": 1}], slots))
    )
    return Engine(library).run(facts_with({"anyone_walks": True, **findings}))


def test_a_slot_with_a_condition_is_there_only_when_the_condition_is_true() -> None:
    assert ids(conditional()) == ["safety_net", "knees_up"]
    assert ids(conditional(fever=False)) == ["safety_net", "knees_up"]
    assert ids(conditional(osteoporosis=True, fever=False)) == ["safety_net", "knees_up", "stand_bend"]


def test_the_words_of_a_slot_stand_before_those_of_the_dose() -> None:
    plain, noted = conditional(osteoporosis=True).plan.lines[1:]
    assert "note" not in plain.dose
    assert noted.dose["note"] == "Bend first."


def test_treatment_starts_in_the_phase_of_the_person(run: Run) -> None:
    assert "press_up" not in ids(run(**EXTENDS, ready_for_work=True))
    assert left_out(run(**EXTENDS, ready_for_work=True))["press_up"].rule == "no_room_in_phase"


def test_the_words_of_a_slot_and_of_a_dose_are_joined() -> None:
    slot = {"id": "a", "prefer": ["press_up"], "phases": ["strengthen"], "note": "Bend first."}
    entries = by_id(classification("x", [{"when": yes("anyone_walks"), "weight": 1}], [slot]))
    result = Engine(small_library(classifications=entries)).run(facts_with({"anyone_walks": True, "pregnant": False}))
    assert result.plan.lines[-1].dose["note"] == "Bend first. Starts in the phase “strengthen”."


def test_without_any_phase_treatment_starts_with_restoring_movement() -> None:
    phases = {name: msgspec.structs.replace(entry, enter=when(yes("fever"))) for name, entry in PHASE_ENTRIES.items()}
    result = Engine(small_library(phases=phases)).run(facts_with(EXTENDS))
    assert result.classified.phase is None
    assert result.plan.lines[-1].phases[0] == "restore_movement"
