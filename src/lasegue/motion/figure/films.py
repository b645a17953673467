"""The film of an exercise of a library: by its id, for a side and a body."""

from dataclasses import replace
from typing import Final, NamedTuple

from lasegue.knowledge.library import Library
from lasegue.motion.figure.composition import Film, composed, mirrored
from lasegue.motion.figure.offered import MARKS, Mark, body_named, drawn_side, sides_of
from lasegue.motion.figure.packing import packed_film
from lasegue.motion.figure.paint import Palette
from lasegue.motion.figure.picture import picture
from lasegue.motion.figure.shaping import body_of
from lasegue.motion.figure.svg import box_of
from lasegue.motion.skeleton.camera_angles import Side
from lasegue.motion.skeleton.description import described
from lasegue.motion.skeleton.performance import perform
from lasegue.motion.skeleton.phrases import Language

LANGUAGES: Final[tuple[Language, ...]] = ("en", "es", "ar")


def stills(exercise: str, *, side: str, body: str, library: Library, palette: Palette = "page") -> dict[Mark, str]:
    """The start, middle and end of an exercise, each as one SVG element, all three in the same frame.

    Colours are variables with values to fall back on (``page``), or plain values for paper. The element has no
    name: the page gives it ``role="img"`` and a label, or puts it into a figure with words.

    Raises:
        NoFigure: when there is no such exercise, side or body.
    """
    return _stills(film_of(library, exercise, side, body), palette)


def _stills(film: Film, palette: Palette) -> dict[Mark, str]:
    box = box_of(film.every_layer())
    return {mark: picture(film.still(mark), palette=palette, box=box) for mark in MARKS}


def packed(exercise: str, *, side: str, body: str, library: Library) -> bytes:
    """The document of an exercise for the player: the same bytes for the same arguments.

    Raises:
        NoFigure: when there is no such exercise, side or body.
    """
    film = film_of(library, exercise, side, body)
    return packed_film(film, words(library, exercise, film))


class Drawn(NamedTuple):
    """All that is kept of a film.

    Args:
        document: for the player
        small: the end as SVG for a stamp of some 100 px
        stills: for paper
    """

    document: bytes
    small: str
    stills: dict[Mark, str]


def all_drawn(exercise: str, *, body: str, library: Library) -> dict[str, Drawn]:
    """Everything of an exercise by the side it shows.

    All from one film: solving and drawing it takes longer than everything else.

    Raises:
        NoFigure: when there is no such exercise or body.
    """
    return {
        side: Drawn(
            packed_film(film, words(library, exercise, film)),
            picture([layer for layer in film.still("end") if layer.role != "ghost"], small=True),
            _stills(film, "light"),
        )
        for side, film in films_of(library, exercise, body).items()
    }


def words(library: Library, exercise: str, film: Film) -> dict[str, str]:
    """What the film shows, by language, for who does not see it; nothing for a movement without its exercise."""
    entry = library.exercises.get(exercise)
    if entry is None:
        return {}
    shown: Side = "left" if film.side == "left" else "right"
    return {language: described(film.performance, entry, language, shown) for language in LANGUAGES}


def film_of(library: Library, exercise: str, side: str, body: str) -> Film:
    """The film of an exercise for one side; an exercise of both sides has one for either."""
    drawn = drawn_side(library, exercise, side)
    return films_of(library, exercise, body)[drawn]


def films_of(library: Library, exercise: str, body: str) -> dict[str, Film]:
    """The films of an exercise by the side they are drawn for, solved and drawn anew.

    Raises:
        NoFigure: when there is no such exercise or body.
        KeyError: when the movement names something that does not exist.
    """
    sides = sides_of(library, exercise)
    figure = body_of(body_named(body))
    film = composed(perform(library.movements[exercise], figure), figure)
    if sides == ("both",):
        return {"both": replace(film, side="both")}
    return {"right": film, "left": mirrored(film)}
