"""A gallery for people who judge figures.

Start, middle and end of every exercise on light, dark and grey pages, small, for both sides, and moving.
"""

import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

from lasegue.motion.figure.composition import Film
from lasegue.motion.figure.offered import MARKS
from lasegue.motion.figure.packing import packed_film, zipped
from lasegue.motion.figure.paint import TONES, Palette
from lasegue.motion.figure.picture import picture
from lasegue.motion.figure.svg import box_of

_SCRIPTS: Final = ("figure_frames", "figure_drawing", "figure")
_SHEETS: Final = ("tokens", "tokens_figure", "figure")
_PAGE: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>
body {{ margin: 1rem; font: 15px sans-serif; background: {background}; color: {ink}; }}
section {{ display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .5rem 1rem; align-items: end;
  border-bottom: 1px solid #8888; padding-block: .75rem; }}
h2 {{ grid-column: 1 / -1; margin: 0; font-size: 1rem; }}
svg {{ width: 100%; height: auto; max-height: 26rem; }}
.small section {{ grid-template-columns: repeat(auto-fill, 120px); }} .small svg {{ width: 120px; height: 120px; }}
{more}</style><body class="{name}"><h1>{title}</h1><p>{links}</p>{content}</body></html>
"""


class Sheet(NamedTuple):
    """One page of the gallery."""

    name: str
    title: str
    palette: Palette
    side: str = "right"
    small: bool = False


SHEETS: Final = (
    Sheet("light", "Figures on a light page", "light"),
    Sheet("left", "Figures for the left side", "light", side="left"),
    Sheet("dark", "Figures on a dark page", "dark"),
    Sheet("grey", "Figures on grey paper", "grey"),
    Sheet("small", "Figures at 120 pixels", "light", small=True),
)


def write_gallery(
    folder: Path, films: Mapping[str, Mapping[str, Film]], notes: Mapping[str, str], frontend: Path
) -> None:
    """All pages into a folder.

    Args:
        folder: is made when it is not there
        films: by exercise, then by side (``right``, ``left`` where it has a picture of its own, or ``both``)
        notes: a line about each exercise
        frontend: where scripts and styles of the player lie
    """
    folder.mkdir(parents=True, exist_ok=True)
    links = " · ".join(f'<a href="{name}.html">{name}</a>' for name in ("index", *(each.name for each in SHEETS)))
    for sheet in SHEETS:
        content = "".join(_row(sheet, exercise, sides, notes) for exercise, sides in films.items())
        background = TONES["figure-page"][("light", "dark", "grey").index(sheet.palette)]
        ink = "#eeeeee" if sheet.palette == "dark" else "#222222"
        page = _PAGE.format(
            title=sheet.title, background=background, ink=ink, more="", name=sheet.name, links=links, content=content
        )
        (folder / f"{sheet.name}.html").write_text(page, encoding="utf-8")
    (folder / "index.html").write_text(_moving(films, notes, frontend, links), encoding="utf-8")


def _row(sheet: Sheet, exercise: str, sides: Mapping[str, Film], notes: Mapping[str, str]) -> str:
    film = sides.get(sheet.side) or (sides.get("both") if sheet.side == "right" else None)
    if film is None:
        return ""
    box = box_of(film.every_layer())
    stills = (picture(film.still(mark), palette=sheet.palette, box=box, small=sheet.small) for mark in MARKS)
    return f"<section><h2>{escape(exercise)} ({film.side}): {escape(notes[exercise])}</h2>{''.join(stills)}</section>"


def _moving(films: Mapping[str, Mapping[str, Film]], notes: Mapping[str, str], frontend: Path, links: str) -> str:
    """The player itself, with all data in the page so that it opens from a folder."""
    rows, documents = [], {}
    for exercise, sides in films.items():
        for side, film in sides.items():
            name = f"{exercise}-{side}"
            documents[name] = json.loads(packed_film(film, {}))
            title = escape(f"{exercise} ({side}): {notes[exercise]}")
            rows.append(f'<section><h2>{title}</h2><div data-figure="{name}" data-label="{title}"></div></section>')
    script = "\n".join(_plain((frontend / "scripts" / f"{name}.js").read_text(encoding="utf-8")) for name in _SCRIPTS)
    content = "".join(rows) + (
        f'<script type="application/json" id="films">{json.dumps(documents).replace("<", "&lt;")}</script>'
        f'<script type="module">{script}\n'
        "const films = JSON.parse(document.getElementById('films').textContent);\n"
        "const seen = new IntersectionObserver((all) => all.forEach((each) => {\n"
        "  const root = each.target; root.figure ??= showFigure(root, films[root.dataset.figure]);\n"
        "  if (each.isIntersecting) root.figure.play(); else root.figure.pause(); }));\n"
        "document.querySelectorAll('[data-figure]').forEach((root) => seen.observe(root));</script>"
    )
    more = "\n".join((frontend / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in _SHEETS)
    more += "\nsection { display: inline-grid; width: 30rem; grid-template-columns: 1fr; min-height: 20rem; }"
    return _PAGE.format(
        title="Figures in motion",
        background="#ffffff",
        ink="#222222",
        more=more,
        name="moving",
        links=links,
        content=content,
    )


def _plain(module: str) -> str:
    """A module without its imports and exports: on one page all names are at hand."""
    return re.sub(r"^export ", "", re.sub(r"^import .*\n", "", module, flags=re.MULTILINE), flags=re.MULTILINE)


def sizes(film: Film) -> tuple[int, int]:
    """Bytes of the document, plain and compressed."""
    content = packed_film(film, {})
    return len(content), len(zipped(content))


def summary(values: Sequence[int]) -> str:
    """The mean and the largest of some sizes in kB."""
    return f"mean {sum(values) / len(values) / 1000:.1f} kB, largest {max(values) / 1000:.1f} kB"
