import json
from pathlib import Path

from lasegue.casebook.outcomes import changes, outcomes_of, read_outcomes, write_outcomes
from lasegue.casebook.worked import Worked, outcome_of
from lasegue.reasoning.engine import Engine

CASES = Path(__file__).parents[2] / "cases"
BEFORE = {"triage": "treat", "raised": [], "causes": ["disc"], "phase": "strengthen"}


def test_no_worked_case_changes_its_outcome_unseen(engine: Engine, worked: dict[str, Worked]) -> None:
    changed = changes(read_outcomes(CASES), outcomes_of(list(worked.values()), engine, CASES))
    hint = "Look at each of these. When all are meant, accept them: lasegue cases --accept"
    assert not changed, "\n".join([*changed, hint])


def test_an_outcome_is_the_decision_in_a_few_words(engine: Engine, worked: dict[str, Worked]) -> None:
    path = "published/retention_and_saddle_numbness_after_lifting_is_an_emergency.yaml"
    outcome = outcome_of(engine.run(worked[path].facts))
    assert list(outcome) == ["triage", "raised", "causes", "classification", "phase", "lines"]
    assert (outcome["triage"], outcome["phase"], outcome["classification"]) == (
        "emergency", None, ["medical_management_only"],
    )  # fmt: skip
    assert len(outcome["causes"]) == 3


def test_equal_outcomes_are_no_change() -> None:
    assert changes({"a": BEFORE}, {"a": dict(BEFORE)}) == []


def test_each_changed_part_is_one_line_from_old_to_new() -> None:
    after = {**BEFORE, "triage": "refer", "raised": ["x", "y"], "phase": None}
    assert changes({"a": BEFORE}, {"a": after}) == [
        "a: triage: treat → refer", "a: raised:  → x, y", "a: phase: strengthen → None",
    ]  # fmt: skip


def test_a_case_that_is_new_or_gone_is_named() -> None:
    assert changes({"b": BEFORE}, {"a": BEFORE}) == ["a: new case", "b: case gone"]


def test_accepted_outcomes_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_outcomes(tmp_path, {"b": BEFORE, "a": {"triage": "treat"}})
    assert read_outcomes(tmp_path) == {"a": {"triage": "treat"}, "b": BEFORE}


def test_accepted_outcomes_are_written_one_case_a_line_by_name(tmp_path: Path) -> None:
    write_outcomes(tmp_path, {"b": BEFORE, "a": {"triage": "treat"}})
    lines = (tmp_path / "outcomes.json").read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1], lines[1]) == ("{", "}", '"a": {"triage": "treat"},')
    assert json.loads("{" + lines[2] + "}") == {"b": BEFORE}


def test_without_a_file_nothing_is_accepted_yet(tmp_path: Path) -> None:
    assert read_outcomes(tmp_path) == {}
