"""Sets a sheet as PDF/UA-1 with typst. Text goes in as data and is never read as mark-up."""

import re
from datetime import date, timedelta
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import segno
import typst
from babel.dates import format_date

from lasegue.exchange.handout.sheet import Paper, Sheet
from lasegue.exchange.handout.typefaces import demand, faces
from lasegue.exchange.handout.words import FIXED, word

DAYS = 7
WIDE = 1.5
_BOX = re.compile(r'viewBox="([^"]+)"')
_VARIABLE = re.compile(r"var\(--[\w-]+,\s*([^()]+|[a-z]+\([^()]*\))\)")


def as_pdf(sheet: Sheet, *, paper: Paper, large: bool, web_fonts: Path) -> bytes:
    """The sheet as a tagged PDF; ``large`` sets it in 16 points. ``web_fonts`` holds the typefaces of the pages.

    It is set tightly where that saves a page, so that no last page is nearly empty without need.

    Raises :class:`~lasegue.exchange.handout.typefaces.TypefaceMissing` for Arabic without its typeface.
    """
    demand(sheet.language, web_fonts)
    content = _content(sheet, paper, large)
    usual, tight = (content | {"tight": tight} for tight in (False, True))
    saves = _pages(tight, web_fonts) < _pages(usual, web_fonts)
    pdf = _compiler(tight if saves else usual, web_fonts).compile(format="pdf", pdf_standards=["ua-1"])
    if not isinstance(pdf, bytes):
        raise TypeError(f"expected one file of bytes from typst, got {type(pdf).__name__}")
    return pdf


def _compiler(content: dict[str, Any], web_fonts: Path) -> typst.Compiler:
    template = files("lasegue.exchange.handout").joinpath("handout.typ").read_bytes()
    return typst.Compiler(
        template, font_paths=faces(web_fonts), sys_inputs={"sheet": msgspec.json.encode(content).decode()}
    )


def _pages(content: dict[str, Any], web_fonts: Path) -> int:
    """How many pages the sheet takes, as its end says. A compiler that was asked does not set any more."""
    return int(_compiler(content, web_fonts).query("<last-page>", field="value", one=True))


def _content(sheet: Sheet, paper: Paper, large: bool) -> dict[str, Any]:
    language, first = sheet.language, sheet.about.first_day
    content: dict[str, Any] = msgspec.to_builtins(sheet)
    for entry in content["exercises"]:
        for still in entry["stills"]:
            still["wide"] = _is_wide(still["svg"])
            still["svg"] = _literal(still["svg"])
    return content | {
        "draft": sheet.is_draft,
        "paper": paper,
        "large": large,
        "words": {name: word(name, language) for name in FIXED},
        "days": [_day(first + timedelta(days=n), language) for n in range(DAYS)],
        "code": _code(sheet.about.link),
    }


def _day(day: date, language: str) -> str:
    return format_date(day, "EEE d", locale=language)


def _code(link: str) -> str:
    if not link:
        return ""
    drawn = BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()


def _is_wide(svg: str) -> bool:
    """Whether a drawing is clearly wider than high, by its ``viewBox``."""
    found = _BOX.search(svg)
    if found is None:
        return False
    _, _, width, height = (float(each) for each in found[1].split())
    return width > WIDE * height


def _literal(svg: str) -> str:
    """Colours that pages take from variables, as their literal fall-backs: paper has no variables."""
    return _VARIABLE.sub(r"\1", svg)
