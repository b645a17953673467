from typing import Any

import pytest
from tests.reasoning.building import EVERY_PHASE, Data, by_id, classification, exercise, item
from tests.reasoning.small import policy, small_library

from lasegue.knowledge.entries.entry import PHASES
from lasegue.knowledge.library import Library
from lasegue.reasoning.planning.eligibility import Candidate, Standing, State
from lasegue.reasoning.planning.selection import Person, Selector

EXERCISES = by_id(
    exercise("e1", "extension", 4), exercise("e2", "flexion", 4), exercise("e3", "stabilization", 4),
    exercise("late", "stabilization", 4, phases=["functional"]), exercise("long", "extension", 9),
    exercise("stroll", "aerobic", 60), exercise("gym", "stabilization", 1, equipment=["band", "dumbbell"]),
    exercise("floor", "stabilization", 1, equipment=["mat", "pillow", "chair"]),
    exercise("hard", "stabilization", 1, dose={"usual": {"reps": 5}, "none": ["high", "moderate"]}),
)  # fmt: skip
HANDS = by_id(
    item("glide", "manual", ["mobilization"]), item("press", "manual", ["massage"]),
    item("warm", "conservative", ["heat"]),
    item("cool", "conservative", ["cold"]), item("talk", "education", ["education_advice"]),
    item("drill", "exercise", ["walking"]),
)  # fmt: skip


def library(**numbers: float) -> Library:
    generous = {"most_treatment_families": 9, "most_manual_lines": 2, **numbers}
    return small_library(exercises=EXERCISES, techniques=HANDS, conservative={}, advice={}, policy=policy(**generous))


def slot(*prefer: str, phases: list[str] | None = None) -> Data:
    return {"id": "-".join(prefer), "prefer": list(prefer), "phases": phases or EVERY_PHASE}


def selector(
    numbers: Data | None = None, states: dict[str, State] | None = None, beside: tuple[str, ...] = (), **person: Any
) -> Selector:
    whole = library(**(numbers or {}))
    defaults: Data = {"phase": "calm_and_protect", "irritability": None, "minutes_per_day": 12, "equipment": None}
    standings = {
        each.id: Standing(Candidate(each, ()), (), (states or {}).get(each.id, "open"))
        for each in whole.interventions()
    }
    return Selector(whole, Person(**{**defaults, **person}), standings, [standings[name].item for name in beside])


def entry(*slots: Data, name: str = "x", **rest: Any) -> Any:
    return classification(name, [], list(slots), **rest)


def fill(select: Selector, *slots: Data, **rest: Any) -> list[str]:
    return [choice.item.id for choice in select.fill((entry(*slots, **rest),))]


def test_the_first_preferred_item_fills_a_slot() -> None:
    assert fill(selector(), slot("e2", "e1")) == ["e2"]


def test_slots_are_filled_in_their_order() -> None:
    assert fill(selector(), slot("e3"), slot("e1")) == ["e3", "e1"]


def test_classifications_are_served_in_their_order() -> None:
    chosen = selector().fill((entry(slot("e3"), name="p"), entry(slot("e1"), name="q")))
    assert [(each.item.id, each.classification.id, each.slot.id) for each in chosen] == [
        ("e3", "p", "e3"), ("e1", "q", "e1"),
    ]  # fmt: skip


@pytest.mark.parametrize("state", ["contraindicated", "unanswered"])
def test_an_item_that_is_not_open_gives_way_to_the_next(state: State) -> None:
    select = selector(states={"e1": state})
    assert fill(select, slot("e1", "e2")) == ["e2"]
    assert select.passed == {"e1": state}


def test_a_slot_without_any_eligible_item_stays_empty() -> None:
    assert fill(selector(states={"e1": "contraindicated"}), slot("e1"), slot("e2")) == ["e2"]


def test_an_item_that_is_already_chosen_fills_a_second_slot() -> None:
    assert fill(selector(), slot("e1"), slot("e2", "e1")) == ["e1"]


def test_a_later_slot_may_take_what_an_earlier_one_passed_over() -> None:
    select = selector()
    assert fill(select, slot("e1", "e2"), slot("e2")) == ["e1", "e2"]


def test_the_first_reason_to_pass_over_an_item_is_kept() -> None:
    select = selector(irritability="high", equipment=frozenset(), states={"gym": "contraindicated"})
    fill(select, slot("hard", "gym"), slot("gym"))
    assert select.passed == {"hard": "too_irritable", "gym": "contraindicated"}


@pytest.mark.parametrize(("degree", "chosen"), [("high", []), ("moderate", []), ("low", ["hard"]), (None, ["hard"])])
def test_an_item_is_not_given_at_a_degree_of_irritability_it_excludes(degree: str | None, chosen: list[str]) -> None:
    assert fill(selector(irritability=degree), slot("hard")) == chosen


def test_an_item_that_works_against_the_classification_is_off_target() -> None:
    select = selector()
    assert fill(select, slot("e2", "e1"), off_target=["flexion"]) == ["e1"]
    assert select.passed == {"e2": "off_target"}


def test_a_family_off_target_takes_its_parts_with_it() -> None:
    select = selector()
    fill(select, slot("press", "e1"), off_target=["mobilization"])
    assert select.passed == {"press": "off_target"}


def test_the_leading_classification_says_what_is_off_target_for_the_whole_plan() -> None:
    chosen = selector().fill((entry(slot("e1"), name="q", off_target=["flexion"]), entry(slot("e2"), name="p")))
    assert [each.item.id for each in chosen] == ["e1"]


