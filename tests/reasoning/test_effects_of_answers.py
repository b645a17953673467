from dataclasses import replace
from typing import Any

import msgspec
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


def test_every_class_and_line_that_comes_or_goes_is_named_up_to_four() -> None:
    from tests.reasoning.building import by_id, classification, exercise, yes
    from tests.reasoning.small import PHASE_ENTRIES, policy, small_library

    names = [f"e{number}" for number in range(6)]
    slots = [{"id": name, "prefer": [name], "phases": ["restore_movement"]} for name in names]
    library = small_library(
        policy=policy(default_minutes_per_day=99, most_treatment_families=9),
        exercises=by_id(*(exercise(name, "aerobic", 1) for name in names)),
        classifications=by_id(
            classification("advises", [{"when": yes("fever"), "weight": 1}], slots),
            classification("extends", [{"when": yes("fever"), "weight": 1}], []),
        ),
        phases={name: msgspec.structs.replace(entry, home_exercises=(1, 9)) for name, entry in PHASE_ENTRIES.items()},
    )
    many = Engine(library)
    assert changes(many, "fever")["True"][-2:] == ("classification becomes advises, extends", "adds e0, e1, e2, e3")
    facts = facts_with({"fever": True})
    (off,) = [row for row in effects(many, facts, finding("fever"), many.run(facts)) if row.answer is False]
    assert off.changes[-1] == "removes e0, e1, e2, e3"


@pytest.mark.parametrize(("share", "told"), [(0.05, True), (0.0501, False)])
def test_a_shift_of_the_leading_cause_is_told_from_five_points_on(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, share: float, told: bool
) -> None:
    facts = facts_with({})
    now = engine.run(facts)
    leading, *others = now.causes
    then = replace(now, causes=(leading._replace(value=share), *others))
    monkeypatch.setattr(engine, "run", lambda _: then)
    before = replace(now, causes=(leading._replace(value=0.1), *others))
    first = next(effects(engine, facts, finding("fever"), before))
    assert first.changes == ((f"{leading.cause.title} goes from 10% to 5%",) if told else ())
