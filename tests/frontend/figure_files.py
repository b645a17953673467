"""The figures that pages of the tests show, drawn once a process, whoever asks first."""

from functools import cache
from urllib.parse import parse_qs

from lasegue.knowledge.shelf import load
from lasegue.motion.figure.films import packed


def figure_document(query: str) -> str:
    """The packed figure that a query asks for."""
    asked = parse_qs(query)
    return _figure(asked.get("exercise", ["seated-slider"])[0], asked.get("side", ["right"])[0])


@cache
def _figure(exercise: str, side: str) -> str:
    return packed(exercise, side=side, body="average", library=load()).decode()
