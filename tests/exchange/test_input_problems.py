from collections.abc import Callable
from pathlib import Path

import pytest

from lasegue.exchange.case_file import read_case, read_cases
from lasegue.exchange.problems import CaseProblems, Problem
from lasegue.reasoning.engine import Engine

HEAD = "case: a001\n'on': 2026-03-04\n"
TYPO = "slr_angel_deg"
Read = Callable[[str], list[str]]


@pytest.fixture
def problems(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Lines for the text of one case file named a001.yaml."""
    monkeypatch.chdir(tmp_path)

    def lines(text: str) -> list[str]:
        Path("a001.yaml").write_text(text, encoding="utf-8")
        found: list[Problem] = []
        facts = read_case("a001.yaml", engine, found)
        assert (facts is None) is bool(found)
        return [str(each) for each in found]

    return lines


def test_a_sound_case_has_no_problem(problems: Read) -> None:
    assert problems(HEAD + "findings: {age_years: 45}\n") == []


def test_the_examples_of_the_contract_are_reported_word_for_word(problems: Read) -> None:
    text = (
        "case: a001\nfindings:\n  slr_angle_deg: {left: 140}\n  slr_angel_deg: {right: 40}\n  lateral_shift: leftward\n"
    )
    assert sorted(problems(text)) == sorted(
        [
            "a001.yaml: findings.slr_angle_deg.left: expected a number from 0 to 120, got 140",
            f"a001.yaml: findings.{TYPO}: expected a known finding id (nearest: slr_angle_deg), got {TYPO}",
            "a001.yaml: findings.lateral_shift: expected one of none, right, left, alternating, got leftward",
            "a001.yaml: on: expected a date YYYY-MM-DD, got nothing",
        ]
    )


RESPONSES = "a mapping of direction to response"
VALUES = [
    ("slr_positive: true", "slr_positive", "a mapping with right, left or unsided, got true"),
    ("slr_positive: {}", "slr_positive", "a mapping with right, left or unsided, got a mapping"),
    ("slr_positive: {mid: true}", "slr_positive.mid", "one of right, left, unsided, got mid"),
    ("slr_positive: {right: 1}", "slr_positive.right", "true or false, got 1"),
    ("slr_positive: {right: yes}", "slr_positive.right", "true or false, got yes"),
    ("slr_positive: {right: null}", "slr_positive.right", "true or false, got nothing"),
    ("age_years: true", "age_years", "a whole number from 16 to 110, got true"),
    ("age_years: 45.5", "age_years", "a whole number from 16 to 110, got 45.5"),
    ("age_years: 15", "age_years", "a whole number from 16 to 110, got 15"),
    ("age_years: 111", "age_years", "a whole number from 16 to 110, got 111"),
    ("age_years: forty", "age_years", "a whole number from 16 to 110, got forty"),
    ("age_years: '45'", "age_years", "a whole number from 16 to 110, got 45"),
    ("age_years:", "age_years", "a whole number from 16 to 110, got nothing"),
    ("age_years: [45]", "age_years", "a whole number from 16 to 110, got a list"),
    ("age_years: {years: 45}", "age_years", "a whole number from 16 to 110, got a mapping"),
    ("age_years: ''", "age_years", "a whole number from 16 to 110, got an empty text"),
    ("height_cm: 99.9", "height_cm", "a number from 100 to 230, got 99.9"),
    ("height_cm: false", "height_cm", "a number from 100 to 230, got false"),
    ("height_cm: .nan", "height_cm", "a number from 100 to 230, got .nan"),
    ("height_cm: 1e999", "height_cm", "a number from 100 to 230, got inf"),
    ("lateral_shift: no", "lateral_shift", "one of none, right, left, alternating, got no"),
    ("lateral_shift: [right]", "lateral_shift", "one of none, right, left, alternating, got a list"),
    ("onset_date: soon", "onset_date", "a date YYYY-MM-DD, got soon"),
    ("onset_date: 2026-02-30", "onset_date", "a date YYYY-MM-DD, got 2026-02-30"),
    ("onset_date: 20260201", "onset_date", "a date YYYY-MM-DD, got 20260201"),
    ("onset_date: 2026-03-05", "onset_date", "a date not after 2026-03-04, got 2026-03-05"),
    ("other_symptoms: dizziness", "other_symptoms", "a list, got dizziness"),
    ("other_symptoms: {dizziness: true}", "other_symptoms", "a list, got a mapping"),
    ("other_symptoms: [dizzyness]", "other_symptoms[0]", "a known choice (nearest: dizziness), got dizzyness"),
    ("other_symptoms: [dizziness, dizziness]", "other_symptoms[1]", "each entry once, got dizziness again"),
    ("home_equipment: [none, band]", "home_equipment", "none to stand alone, got none, band"),
    ("pain_regions: calf", "pain_regions", "a list, got calf"),
    ("pain_regions: [calf_rigth]", "pain_regions[0]", "a known region (nearest: calf_right), got calf_rigth"),
    ("pain_regions: [calf_mid]", "pain_regions[0]", None),
    ("pain_regions: [calf, calf]", "pain_regions[1]", "each entry once, got calf again"),
    ("pain_regions: [[calf]]", "pain_regions[0]", None),
    ("repeated_movement_response: {}", "repeated_movement_response", f"{RESPONSES}, got a mapping"),
    ("repeated_movement_response: better", "repeated_movement_response", f"{RESPONSES}, got better"),
    (
        "repeated_movement_response: {up: better}", "repeated_movement_response.up",
        "one of flexion, extension, side_glide_right, side_glide_left, got up",
    ),
    (
        "repeated_movement_response: {extension: fine}", "repeated_movement_response.extension",
        "one of centralises, better, no_effect, produced_not_worse, worse, peripheralises, got fine",
    ),
    ("repeated_movement_response: {extension: [better]}", "repeated_movement_response.extension", None),
    ("leg_pain: true", "leg_pain", None),
    ("irritability_estimate: high", "irritability_estimate", None),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "key", "expected"), VALUES)
def test_a_value_that_does_not_fit_gives_one_line(problems: Read, stated: str, key: str, expected: str | None) -> None:
    lines = problems(f"{HEAD}findings:\n  {stated}\n")
    assert len(lines) == 1
    assert lines[0].startswith(f"a001.yaml: findings.{key}: expected ")
    assert expected is None or lines[0] == f"a001.yaml: findings.{key}: expected {expected}"


NO_FINDINGS = HEAD + "findings: {}\n"
KEYS = [
    ("", "file", "a mapping with case, on and findings, got nothing"),
    ("[]", "file", "a mapping with case, on and findings, got an empty list"),
    ("text", "file", "a mapping with case, on and findings, got text"),
    ("case: A1\n'on': 2026-03-04\nfindings: {}", "case", "a code of a-z, 0-9, _ and -, at most 40 characters, got A1"),
    ("case: 7\n'on': 2026-03-04\nfindings: {}", "case", "a code of a-z, 0-9, _ and -, at most 40 characters, got 7"),
    ("'on': 2026-03-04\nfindings: {}", "case", "a code of a-z, 0-9, _ and -, at most 40 characters, got nothing"),
    ("case: a\n'on': 4.3.2026\nfindings: {}", "on", "a date YYYY-MM-DD, got 4.3.2026"),
    ("case: a\n'on': 2026-13-01\nfindings: {}", "on", "a date YYYY-MM-DD, got 2026-13-01"),
    (HEAD, "findings", "a mapping of finding ids to values, got nothing"),
    (HEAD + "findings: [age_years]", "findings", "a mapping of finding ids to values, got a list"),
    (NO_FINDINGS + "setings: field", "setings", "a known key (nearest: setting), got setings"),
    (
        NO_FINDINGS + "setting: home", "setting",
        "one of self_check, outpatient, primary_care, emergency, inpatient, field, got home",
    ),
    (NO_FINDINGS + "imaging_text: [a]", "imaging_text", "text, got a list"),
    (NO_FINDINGS + "notes: 5", "notes", "text, got 5"),
    (NO_FINDINGS + "notes: a\nnotes: b", "file", "each key once, got notes again at line 5"),
    (NO_FINDINGS + "1: b", "file", "a word as key, got 1 at line 4"),
    (NO_FINDINGS + "history: {}", "history", "a list of visits, got a mapping"),
    (NO_FINDINGS + "history: [1]", "history[0]", "a mapping with on, got 1"),
    (NO_FINDINGS + "history: [{notes: a}]", "history[0].on", "a date YYYY-MM-DD, got nothing"),
    (NO_FINDINGS + "history: [{'on': 2026-03-04, notes: a}]", "history[0].on",
     "a date before 2026-03-04, got 2026-03-04"),
    (
        NO_FINDINGS + "history: [{'on': 2026-01-02, notes: a}, {'on': 2026-01-02, notes: a}]", "history[1].on",
        "a date after 2026-01-02, got 2026-01-02",
    ),
    (
        NO_FINDINGS + "history: [{'on': 2026-01-02}]", "history[0]",
        "findings, interventions, measures or notes, got only a date",
    ),
    (NO_FINDINGS + "history: [{'on': 2026-01-02, note: a}]", None, None),
    (
        NO_FINDINGS + "history: [{'on': 2026-01-02, findings: {age_years: 5}}]", "history[0].findings.age_years",
        "a whole number from 16 to 110, got 5",
    ),
    (
        NO_FINDINGS + "history: [{'on': 2026-01-02, measures: {age_years: 50}}]", "history[0].measures.age_years",
        "an outcome measure or a pain score, got age_years",
    ),
    (
        NO_FINDINGS + "history: [{'on': 2026-01-02, findings: {onset_date: 2026-01-03}}]",
        "history[0].findings.onset_date", "a date not after 2026-01-02, got 2026-01-03",
    ),
    (NO_FINDINGS + "history: [{'on': 2026-01-02, interventions: heat}]", "history[0].interventions",
     "a list of families, got heat"),
    (
        NO_FINDINGS + "history: [{'on': 2026-01-02, interventions: [heet]}]", "history[0].interventions[0]",
        "a known family (nearest: heat), got heet",
    ),
    (
        NO_FINDINGS + "history: [{'on': 2026-01-02, interventions: [heat, heat]}]", "history[0].interventions[1]",
        "each family once, got heat again",
    ),
    (NO_FINDINGS + "history: [{'on': 2026-01-02, interventions: [[heat]]}]", "history[0].interventions[0]", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "expected"), KEYS)
def test_a_key_that_does_not_fit_gives_a_line(problems: Read, text: str, key: str | None, expected: str | None) -> None:
    lines = problems(text)
    assert lines
    assert expected is None or lines == [f"a001.yaml: {key}: expected {expected}"]
    assert all(": expected " in line and ", got " in line for line in lines)


def test_all_problems_of_all_files_come_at_once_in_the_order_of_the_files(engine: Engine, tmp_path: Path) -> None:
    paths = []
    for name, text in {
        "b.yaml": HEAD + "findings: {age_years: 5, lateral_shift: up}\n",
        "good.yaml": NO_FINDINGS,
        "a.yaml": NO_FINDINGS + "notes: 5\nsetting: home\n",
        "broken.yaml": "{",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(str(tmp_path / name))
    with pytest.raises(CaseProblems) as caught:
        read_cases([*paths, str(tmp_path / "missing.yaml")], engine)
    keys = [(Path(each.file).name, each.key) for each in caught.value.problems]
    assert keys == [
        ("b.yaml", "findings.age_years"), ("b.yaml", "findings.lateral_shift"), ("a.yaml", "setting"),
        ("a.yaml", "notes"), ("broken.yaml", "file"), ("missing.yaml", "file"),
    ]  # fmt: skip
    assert str(caught.value).splitlines() == [str(each) for each in caught.value.problems]


def test_a_missing_file_is_one_problem(engine: Engine, tmp_path: Path) -> None:
    found: list[Problem] = []
    read_case(str(tmp_path / "no.yaml"), engine, found)
    assert [(each.key, each.expected, each.got) for each in found] == [
        ("file", "a readable file", "No such file or directory")
    ]
