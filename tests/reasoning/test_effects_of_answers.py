from typing import Any

import pytest
from tests.reasoning.building import Data, facts_with, finding

from lasegue.knowledge.entries.finding import Finding
from lasegue.reasoning.answers import effects
from lasegue.reasoning.engine import Engine


def changes(engine: Engine, name: str, **findings: Any) -> dict[str, tuple[str, ...]]:
    facts = facts_with(findings)
    rows = effects(engine, facts, engine.library.findings[name], engine.run(facts))
    return {str(row.answer): row.changes for row in rows}


def answers(engine: Engine, about: Finding) -> list[Any]:
    facts = facts_with({})
    return [row.answer for row in effects(engine, facts, about, engine.run(facts))]


@pytest.mark.parametrize(
    ("about", "tried"),
    [
        (finding("fever"), [True, False]),
        (finding("slr", sided=True), [{"right": True}, {"right": False}]),
        (finding("irritability", "choice", choices=list("abcdef")), ["a", "b", "c", "d"]),
        (finding("home_equipment", "choice_set", choices=["band", "none"]), [["band"], ["none"]]),
        (finding("age_years", "integer", range=[16, 110]), [16, 110]),
        (finding("nprs_back", "decimal", range=[0, 10]), [0, 10]),
        (
            finding("repeated", "direction_response"),
            [{"extension": "centralises"}, {"extension": "peripheralises"}, {"flexion": "centralises"}],
        ),
        (finding("onset_date", "date"), []),
    ],
)
def test_the_answers_that_tell_most_are_tried(engine: Engine, about: Finding, tried: list[Any]) -> None:
    assert answers(engine, about) == tried


def test_an_answer_that_raises_a_flag_changes_triage(engine: Engine) -> None:
    found = changes(engine, "urine_retention")
    assert found["True"][0] == "triage becomes emergency"
    assert found["False"] == ()


def test_an_answer_may_change_the_cause_that_leads(engine: Engine) -> None:
    found = changes(engine, "mri_shows_disc")
    assert found["True"][0] == "Disc leads with 90%"


def test_an_answer_may_move_the_leading_cause_by_five_points(engine: Engine) -> None:
    found = changes(engine, "slump", mri_shows_disc=True, fever=False)
    assert "Disc goes from 90% to 97%" in found["{'right': True}"]


def test_a_smaller_move_of_the_leading_cause_is_not_told(engine: Engine) -> None:
    told = changes(engine, "slr", mri_shows_disc=True, fever=False)["{'right': True}"]
    assert not any("goes from" in each or "leads" in each for each in told)


def test_an_answer_may_change_the_classification(engine: Engine) -> None:
    assert "classification becomes medical" in changes(engine, "urine_retention")["True"]


def test_an_answer_may_add_and_remove_lines(engine: Engine) -> None:
    assert changes(engine, "pregnant", **FOUND) == {
        "True": ("adds stand_bend", "removes press_up"),
        "False": (),
    }


FOUND: Data = {"repeated": {"extension": "centralises"}, "pregnant": False}


def test_at_most_four_lines_are_named(engine: Engine) -> None:
    told = changes(engine, "urine_retention", **FOUND)["True"]
    assert told[-1] == "removes glide, heat_pack, plank, press_up"
    assert told[-2] == "adds to_hospital"
