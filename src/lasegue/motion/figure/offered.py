"""What figures there are: exercises that move, their sides, bodies and moments; known without drawing any.

Pages and the store ask this module, and so need neither arrays nor geometry until something has to be drawn.
"""

from typing import Final, Literal

from lasegue.knowledge.library import Library
from lasegue.motion.figure.bodies import KINDS

Mark = Literal["start", "middle", "end"]
MARKS: Final[tuple[Mark, ...]] = ("start", "middle", "end")
SIDES: Final = ("right", "left")


class NoFigure(KeyError):
    """Nothing is drawn for an exercise, side or body."""


def sides_of(library: Library, exercise: str) -> tuple[str, ...]:
    """The sides for which an exercise has a picture of its own: ``both``, or right and left."""
    if exercise not in library.movements:
        raise NoFigure(f"exercise: expected one with a movement, got {exercise}")
    return SIDES if library.movements[exercise].sides == "one" else ("both",)


def drawn_side(library: Library, exercise: str, side: str) -> str:
    """The side under which the picture for an asked side is kept."""
    if side not in (*SIDES, "both"):
        raise NoFigure(f"side: expected right, left or both, got {side}")
    if sides_of(library, exercise) == ("both",):
        return "both"
    return "left" if side == "left" else "right"


def body_named(body: str) -> str:
    """A body that can be drawn, by its name.

    Raises:
        NoFigure: when there is none of this name.
    """
    if body not in KINDS:
        raise NoFigure(f"body: expected one of {', '.join(KINDS)}, got {body}")
    return body
