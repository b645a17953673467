"""Bounds of a dose: from the library's doses, and every step stays inside them."""

from typing import Any

import msgspec
import pytest
from django.utils.translation import override
from tests.reasoning.building import item

from lasegue.knowledge.entries.intervention import Dose, Intervention, Pair
from lasegue.reasoning.planning.dosing import dose_of, written
from lasegue.web.plans.amounts import bound_in_words, read_amount, unit
from lasegue.web.plans.bounds import STEPS, amount_in, bounds_of, fits, stepped, stored, strays
from lasegue.web.record.reasoner import library

ITEMS = [each for each in library().interventions() if each.dose is not None]


def dosed(**doses: Any) -> Intervention:
    return item("press", "exercise", ["extension"], dose=doses)


def test_the_bounds_are_the_least_and_the_most_of_all_doses_and_remember_which() -> None:
    bound = bounds_of(dosed(usual={"reps": 10}, high={"reps": 5}, low={"reps": [10, 15]}))["reps"]
    assert (bound.low, bound.low_from, bound.high, bound.high_from) == (5, "high", 15, "low")


def test_an_amount_that_no_dose_names_has_no_bounds() -> None:
    assert set(bounds_of(dosed(usual={"reps": 10, "hold_s": [1, 2]}))) == {"reps", "hold_s"}
    assert bounds_of(item("talk", "education", ["education_advice"])) == {}


def test_a_bound_says_which_it_is_and_where_it_comes_from() -> None:
    bound = bounds_of(dosed(usual={"reps": 10}, high={"reps": 5}))["reps"]
    most = bound_in_words("reps", bound, up=True)
    assert most == "10 reps is the most: the usual dose, a convention that awaits sign-off."
    assert bound_in_words("reps", bound, up=False).startswith(
        "5 reps is the least: the dose when symptoms flare easily"
    )


def test_a_single_amount_says_that_it_is_the_only_one() -> None:
    assert "the only amount" in bound_in_words("sets", bounds_of(dosed(usual={"sets": 1}))["sets"], up=True)


@pytest.mark.parametrize(
    ("amount", "by", "after"),
    [(10, 1, 11), (10, -1, 9), (15, 1, 15), (5, -1, 5), ((8, 12), 1, 12), ((8, 12), -1, 8), (10, 5, 15)],
)  # fmt: skip
def test_a_step_stays_inside_and_leaves_a_range_by_its_end(amount: Any, by: float, after: float) -> None:
    bound = bounds_of(dosed(usual={"reps": [5, 15]}))["reps"]
    assert stepped(amount, by, bound) == after


@pytest.mark.parametrize("item_", ITEMS, ids=lambda each: each.id)
def test_every_dose_the_engine_may_draft_lies_within_the_bounds(item_: Intervention) -> None:
    for irritability in (None, "high", "moderate", "low"):
        for older in (True, False):
            assert strays(item_, written(dose_of(item_, irritability), older)) == ()


@pytest.mark.parametrize("walk", [(1,) * 40, (-1,) * 40, (5, -1, 5, -5), (-5, 1, 1, 5)])
def test_no_walk_of_steps_leaves_the_bounds(walk: tuple[int, ...]) -> None:
    for item_ in ITEMS:
        for name, bound in bounds_of(item_).items():
            amount = amount_in(written(dose_of(item_, None), older=False), name)
            for by in walk:
                amount = stepped(amount, by, bound) if amount is not None else None
                assert amount is None or fits(amount, bound), (item_.id, name)


@pytest.mark.parametrize(
    "dose", [{"reps": 999}, {"reps": [12, 8]}, {"reps": None}, {"reps": "many"}, {"load_kg": 5}, {"reps": []}]
)
def test_a_dose_that_no_dose_of_the_library_allows_is_named(dose: Any) -> None:
    assert strays(dosed(usual={"reps": [5, 15]}), dose) == tuple(dose)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("12", 12), (" 4 to 8 ", (4, 8)), ("4-8", (4, 8)), ("4–8", (4, 8)), ("2,5", 2.5), ("8 to 8", 8), ("", None),
     ("many", None), ("-3", None), ("1e9", None), ("99999", None), ("4 to", None), ("12\x00", None)],
)  # fmt: skip
def test_what_is_typed_reads_as_an_amount_or_not_at_all(typed: str, amount: Any) -> None:
    assert read_amount(typed) == amount


def test_whole_amounts_are_stored_without_a_point() -> None:
    assert msgspec.json.encode(stored((4.0, 7.5))) == b"[4,7.5]"


def test_every_amount_of_a_dose_can_be_moved_but_the_weeks_which_follow_from_the_phases() -> None:
    amounts = {name for name in Dose.__struct_fields__ if Dose.__annotations__.get(name) == (float | Pair | None)}
    assert amounts - {"weeks"} == set(STEPS)


def test_a_unit_is_in_the_language_of_whoever_reads() -> None:
    found = []
    for tongue in ("en", "es", "en"):
        with override(tongue):
            found.append((unit("reps", 1), unit("reps", (4, 8)), unit("days_per_week", 3)))
    assert found[0] == found[2] == ("rep", "reps", "days a week")
    assert found[1] != found[0]


def test_bounds_are_those_of_the_item_that_is_asked_about() -> None:
    assert bounds_of(dosed(usual={"sets": 1}))["sets"].high == 1
    assert bounds_of(dosed(usual={"sets": 3}))["sets"].high == 3
