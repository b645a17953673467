"""The style sheets hold together: every token exists, pages need no style attribute, sheets stay short."""

import re
from functools import cache
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


#: Classes whose last part is put together when a page is drawn.
MADE = re.compile(r"(?:an|e|lens|sw|unit|wl|alert|figure|hours|[mdw])-[\w]+|htmx-request")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_class_of_a_sheet_is_written_by_some_page_or_script(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/|(?<=\{)[^{}]*(?=\})", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    named = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", rules))
    assert sorted(each for each in named - written() if not MADE.fullmatch(each)) == []


@cache
def written() -> frozenset[str]:
    """Every word that a template, a script or a drawing could put into a class."""
    root = FRONTEND.parent
    places = [("src/lasegue", "*.html"), ("src/lasegue", "*.py"), ("frontend/scripts", "*.js")]
    texts = (path.read_text(encoding="utf-8") for folder, kind in places for path in (root / folder).rglob(kind))
    return frozenset(word for text in texts for word in re.findall(r"[A-Za-z][\w-]*", text))


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
