"""The drawings of a sheet: start, middle and end of each exercise, with words under them and for the ear."""

import os
from pathlib import Path

from lasegue.exchange.handout.sheet import Language, Still
from lasegue.exchange.handout.words import word
from lasegue.exchange.handout.writing import Draw
from lasegue.knowledge.library import Library
from lasegue.motion.figure.offered import MARKS, NoFigure
from lasegue.motion.figure.store import Figures

USUAL_BODY = "average"


def stills_of(figures: Figures, body: str = USUAL_BODY) -> Draw:
    """Draws exercises with one body; one without a movement gets no drawing.

    The last drawing carries what the whole movement shows; the others name the moment only, so that it is heard once.
    """

    def draw(exercise: str, side: str, language: Language) -> tuple[Still, ...]:
        shown = side or "both"
        try:
            told = figures.told(exercise, side=shown, body=body).get(language, "")
            return tuple(
                Still(
                    figures.still(exercise, mark, side=shown, body=body),
                    word(mark, language),
                    told if mark == "end" and told else word(mark, language),
                )
                for mark in MARKS
            )
        except NoFigure:
            return ()

    return draw


def kept_figures(library: Library) -> Figures:
    """Figures kept for this user of the machine, for commands; the folder may be deleted at any time."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Figures(cache / "lasegue" / "figures", library)
