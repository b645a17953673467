"""The Python that an environment is made of: the fastest of those here that fit."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _chosen(*folders: Path) -> str:
    environment = {"PATH": ":".join(map(str, folders))}
    done = subprocess.run(
        [sys.executable, ROOT / ".ci/fastest_python.py"], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _python(folder: Path, script: str) -> Path:
    folder.mkdir()
    program = folder / "python3"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return folder


def test_of_several_pythons_the_one_whose_trial_is_shortest_is_named(tmp_path: Path) -> None:
    """Wherever in the path it lies."""
    slow = _python(tmp_path / "slow", "echo 9000000")
    fast = _python(tmp_path / "fast", "echo 4000000")
    middle = _python(tmp_path / "middle", "echo 7000000")
    assert _chosen(slow, fast, middle) == str(fast / "python3")


def test_a_python_that_is_too_old_or_cannot_make_an_environment_is_passed_over(tmp_path: Path) -> None:
    """One too old says nothing; one without venv fails."""
    old = _python(tmp_path / "old", "exit 0")
    bare = _python(tmp_path / "bare", "echo 1; exit 1")
    fits = _python(tmp_path / "fits", "echo 9000000")
    assert _chosen(old, bare, fits) == str(fits / "python3")


def test_where_none_fits_a_name_is_given_all_the_same_so_that_set_up_can_say_what_it_expects(tmp_path: Path) -> None:
    """With none at all it is the common name."""
    old = _python(tmp_path / "old", "exit 0")
    assert _chosen(old) == str(old / "python3")
    assert _chosen(tmp_path) == "python3"


def test_the_trial_runs_on_a_real_python() -> None:
    """The one that runs this test fits."""
    assert _chosen(Path(sys.base_prefix, "bin")).endswith("python3")
