"""``lasegue progress`` shows what a home log makes of a plan, and names what is wrong in a log file."""

from pathlib import Path

import pytest

from lasegue.cli import main

ROOT = Path(__file__).parents[2]
CASE = str(ROOT / "cases/ordinary/acute_leg_pain_centralises_with_extension_and_has_no_nerve_signs.yaml")
LATER = str(ROOT / "cases/ordinary/one_week_later_the_calf_has_cleared_and_extension_goes_on.yaml")
LOG = str(ROOT / "docs/how-to/home_log.yaml")
Captured = pytest.CaptureFixture[str]


def shown(capsys: Captured, *arguments: str) -> str:
    assert main(["progress", *arguments]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_the_day_after_a_red_session_steps_back_and_tells_the_clinic(capsys: Captured) -> None:
    text = shown(capsys, CASE, LOG)

    assert "14 March 2026 light: red" in text
    assert "step back. tell the clinic." in text
    assert "prone-press-up: step back, to prone-on-elbows" in text
    assert "because worst pain: 7; rise of pain: 5" in text
    assert "convention, certainty unrated; trafficprov, trafficmvmt" in text


def test_during_the_day_what_was_said_in_the_session_decides(capsys: Captured) -> None:
    text = shown(capsys, CASE, LOG, "--on", "2026-03-13")

    assert "prone-press-up: leave out today" in text
    assert "It hurts too much (hurts-too-much)" in text


def test_two_green_days_are_named_before_the_red_one(capsys: Captured) -> None:
    text = shown(capsys, CASE, LOG, "--on", "2026-03-12")

    assert "light: green" in text
    assert "Two greens to move up (two-greens-to-progress)" in text


def test_a_case_with_an_earlier_visit_is_a_re_evaluation_too(capsys: Captured, tmp_path: Path) -> None:
    log = tmp_path / "log.yaml"
    log.write_text("signed_on: 2026-01-01\ncheck: {first_goal_met: true}\n", encoding="utf-8")

    assert "Check at" in shown(capsys, LATER, str(log))


PROBLEMS = [
    ("[]", "file: expected a mapping with signed_on and log, got an empty list"),
    ("log: []", "signed_on: expected a date YYYY-MM-DD, got nothing"),
    ("signed_on: 2026-03-10\nlogs: []", "logs: expected one of signed_on, cleared, doing, check, log, got logs"),
    ("signed_on: 2026-03-10\nlog: 3", "log: expected a list, got 3"),
    ("signed_on: 2026-03-10\ncheck: {well: true}", "check.well: expected a known observation"),
    ("signed_on: 2026-03-10\ndoing: {bridge-hold: 3}", "doing.bridge-hold: expected a mapping of amount to number"),
    (
        "signed_on: 2026-03-10\nlog: [{at: 2026-03-11, kind: pain, body: {}}]",
        "log[0].at: expected a moment such as 2026-03-10T08:00:00+01:00, got 2026-03-11",
    ),
    (
        "signed_on: 2026-03-10\nlog: [{at: '2026-03-11T08:00:00Z', kind: pain, body: {moment: after, worst: 11}}]",
        "log[0].body.worst: expected a whole number from 0 to 10, got 11",
    ),
    (
        "signed_on: 2026-03-10\nlog: [{at: '2026-03-11T08:00:00Z', kind: pains}]",
        "log[0].kind: expected a known kind (nearest: pain), got pains",
    ),
    (
        "signed_on: 2026-03-10\nlog: [{at: '2026-03-11T08:00:00Z', kind: screen, body: {answers: {saddel: no}}}]",
        "log[0].body.answers.saddel: expected a known finding",
    ),
    (
        (
            "signed_on: 2026-03-10\n"
            "log: [{at: '2026-03-11T08:00:00Z', kind: pain, body: {moment: after, worst: 1, regions: {pain: [clf]}}}]"
        ),
        "log[0].body.regions: expected a known region (nearest: calf), got clf",
    ),
]


@pytest.mark.parametrize(("text", "problem"), PROBLEMS)
def test_a_log_that_does_not_read_is_named_and_nothing_is_decided(
    capsys: Captured, tmp_path: Path, text: str, problem: str
) -> None:
    log = tmp_path / "log.yaml"
    log.write_text(text, encoding="utf-8")

    assert main(["progress", CASE, str(log)]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert f"{log}: {problem}" in err


def test_a_day_that_is_no_date_is_a_problem_of_the_arguments(capsys: Captured) -> None:
    assert main(["progress", CASE, LOG, "--on", "tomorrow"]) == 2
    assert "arguments: --on: expected a date YYYY-MM-DD, got tomorrow" in capsys.readouterr().err
