"""The security checklist keeps its word: every test it names exists, and every line has an answer."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHECKLIST = ROOT / "docs" / "safety" / "asvs.md"
ROW = re.compile(r"^\| (\d+\.\d+\.\d+[^|]*) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def text() -> str:
    return CHECKLIST.read_text(encoding="utf-8")


def known_tests() -> set[str]:
    files = list((ROOT / "tests").rglob("test_*.py"))
    return {name for path in files for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)}


def test_every_test_that_the_checklist_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", text()))
    assert len(named) > 50
    assert sorted(named - known_tests()) == []


def test_every_line_of_the_checklist_answers_something() -> None:
    rows = ROW.findall(text())
    assert len(rows) == len(re.findall(r"^\| \d", text(), re.MULTILINE)) > 80
    assert [number for number, asks, here in rows if not asks.strip() or not here.strip()] == []


def test_no_number_of_the_checklist_stands_twice() -> None:
    first = [number.split("–")[0].split(",")[0] for number, *_rest in ROW.findall(text())]
    assert sorted(first) == sorted(set(first))


def test_what_is_left_out_has_a_reason() -> None:
    """A reason is a sentence: what is left out, and why or what stands in its place."""
    left = [here.partition("**Left out**")[2] for _number, _asks, here in ROW.findall(text()) if "**Left out**" in here]
    assert len(left) >= 5
    assert [each for each in left if len(each.split()) < 8] == []
    assert "Not yet" not in text()


def test_every_test_that_the_threats_name_exists_and_each_threat_has_an_answer() -> None:
    page = (ROOT / "docs" / "safety" / "threats.md").read_text(encoding="utf-8")
    assert sorted(set(re.findall(r"`(test_\w+)`", page)) - known_tests()) == []
    assert all(cell.strip() for row in re.findall(r"^\|(.+)\|$", page, re.MULTILINE) for cell in row.split("|"))


def test_the_service_file_shuts_the_server_in() -> None:
    service = (ROOT / "docs" / "how-to" / "lasegue.service").read_text(encoding="utf-8")
    for line in ("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "IPAddressDeny=any", "UMask=0077"):
        assert f"\n{line}\n" in service
