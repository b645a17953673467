"""Drawing a gallery from the command line."""

import re
from pathlib import Path

import pytest

from lasegue.cli import main

Captured = pytest.CaptureFixture[str]
PAGES = {"index.html", "light.html", "left.html", "dark.html", "grey.html", "small.html"}


def test_the_gallery_shows_both_sides_on_every_kind_of_page(tmp_path: Path, capsys: Captured) -> None:
    assert main(["figures", "side-glide-wall", "--out", str(tmp_path)]) == 0
    assert {each.name for each in tmp_path.iterdir()} == PAGES
    assert (tmp_path / "light.html").read_text().count("<svg") == 3
    assert (tmp_path / "left.html").read_text().count("<svg") == 3
    assert "side-glide-wall-left" in (tmp_path / "index.html").read_text()
    assert re.search(r"side-glide-wall: [\d.]+ kB, \d+ frames, residual 0\.\d+", capsys.readouterr().out)


def test_an_exercise_without_a_movement_is_named_with_those_that_have_one(capsys: Captured) -> None:
    assert main(["figures", "no-such-exercise"]) == 2
    assert re.search(r"id: expected one of .*sit-to-stand.*, got no-such-exercise", capsys.readouterr().err)


def test_an_unknown_body_is_said_and_fails(capsys: Captured) -> None:
    assert main(["figures", "side-glide-wall", "--body", "robot"]) == 1
    assert "body: expected one of average" in capsys.readouterr().out
