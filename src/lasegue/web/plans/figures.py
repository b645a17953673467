"""The drawn figures of this installation: for the player, and for paper."""

from functools import cache

from django.conf import settings

from lasegue.motion.figure.store import Figures
from lasegue.web.record.reasoner import library


@cache
def drawn_figures() -> Figures:
    """Figures kept in the data folder, each built when it is first asked for."""
    return Figures(settings.FIGURES_ROOT, library())
