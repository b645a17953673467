"""The security checklist keeps its word: every test it names exists, and every line has an answer."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHECKLIST = ROOT / "docs" / "safety" / "asvs.md"
ROW = re.compile(r"^\| (\d+\.\d+\.\d+[^|]*) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def text() -> str:
    return CHECKLIST.read_text(encoding="utf-8")


def test_every_test_that_the_checklist_names_exists() -> None:
    files = list((ROOT / "tests").rglob("test_*.py"))
    known = {name for path in files for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)}
    named = set(re.findall(r"`(test_\w+)`", text()))
    assert len(named) > 50
    assert sorted(named - known) == []


def test_every_line_of_the_checklist_answers_something() -> None:
    rows = ROW.findall(text())
    assert len(rows) == len(re.findall(r"^\| \d", text(), re.MULTILINE)) > 80
    assert [number for number, asks, here in rows if not asks.strip() or not here.strip()] == []


def test_no_number_of_the_checklist_stands_twice() -> None:
    first = [number.split("–")[0].split(",")[0] for number, *_rest in ROW.findall(text())]
    assert sorted(first) == sorted(set(first))


def test_what_is_missing_is_said() -> None:
    assert text().count("**Not yet**") >= 10
