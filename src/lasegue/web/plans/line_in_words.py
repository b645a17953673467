"""One line of a plan as its patient reads it: on paper and on their phone the same."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lasegue.web.intake.words import dose_told, line_words
from lasegue.web.plans.content import PlanLine

MOST_CUES = 3


@dataclass(frozen=True)
class LineInWords:
    """What it is, on which side, how much, how it is done; in English where the page's language has no words for it."""

    title: str
    side: str
    dose: tuple[str, ...]
    says: str
    cues: tuple[str, ...]
    is_english: bool


def in_words(line: PlanLine) -> LineInWords:
    """A line in the language of the request; the name alone of an item that the library no longer has."""
    words = line_words(line.item)
    side, dose = {"right": _("right side"), "left": _("left side")}.get(line.side, ""), dose_told(line.dose)
    if words is None:
        return LineInWords(line.title, side, dose, "", (), is_english=True)
    cues = words.cues[:MOST_CUES]
    return LineInWords(words.title, side, dose, words.to_patient.strip(), cues, is_english=not words.translated)
