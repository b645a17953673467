"""The typefaces of the pages, made readable for the PDF: web files unpacked once a process into a folder of its own."""

import tempfile
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from typst import Fonts

from lasegue.knowledge.library import beside

LATIN, ARABIC = "Atkinson Hyperlegible Next", "Noto Sans Arabic"


class TypefaceMissing(Exception):
    """A language cannot be set because no typeface with its letters is there; the text says what to do."""


def web_fonts() -> Path:
    """Where set-up puts the typefaces of the pages; the folder may be missing."""
    return beside("frontend", "frontend") / "vendor" / "fonts"


@cache
def faces(web_fonts: Path) -> Fonts:
    """Every ``.woff2`` of a folder, unpacked once a process; the typefaces that typst carries stand in for the rest."""
    folder = Path(tempfile.mkdtemp(prefix="lasegue-type-"))
    for file in sorted(web_fonts.glob("*.woff2")):
        font = TTFont(file)
        font.flavor = None
        font.save(folder / f"{file.stem}.ttf")
    return Fonts(include_system_fonts=False, font_paths=[folder])


def demand(language: str, web_fonts: Path) -> None:
    """Raise :class:`TypefaceMissing` when Arabic is asked for and its typeface was not fetched."""
    if language == "ar" and not any("arabic" in file.name for file in web_fonts.glob("*.woff2")):
        raise TypefaceMissing(
            f"expected the typeface {ARABIC}, found none; install Node.js, run `make frontend-vendor`, then try again"
        )
