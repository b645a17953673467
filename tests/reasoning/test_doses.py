from typing import Any

import pytest
from tests.reasoning.building import Data, item, when, yes
from tests.reasoning.small import policy, small_library

from lasegue.knowledge.entries.entry import Phase
from lasegue.knowledge.entries.intervention import Dose, Precaution
from lasegue.reasoning.planning.dosing import dose_of, note, weeks_of, written

ITEM = item(
    "x",
    "manual",
    ["thrust"],
    dose={"usual": {"reps": 10}, "high": {"reps": 3}, "moderate": {"reps": 6}, "low": {"reps": 15}},
)
ONLY_USUAL = item("y", "manual", ["thrust"], dose={"usual": {"reps": 10}})


def dose(**amounts: Any) -> Dose:
    return Dose(basis="convention", **amounts)


def precaution(do: str) -> Precaution:
    return Precaution(id="p", when=when(yes("a")), why="W.", do=do, basis="convention")


@pytest.mark.parametrize(("degree", "reps"), [("high", 3), ("moderate", 6), ("low", 15), (None, 10)])
def test_the_dose_follows_irritability(degree: str | None, reps: float) -> None:
    found = dose_of(ITEM, degree)
    assert found is not None and found.reps == reps


@pytest.mark.parametrize("degree", ["high", "moderate", "low", None])
def test_the_usual_dose_is_given_where_irritability_makes_no_difference(degree: str | None) -> None:
    found = dose_of(ONLY_USUAL, degree)
    assert found is not None and found.reps == 10


def test_an_item_without_a_dose_has_none() -> None:
    assert dose_of(item("z", "manual", ["thrust"]), "high") is None
    assert written(None, older=False) == {}


EVERYTHING = dose(
    sets=(2, 3), reps=(8, 12), hold_s=(5, 10), minutes=(10, 20), per_day=(1, 2), days_per_week=(3, 5), weeks=(4, 6),
    load_kg=(2.5, 5), effort="easy", text="Not written here.",
)  # fmt: skip


def test_ranges_are_written_as_lowest_and_highest() -> None:
    plain = written(EVERYTHING, older=False)
    assert plain == {
        "sets": [2, 3], "reps": [8, 12], "hold_s": [5, 10], "minutes": [10, 20], "per_day": [1, 2],
        "days_per_week": [3, 5], "weeks": [4, 6], "load_kg": [2.5, 5], "effort": "easy",
    }  # fmt: skip
    assert list(plain) == [
        "sets",
        "reps",
        "hold_s",
        "minutes",
        "per_day",
        "days_per_week",
        "weeks",
        "load_kg",
        "effort",
    ]


def test_an_older_person_starts_at_the_lower_end() -> None:
    assert written(EVERYTHING, older=True) == {
        "sets": 2, "reps": 8, "hold_s": 5, "minutes": 10, "per_day": [1, 2], "days_per_week": [3, 5], "weeks": [4, 6],
        "load_kg": 2.5, "effort": "easy",
    }  # fmt: skip


@pytest.mark.parametrize("older", [True, False])
def test_single_amounts_are_the_same_at_every_age(older: bool) -> None:
    assert written(dose(sets=2.0, hold_s=7.5), older) == {"sets": 2, "hold_s": 7.5}


def test_whole_amounts_are_written_without_a_point() -> None:
    plain = written(dose(sets=2.0, reps=(8.0, 12.5)), older=False)
    assert repr(plain) == "{'sets': 2, 'reps': [8, 12.5]}"


@pytest.mark.parametrize(
    ("phases", "start", "weeks"),
    [
        (["restore_movement"], "restore_movement", [0, 4]),
        (["calm_and_protect", "restore_movement"], "calm_and_protect", [0, 6]),
        (["strengthen", "functional"], "restore_movement", [4, 12]),
        (["maintain"], "maintain", [0, 10]),
        (["calm_and_protect"], "restore_movement", [0, 1]),
    ],
)
def test_weeks_are_counted_from_the_phase_in_which_treatment_starts(
    phases: list[Phase], start: Phase, weeks: list[float]
) -> None:
    found = weeks_of(tuple(phases), start, small_library())
    assert found == weeks
    assert all(isinstance(each, int) for each in found)


@pytest.mark.parametrize(
    ("phases", "weeks"), [(["restore_movement"], [0, 3]), (["strengthen"], [4, 5]), (["maintain"], [14, 15])]
)
def test_a_plan_looks_no_further_than_the_horizon(phases: list[Phase], weeks: list[float]) -> None:
    near = small_library(policy=policy(horizon_weeks=3))
    assert weeks_of(tuple(phases), "restore_movement", near) == weeks


NOTES: list[tuple[Dose | None, list[str], list[Phase], Phase, str]] = [
    (None, [], [], "calm_and_protect", ""),
    (dose(sets=1), [], ["calm_and_protect"], "calm_and_protect", ""),
    (dose(text="Slowly."), ["Hold on."], ["strengthen"], "strengthen", "Slowly. Hold on."),
    (None, ["Hold on.", "Sit."], ["calm_and_protect"], "strengthen", "Hold on. Sit."),
    (
        dose(text="Slowly."),
        [],
        ["restore_movement"],
        "calm_and_protect",
        "Slowly. Starts in the phase “restore_movement”.",
    ),
]


@pytest.mark.parametrize(("given", "precautions", "phases", "start", "words"), NOTES)
def test_words_with_a_dose_are_its_text_the_precautions_and_a_later_start(
    given: Dose | None, precautions: list[str], phases: list[Phase], start: Phase, words: str
) -> None:
    assert note(given, tuple(precaution(each) for each in precautions), tuple(phases), start, small_library()) == words


def test_an_empty_dose_is_written_as_nothing() -> None:
    empty: Data = written(dose(), older=True)
    assert empty == {}
