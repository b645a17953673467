"""What may be given to one person, item by item, and on which facts that rests."""

from collections.abc import Callable

import pytest

from lasegue.reasoning.engine import Result

Run = Callable[..., Result]


def test_every_item_of_the_library_has_a_ruling(run: Run) -> None:
    result = run()
    assert {ruling.item.id for ruling in result.plan.rulings} == {item.id for item in result.library.interventions()}


def test_an_item_that_a_fact_forbids_names_the_fact(run: Run) -> None:
    ruling = run(anticoagulant=True).plan.rulings["thrust"]
    assert (ruling.state, ruling.is_open) == ("contraindicated", False)
    assert [each.because for each in ruling.barring] == [({"finding": "anticoagulant", "value": True},)]
    assert ruling.barring[0].missing == ()


def test_an_item_that_waits_for_an_answer_names_the_question(run: Run) -> None:
    ruling = run().plan.rulings["thrust"]
    assert ruling.state == "unanswered"
    assert [(each.bar.id, each.missing) for each in ruling.barring] == [("blood", ("anticoagulant",))]
    assert ruling.barring[0].because == ({"finding": "anticoagulant", "value": None},)


def test_what_must_be_known_is_listed_with_its_answer(run: Run) -> None:
    needed = run(anticoagulant=False).plan.rulings["thrust"].needed
    assert [(each.bar.id, each.truth) for each in needed] == [("blood", False)]
    assert needed[0].because == ({"finding": "anticoagulant", "value": False},)


def test_an_open_item_lists_the_questions_that_forbid_its_start(run: Run) -> None:
    assert run().plan.rulings["glide"].open_questions == ("osteoporosis",)
    assert run(osteoporosis=False).plan.rulings["glide"].open_questions == ()


def test_a_ruling_says_what_calls_for_the_item_and_what_to_take_care_of(run: Run) -> None:
    ruling = run(nprs_back=4, age_years=70).plan.rulings["glide"]
    assert ruling.indicated == ({"finding": "nprs_back", "value": 4},)
    assert [each.id for each in ruling.precautions] == ["old"]


def test_rulings_stand_even_when_the_plan_is_withheld(run: Run) -> None:
    result = run(urine_retention=True, anticoagulant=True)
    assert result.plan.status == "withheld"
    assert result.plan.rulings["thrust"].state == "contraindicated"


def test_the_state_of_an_item_is_that_of_its_ruling(run: Run) -> None:
    rulings = run(anticoagulant=True).plan.rulings
    assert all(rulings.state(ruling.item.id) == ruling.state for ruling in rulings)


def test_an_item_that_the_library_has_is_found_by_its_name_and_ruled_on_once(run: Run) -> None:
    rulings = run().plan.rulings
    assert "thrust" in rulings
    assert rulings.get("thrust") is rulings["thrust"]


def test_an_item_that_the_library_does_not_have_gets_no_ruling(run: Run) -> None:
    rulings = run().plan.rulings
    assert "leeches" not in rulings
    assert rulings.get("leeches") is None
    with pytest.raises(KeyError):
        rulings["leeches"]
