"""The drawings that explain, by name: a picture with numbers, and their words in the language of the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Final

from lasegue.motion.anatomy import body
from lasegue.motion.anatomy.sketch import Sketch, rendered
from lasegue.motion.anatomy.spine import spine
from lasegue.motion.anatomy.wording import TOLD, Language
from lasegue.motion.figure.paint import Palette

#: How each is drawn.
SKETCHES: Final[Mapping[str, Callable[[], Sketch]]] = {
    "nerve-behind": body.course_behind,
    "nerve-in-front": body.course_in_front,
    "low-back": partial(spine, "usual"),
    "herniation": partial(spine, "herniation"),
    "narrowing": partial(spine, "narrowing"),
    "wear": partial(spine, "wear"),
    "buttock": body.buttock,
    "pregnancy": body.pregnancy,
}


@dataclass(frozen=True)
class Drawn:
    """A drawing: its SVG element, its title, and the line for each number in it."""

    svg: str
    title: str
    lines: tuple[str, ...]


def drawing(name: str, language: Language, palette: Palette = "page") -> Drawn:
    """A drawing with its words.

    Raises:
        KeyError: when there is none of this name.
    """
    if name not in SKETCHES:
        raise KeyError(f"drawing: expected one of {', '.join(SKETCHES)}, got {name}")
    told = TOLD[name]
    title, lines = told.title_in(language), told.lines_in(language)
    numbered = " ".join(f"{at}: {line}." for at, line in enumerate(lines, start=1))
    return Drawn(rendered(SKETCHES[name](), f"{title}. {numbered}", palette), title, lines)


def markup(drawn: Drawn) -> str:
    """The drawing as a figure for a page: picture, title, and a numbered list that turns with the language."""
    items = "".join(f"<li>{escape(line)}</li>" for line in drawn.lines)
    title = escape(drawn.title)
    return (
        f'<figure class="anatomy">{drawn.svg}<figcaption><strong>{title}</strong><ol>{items}</ol></figcaption></figure>'
    )
