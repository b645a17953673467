"""Where moving figures come from: one small door, so that the rest of the app knows only addresses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import override

from lasegue.motion.figure.offered import NoFigure
from lasegue.motion.skeleton.phrases import WORDS
from lasegue.web.intake.words import wording
from lasegue.web.plans.content import ContentProblem, active, lines_of
from lasegue.web.plans.figures import drawn_figures, small_address
from lasegue.web.plans.models import Version
from lasegue.web.record.reasoner import library

USUAL_BODY = "average"
#: What the words of a drawing end with when nothing moves that could be told.
STILL = tuple(end for words in WORDS.values() for end in (words.still, words.positions["walking"]))


def figure(exercises: Iterable[str], side: str, body: str, digest: str) -> bytes | None:
    """The figure of this digest, when one of these exercises has it."""
    own = _of_digest(exercises, side, body, digest)
    return drawn_figures().packed(own, side=side, body=body) if own is not None else None


def small_figure(exercises: Iterable[str], side: str, body: str, digest: str, language: str) -> str | None:
    """The small drawing of this digest as SVG that tells what it shows, when one of these exercises has it.

    Empty when it is not drawn yet: it stands beside words, and no page is to wait for it. It is drawn with the moving
    figure of the exercise.
    """
    own = _of_digest(exercises, side, body, digest)
    if own is None or not drawn_figures().has(own, side=side, body=body):
        return None if own is None else ""
    told = drawn_figures().told(own, side=side, body=body).get(language, "")
    if told.endswith(STILL):  # nothing that moves could be told: how it is done says more
        told = f"{told} {_how(own, language)}"
    _svg, drawing = drawn_figures().small(own, side=side, body=body).split(" ", 1)
    return format_html('<svg role="img" aria-label="{}" {}', told, mark_safe(drawing))


def _how(exercise: str, language: str) -> str:
    """How it is done, in the words for patients."""
    with override(language):
        return wording().line(exercise).to_patient


def _of_digest(exercises: Iterable[str], side: str, body: str, digest: str) -> str | None:
    known = (each for each in exercises if each in library().movements)
    try:
        return next((each for each in known if drawn_figures().digest(each, side=side, body=body) == digest), None)
    except NoFigure:
        return None


def warm() -> Iterator[tuple[str, str, str]]:
    """Build what is missing, one figure a step: the exercises of signed plans first, as their patients chose them."""
    movements, figures = library().movements, replace(drawn_figures(), apart=False)
    for version in Version.objects.filter(state="signed").select_related("episode__patient"):
        try:
            planned = [line.item for line in active(lines_of(version)) if line.item in movements]
        except ContentProblem:
            continue
        yield from figures.prewarm(planned, [version.episode.patient.figure_body])
    yield from figures.prewarm(None, [USUAL_BODY])


def with_stills(document: Mapping[str, Any], body: str) -> dict[str, Any]:
    """A programme for a page of the clinic: each exercise and its easier neighbour with a small drawing."""

    def pictured(item: Mapping[str, Any] | None) -> dict[str, Any] | None:
        if item is None:
            return None
        side = item["side"] if item["side"] in {"right", "left"} else ""
        still = small_address(item["exercise"], side, body, "clinic_figure")
        return {**item, "still": still, "easier": pictured(item.get("easier"))}

    return {**document, "items": [pictured(item) for item in document["items"]]}
