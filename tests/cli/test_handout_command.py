"""``lasegue handout``: a PDF for a case that may be treated, a plain no for one that may not."""

from pathlib import Path

import pytest

from lasegue.cli.main import main

CASES = Path(__file__).parents[2] / "cases"


def test_a_case_that_may_be_treated_gets_a_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = next((CASES / "ordinary").glob("*.yaml"))
    target = tmp_path / "plan.pdf"
    assert main(["handout", str(case), "--out", str(target), "--language", "es", "--large"]) == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert capsys.readouterr().out.strip() == str(target)


def test_an_emergency_gets_no_home_programme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = CASES / "red_flags" / "bladder_that_does_not_empty_is_an_emergency.yaml"
    target = tmp_path / "plan.pdf"
    assert main(["handout", str(case), "--out", str(target)]) == 1
    assert not target.exists()
    assert "emergency" in capsys.readouterr().err
