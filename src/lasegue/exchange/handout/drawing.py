"""The drawings of a sheet: start, middle and end of each exercise, with words under them and for the ear."""

from lasegue.exchange.handout.sheet import Language, Still
from lasegue.exchange.handout.writing import Draw
from lasegue.knowledge.library import Library


def stills_of(library: Library) -> Draw:
    """Draws exercises of a library; one without a movement gets no drawing."""

    def draw(exercise: str, side: str, language: Language) -> tuple[Still, ...]:
        return ()

    return draw
