import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from lasegue.cli import main
from lasegue.knowledge.library import default_root
from lasegue.proofs.claim import Claim
from lasegue.proofs.claims import CLAIMS

CLAIM = "fever_is_at_least_urgent"
FEVER_ALONE = "  - id: fever_alone\n    level: urgent\n"
Captured = pytest.CaptureFixture[str]


class Ran(NamedTuple):
    """What one run of the command left behind."""

    status: int
    out: str
    err: str


def ran(capsys: Captured, *arguments: str | Path) -> Ran:
    status = main([str(each) for each in arguments])
    printed = capsys.readouterr()
    return Ran(status, printed.out, printed.err)


@pytest.fixture
def lowered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the library in which fever is no longer urgent."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "knowledge"
    shutil.copytree(default_root(), root)
    flag = root / "red_flags" / "systemic_illness.yaml"
    text = flag.read_text(encoding="utf-8")
    assert FEVER_ALONE in text
    flag.write_text(text.replace(FEVER_ALONE, "  - id: fever_alone\n    level: refer\n"), encoding="utf-8")
    return root


def test_a_certificate_holds_when_it_is_checked_again(capsys: Captured, tmp_path: Path) -> None:
    file = tmp_path / "proofs.json"
    assert ran(capsys, "prove", CLAIM, "--certificate", file).status == 0
    written = json.loads(file.read_text(encoding="utf-8"))
    assert {"form", "made", "knowledge", "engine", "solver", "claims"} == set(written)
    assert [(entry["id"], entry["verdict"]) for entry in written["claims"]] == [(CLAIM, "proved")]

    again = ran(capsys, "prove", "--check", file)

    assert (again.status, again.err) == (0, "")
    assert "1 of 1 claims proved" in again.out


def test_a_certificate_of_another_library_is_told_by_its_digest(
    capsys: Captured, tmp_path: Path, lowered: Path
) -> None:
    file = tmp_path / "proofs.json"
    ran(capsys, "prove", CLAIM, "--certificate", file)

    other = ran(capsys, "prove", "--check", file, "--knowledge", lowered)

    assert other.status == 1
    assert "knowledge digest: expected " in other.err
    assert f"{CLAIM}: expected proved (1 statements), got refuted" in other.err


def test_a_broken_claim_is_shown_as_a_patient_whom_the_plan_command_confirms(
    capsys: Captured, tmp_path: Path, lowered: Path
) -> None:
    folder = tmp_path / "broken"

    broken = ran(capsys, "prove", CLAIM, "--knowledge", lowered, "--cases", folder)

    assert broken.status == 1
    assert "FAILS" in broken.out
    assert "the claim: Fever gives urgent or emergency. (H05, H31)" in broken.out
    assert "a patient with: fever or shivers: yes\n" in broken.out
    case = folder / f"{CLAIM}.yaml"
    planned = ran(capsys, "plan", case, "--format", "json", "--knowledge", lowered)
    assert planned.status == 0
    assert json.loads(planned.out)["triage"]["level"] == "refer"


def test_json_says_the_same_as_the_certificate(capsys: Captured) -> None:
    printed = ran(capsys, "prove", CLAIM, "--format", "json")

    assert printed.status == 0
    content = json.loads(printed.out)
    assert content["form"] == "lasegue proofs 1"
    assert content["claims"][0]["says"] == "Fever gives urgent or emergency."
    assert content["claims"][0]["hazards"] == ["H05", "H31"]


def test_an_unknown_claim_is_answered_with_the_nearest(capsys: Captured) -> None:
    wrong = ran(capsys, "prove", "fever_is_urgent")

    assert (wrong.status, wrong.out) == (2, "")
    assert f"expected a known claim (nearest: {CLAIM}), got fever_is_urgent" in wrong.err


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"form": "something else"}', '{"form": "lasegue proofs 1"}'])
def test_a_file_that_is_no_certificate_is_refused(capsys: Captured, tmp_path: Path, content: str) -> None:
    file = tmp_path / "proofs.json"
    file.write_text(content, encoding="utf-8")

    wrong = ran(capsys, "prove", "--check", file)

    assert (wrong.status, wrong.out) == (2, "")
    assert "Traceback" not in wrong.err


def test_a_claim_that_is_not_proved_yet_is_listed_and_never_counted(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = CLAIMS[CLAIM]
    assert isinstance(claim, Claim)
    monkeypatch.setitem(CLAIMS, CLAIM, replace(claim, not_yet="nobody has found out how"))

    listed = ran(capsys, "prove", CLAIM)

    assert listed.status == 0
    assert "not yet proved\n    nobody has found out how" in listed.out
    assert "0 of 1 claims proved, 1 not yet" in listed.out


def test_engine_and_solver_are_compared_from_the_command_line(capsys: Captured) -> None:
    compared = ran(capsys, "prove", "--agreement", "3", "--workers", "1")

    assert compared.status == 0
    assert "3 fact sets, 0 disagreements" in compared.out
