"""The drawn figures of this installation: for the player, beside the lines of a plan, and for paper."""

from functools import cache
from typing import Literal

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from lasegue.motion.figure.offered import sides_of
from lasegue.motion.figure.store import Figures
from lasegue.web.record.reasoner import library

Door = Literal["small_figure", "clinic_figure"]


@cache
def drawn_figures() -> Figures:
    """Figures kept in the data folder, each built when it is first asked for, and never by the process that answers."""
    return Figures(settings.FIGURES_ROOT, library(), apart=True)


def addresses(exercise: str, body: str) -> dict[str, str]:
    """Where the figures of an exercise lie, by side; the address holds no name, only the digest of what it gives."""
    return {side: reverse("figure", args=[side, body, digest]) for side, digest in _digests(exercise, body)}


def small_address(exercise: str, side: str, body: str, page: Door = "small_figure") -> str:
    """Where the small drawing of an exercise lies, with words in the language of now; nothing where none is drawn.

    ``page`` is the door: a patient's device gets those of its own plan, the clinic any.
    """
    digests = dict(_digests(exercise, body))
    shown = side if side in digests else next(iter(digests), "")
    if not shown:
        return ""
    return reverse(page, args=[shown, body, digests[shown], (get_language() or "en")[:2]])


def _digests(exercise: str, body: str) -> list[tuple[str, str]]:
    if exercise not in library().movements:
        return []
    return [(side, _digest(exercise, side, body)) for side in sides_of(library(), exercise)]


@cache
def _digest(exercise: str, side: str, body: str) -> str:
    return drawn_figures().digest(exercise, side=side, body=body)
