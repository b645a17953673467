"""The style sheets hold together: every token exists, pages need no style attribute, sheets stay short."""

import re
from pathlib import Path

import pytest

FRONTEND = Path(__file__).parents[2] / "frontend"
SHEETS = sorted((FRONTEND / "styles").glob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_custom_property_used_is_declared(sheet: Path) -> None:
    declared = set().union(*(re.findall(r"(--[a-z0-9-]+)\s*:", each.read_text(encoding="utf-8")) for each in SHEETS))
    used = set(re.findall(r"var\((--[a-z0-9-]+)", sheet.read_text(encoding="utf-8")))
    assert used <= declared


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_braces_are_closed_and_sheets_are_short(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert text.count("{") == text.count("}")
    assert sheet.read_text(encoding="utf-8").count("\n") <= 300


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_sheet_asks_another_host(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    assert "@import" not in text
    assert not re.findall(r"url\([\"']?(?:https?:)?//", text)


def test_icons_are_known_by_their_names_and_drawn_on_the_same_grid() -> None:
    sprite = (FRONTEND / "icons.svg").read_text(encoding="utf-8")
    names = re.findall(r'<symbol id="i-([a-z-]+)" viewBox="0 0 24 24">', sprite)
    assert names == sorted(set(names))
    assert {"octagon", "triangle", "refer", "info", "tick-circle", "lock", "eraser", "undo", "list"} <= set(names)
    assert sprite.count("<symbol") == len(names)
