"""Where moving figures come from: one small door, so that the rest of the app knows only addresses."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from lasegue.motion.figure.films import NoFigure, sides_of
from lasegue.web.plans.content import ContentProblem, active, lines_of
from lasegue.web.plans.figures import drawn_figures
from lasegue.web.plans.models import Version
from lasegue.web.record.reasoner import library

USUAL_BODY = "average"


def addresses(exercise: str, body: str) -> dict[str, str]:
    """Where the figures of an exercise lie, by side; the address holds no name, only the digest of what it gives."""
    if exercise not in library().movements:
        return {}
    digests = {side: drawn_figures().digest(exercise, side=side, body=body) for side in sides_of(library(), exercise)}
    return {side: reverse("figure", args=[side, body, digest]) for side, digest in digests.items()}


def figure(exercises: Iterable[str], side: str, body: str, digest: str) -> bytes | None:
    """The figure of this digest, when one of these exercises has it."""
    try:
        own = next((each for each in exercises if drawn_figures().digest(each, side=side, body=body) == digest), None)
    except NoFigure:
        return None
    return drawn_figures().packed(own, side=side, body=body) if own is not None else None


def warm() -> Iterator[tuple[str, str, str]]:
    """Build what is missing, one figure a step: the exercises of signed plans first, as their patients chose them."""
    movements = library().movements
    for version in Version.objects.filter(state="signed").select_related("episode__patient"):
        try:
            planned = [line.item for line in active(lines_of(version)) if line.item in movements]
        except ContentProblem:
            continue
        yield from drawn_figures().prewarm(planned, [version.episode.patient.figure_body])
    yield from drawn_figures().prewarm(None, [USUAL_BODY])
