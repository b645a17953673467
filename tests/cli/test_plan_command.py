import json
from pathlib import Path

import pytest

from lasegue.cli import main

CASES = Path(__file__).parents[2] / "cases" / "published"
SHIFT = str(CASES / "lateral_shift_is_corrected_before_extension.yaml")
HOSPITAL = str(CASES / "retention_and_saddle_numbness_after_lifting_is_an_emergency.yaml")
Captured = pytest.CaptureFixture[str]


def refused(capsys: Captured, *arguments: str) -> list[str]:
    """Lines on standard error of a command that ends with status 2 and prints nothing else."""
    try:
        status = main(arguments)
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else -1
    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert "Traceback" not in printed.err
    return printed.err.splitlines()


def answered(capsys: Captured, *arguments: str) -> str:
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_a_plan_is_printed_for_people(capsys: Captured) -> None:
    text = answered(capsys, "plan", SHIFT)
    for heading in ("Likely causes", "Classification", "Draft plan", "Visits", "Goals", "Stop when", "Left out"):
        assert heading in text
    assert "TREAT: nothing asks for an outside opinion now" in text
    assert "A draft for a licensed clinician to edit and sign" in " ".join(text.split())


def test_an_emergency_is_said_first_and_withholds_the_plan(capsys: Captured) -> None:
    text = answered(capsys, "plan", HOSPITAL)
    assert "EMERGENCY: hospital today" in text.splitlines()[1]
    assert "Plan withheld: only this" in text
    assert "Visits" not in text


def test_several_files_are_printed_one_after_the_other(capsys: Captured) -> None:
    text = answered(capsys, "plan", HOSPITAL, SHIFT)
    assert text.index("EMERGENCY") < text.index("TREAT")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_one_file_gives_one_object(capsys: Captured, form: str) -> None:
    text = answered(capsys, "plan", SHIFT, "--format", form)
    assert json.loads(text)["case"] == "e007"
    assert text.count("\n") == 1


def test_several_files_give_one_object_a_line_in_their_order(capsys: Captured) -> None:
    lines = answered(capsys, "plan", HOSPITAL, SHIFT, HOSPITAL, "--format", "jsonl").splitlines()
    levels = [json.loads(line)["triage"]["level"] for line in lines]
    assert levels == ["emergency", "treat", "emergency"]
    assert lines[0] == lines[2]


def test_several_files_as_json_are_refused(capsys: Captured) -> None:
    assert refused(capsys, "plan", SHIFT, HOSPITAL, "--format", "json") == [
        "arguments: --format: expected jsonl for several files, got json"
    ]


def test_an_unknown_format_is_refused(capsys: Captured) -> None:
    (line,) = refused(capsys, "plan", SHIFT, "--format", "xml")
    assert line == "arguments: --format: expected one of text, json, jsonl, got xml"


def test_a_plan_needs_a_file(capsys: Captured) -> None:
    (line,) = refused(capsys, "plan")
    assert line == "arguments: CASE: expected at least one, got none"


def test_a_missing_file_is_one_line_and_no_traceback(capsys: Captured, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.yaml")
    assert refused(capsys, "plan", missing, "--format", "json") == [
        f"{missing}: file: expected a readable file, got No such file or directory"
    ]


def test_one_bad_file_among_good_ones_prints_nothing_but_its_problems(capsys: Captured, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("case: a\n'on': 2026-03-04\nfindings: {age_years: 5, lateral_shift: up}\n", encoding="utf-8")
    assert refused(capsys, "plan", SHIFT, str(bad), HOSPITAL, "--format", "jsonl") == [
        f"{bad}: findings.age_years: expected a whole number from 16 to 110, got 5",
        f"{bad}: findings.lateral_shift: expected one of none, right, left, alternating, got up",
    ]


def test_a_folder_that_is_no_library_is_refused(capsys: Captured, tmp_path: Path) -> None:
    (line,) = refused(capsys, "plan", SHIFT, "--knowledge", str(tmp_path))
    assert line.startswith(f"{tmp_path}: ")
    assert "expected a knowledge folder with planning.yaml, got none" in line


def test_a_library_of_ones_own_is_used(capsys: Captured) -> None:
    knowledge = str(Path(__file__).parents[2] / "knowledge")
    assert answered(capsys, "plan", SHIFT, "--format", "json", "--knowledge", knowledge) == answered(
        capsys, "plan", SHIFT, "--format", "json"
    )


def test_the_same_files_give_the_same_bytes(capsys: Captured) -> None:
    first = answered(capsys, "plan", SHIFT, HOSPITAL, "--format", "jsonl")
    assert answered(capsys, "plan", SHIFT, HOSPITAL, "--format", "jsonl") == first
