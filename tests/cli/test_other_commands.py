import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lasegue import __version__
from lasegue.cli import main

ROOT = Path(__file__).parents[2]
COMMANDS = ("plan", "ask", "check", "coverage", "prove", "cases", "bench")
SPARSE = "case: a\n'on': 2026-03-04\nfindings: {age_years: 45, pain_regions: [back_low, calf_right]}\n"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def sparse(tmp_path: Path) -> str:
    path = tmp_path / "sparse.yaml"
    path.write_text(SPARSE, encoding="utf-8")
    return str(path)


def status_of(*arguments: str) -> int:
    """Exit status, whether returned or raised."""
    try:
        return main(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0


def test_asking_names_safety_questions_first_and_then_the_best_ones(capsys: Captured, sparse: str) -> None:
    assert main(["ask", sparse]) == 0
    text = capsys.readouterr().out
    assert text.index("Safety first") < text.index("Next best questions")
    assert re.search(r"\d\.\d\d bits in \d", text)
    assert re.search(
        r"^    [a-z ]+: (triage becomes|.* leads with|adds|classification becomes|changes nothing)", text, re.MULTILINE
    )


@pytest.mark.parametrize("most", [1, 3])
def test_asking_shows_at_most_so_many_questions(capsys: Captured, sparse: str, most: int) -> None:
    assert main(["ask", sparse, "--most", str(most)]) == 0
    assert len(re.findall(r"\d\.\d\d\s+bits", capsys.readouterr().out)) == most


def test_asking_about_a_bad_file_is_refused(capsys: Captured, tmp_path: Path) -> None:
    assert main(["ask", str(tmp_path / "no.yaml")]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and "expected a readable file" in printed.err


def test_a_number_that_is_none_is_refused(capsys: Captured, sparse: str) -> None:
    assert status_of("ask", sparse, "--most", "few") == 2
    assert capsys.readouterr().err.splitlines() == ["arguments: --most: expected a whole number, got few"]


def test_the_library_passes_its_checks(capsys: Captured) -> None:
    status = main(["check"])
    text = capsys.readouterr().out
    assert status == 0, text
    assert re.search(r"^0 found in \d+ entries, library \d+\.\d+\.\d+, digest [0-9a-f]{12}$", text.strip())


def test_every_item_of_the_article_is_answered(capsys: Captured) -> None:
    status = main(["coverage"])
    lines = capsys.readouterr().out.splitlines()
    assert status == 0, [line for line in lines if line.endswith("nothing yet")]
    found = re.fullmatch(r"(\d+) of (\d+) items answered", lines[-1])
    assert found is not None and found[1] == found[2]


@pytest.mark.parametrize("command", [["check"], ["coverage"]])
def test_a_wrong_folder_is_refused_by_every_command(capsys: Captured, tmp_path: Path, command: list[str]) -> None:
    assert main([*command, "--knowledge", str(tmp_path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "planning.yaml" in printed.err and "Traceback" not in printed.err


def one_case(folder: Path) -> Path:
    folder.mkdir()
    shutil.copy(ROOT / "cases/published/leaning_on_a_shopping_cart_eases_stenosis.yaml", folder / "one.yaml")
    return folder


def test_cases_that_were_never_accepted_are_new(capsys: Captured, tmp_path: Path) -> None:
    folder = one_case(tmp_path / "cases")
    assert main(["cases", "--folder", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2:] == ["one.yaml: new case", "1 cases, 0 missed expectations, 1 changed outcomes"]


def test_accepted_cases_are_quiet_until_an_outcome_changes(capsys: Captured, tmp_path: Path) -> None:
    folder = one_case(tmp_path / "cases")
    assert main(["cases", "--folder", str(folder), "--accept"]) == 0
    assert main(["cases", "--folder", str(folder)]) == 0
    accepted = json.loads((folder / "outcomes.json").read_text(encoding="utf-8"))
    accepted["one.yaml"]["phase"] = "maintain"
    (folder / "outcomes.json").write_text(json.dumps(accepted), encoding="utf-8")
    capsys.readouterr()
    assert main(["cases", "--folder", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("one.yaml: phase: maintain → ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_is_printed_for_a_shell(capsys: Captured, shell: str) -> None:
    assert main(["--print-completion", shell]) == 0
    text = capsys.readouterr().out
    assert all(command in text for command in COMMANDS)


def test_completion_for_an_unknown_shell_is_refused(capsys: Captured) -> None:
    assert status_of("--print-completion", "fish") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line == "arguments: --print-completion: expected one of bash, zsh, tcsh, got fish"


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_describes_every_command(capsys: Captured, command: tuple[str, ...]) -> None:
    assert status_of(*command, "--help") == 0
    text = capsys.readouterr().out
    assert text.startswith("usage: lasegue")
    assert command in {(), ("coverage",), ("bench",)} or "examples:\n  lasegue " in text


def test_help_has_examples(capsys: Captured) -> None:
    status_of("--help")
    text = capsys.readouterr().out
    assert "examples:" in text
    assert all(f"  {name} " in text for name in COMMANDS)


def test_without_a_command_the_help_is_shown(capsys: Captured) -> None:
    assert main([]) == 2
    assert "usage: lasegue" in capsys.readouterr().out


def test_the_version_is_printed(capsys: Captured) -> None:
    assert status_of("--version") == 0
    assert capsys.readouterr().out == f"lasegue {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("plane",),
            (
                "arguments: command: expected one of plan, handout, ask, progress, check, coverage, prove, cases, "
                "bench, solve, figures, serve, demo, got plane"
            ),
        ),
        (("plan", "a.yaml", "--colour"), "arguments: --colour: expected a known option (see --help), got --colour"),
        (("plan", "a.yaml", "--format"), "arguments: --format: expected one argument, got none"),
        (("bench", "site"), "arguments: what: expected one of engine, web, programme, got site"),
    ],
)
def test_a_mistake_on_the_command_line_is_one_line(capsys: Captured, arguments: tuple[str, ...], line: str) -> None:
    assert status_of(*arguments) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err.splitlines()) == ("", [line])


def test_the_command_runs_as_a_module(sparse: str) -> None:
    command = [sys.executable, "-m", "lasegue", "plan", sparse, "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["case"] == "a"


def test_a_module_run_on_a_missing_file_ends_with_status_two(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lasegue", "plan", str(tmp_path / "no.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