def test_a_lesser_classification_rules_nothing_out_as_off_target() -> None:
    chosen = selector().fill((entry(slot("e2"), name="p"), entry(slot("e1"), name="q", off_target=["flexion"])))
    assert [each.item.id for each in chosen] == ["e2", "e1"]


@pytest.mark.parametrize("offer", ["on_request", "override_only", "never"])
def test_only_what_is_offered_by_default_fills_a_slot(offer: str) -> None:
    select = selector()
    rare = exercise("e1", "extension", 4, offer=offer)
    select.standings["e1"] = Standing(Candidate(rare, ()), (), "open")
    assert fill(select, slot("e1", "e2")) == ["e2"]
    assert select.passed == {"e1": offer}


def test_a_closed_slot_is_not_filled() -> None:
    select = selector()
    select.closed = frozenset({("x", "e1"), ("other", "e2")})
    assert fill(select, slot("e1"), slot("e2")) == ["e2"]


def test_equipment_that_is_not_at_hand_rules_an_exercise_out() -> None:
    select = selector(equipment=frozenset({"band"}))
    assert fill(select, slot("gym")) == []
    assert select.passed == {"gym": "equipment"}


@pytest.mark.parametrize("equipment", [None, frozenset({"band", "dumbbell", "ball"})])
def test_equipment_that_is_at_hand_or_unknown_lets_an_exercise_in(equipment: frozenset[str] | None) -> None:
    assert fill(selector(equipment=equipment), slot("gym")) == ["gym"]


def test_a_mat_a_pillow_and_a_chair_are_taken_to_be_at_hand() -> None:
    assert fill(selector(equipment=frozenset()), slot("floor")) == ["floor"]


def test_an_exercise_runs_in_the_phases_that_slot_and_exercise_share_from_now_on() -> None:
    select = selector(phase="restore_movement")
    (choice,) = select.fill((entry(slot("e1", phases=["calm_and_protect", "restore_movement", "functional"])),))
    assert choice.phases == ("restore_movement", "functional")


def test_an_exercise_of_phases_that_have_passed_is_left_out() -> None:
    select = selector(phase="maintain")
    assert fill(select, slot("late")) == []
    assert select.passed == {"late": "no_room_in_phase"}


def test_a_phase_holds_only_so_many_exercises() -> None:
    select = selector(minutes_per_day=100)
    assert fill(select, slot("e1"), slot("e2"), slot("e3")) == ["e1", "e2"]
    assert select.passed == {"e3": "no_room_in_phase"}


def test_a_full_phase_leaves_room_in_the_others() -> None:
    early = ["calm_and_protect"]
    select = selector(minutes_per_day=100)
    chosen = select.fill((entry(slot("e1", phases=early), slot("e2", phases=early), slot("e3")),))
    assert chosen[2].phases == PHASES[1:]


def test_exercises_share_the_minutes_of_a_day() -> None:
    select = selector(minutes_per_day=12)
    assert fill(select, slot("long"), slot("e1"), slot("gym")) == ["long", "gym"]
    assert select.passed == {"e1": "no_room_in_phase"}


def test_minutes_may_be_used_up_to_the_last() -> None:
    assert fill(selector(minutes_per_day=13), slot("long"), slot("e1")) == ["long", "e1"]


def test_walking_and_cycling_take_no_exercise_minutes() -> None:
    assert fill(selector(minutes_per_day=4), slot("stroll"), slot("e1")) == ["stroll", "e1"]


def test_hands_on_lines_are_capped() -> None:
    select = selector({"most_manual_lines": 1})
    assert fill(select, slot("e1"), slot("glide"), slot("press"), slot("warm")) == ["e1", "glide", "warm"]
    assert select.passed == {"press": "enough_manual"}


def test_two_hands_on_lines_fit_when_two_are_allowed() -> None:
    assert fill(selector({"most_manual_lines": 2}), slot("e1"), slot("glide"), slot("press")) == [
        "e1",
        "glide",
        "press",
    ]


def test_treatment_families_are_capped() -> None:
    select = selector({"most_treatment_families": 2})
    assert fill(select, slot("e1"), slot("warm"), slot("cool")) == ["e1", "warm"]
    assert select.passed == {"cool": "enough_families"}


def test_what_stands_in_the_plan_without_a_slot_counts_first() -> None:
    select = selector({"most_treatment_families": 2, "most_manual_lines": 1}, beside=("warm", "press", "talk"))
    assert fill(select, slot("glide"), slot("e1"), slot("cool")) == []
    assert select.passed == {"glide": "enough_manual", "e1": "enough_families", "cool": "enough_families"}


def test_a_second_item_of_a_held_family_needs_no_further_room() -> None:
    assert fill(selector({"most_treatment_families": 1}, minutes_per_day=20), slot("e1"), slot("long")) == [
        "e1",
        "long",
    ]


def test_advice_is_no_treatment_family() -> None:
    assert fill(selector({"most_treatment_families": 1}), slot("e1"), slot("talk")) == ["e1", "talk"]


def test_hands_on_care_alone_is_never_a_plan() -> None:
    select = selector()
    assert fill(select, slot("glide"), slot("warm"), slot("talk")) == ["talk"]
    assert select.passed == {"glide": "passive_care_alone", "warm": "passive_care_alone"}


def test_an_exercise_in_the_clinic_counts_beside_hands_on_care() -> None:
    assert fill(selector(), slot("glide"), slot("drill")) == ["glide", "drill"]


def test_a_selection_without_slots_is_empty() -> None:
    assert selector().fill(()) == []


def test_filling_twice_from_the_same_standings_gives_the_same() -> None:
    slots = (slot("glide"), slot("e3", "e1"), slot("e2"))
    assert fill(selector(), *slots) == fill(selector(), *slots)
