"""The body chart with nothing on it, at an address of its own: the same for everybody, so a phone fetches it once.

It is most of the weight of a page that asks where it hurts, and few open it: the session page goes ahead without it.
"""

import hashlib
from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override

from lasegue.web.intake.pictures import chart_editor

#: Letters of a digest in an address that never changes, as the hashed names of static files have.
DIGEST = 12


def address() -> str:
    """Where the chart lies in the language of now."""
    return reverse("blank_chart", args=[_digest(_drawn(get_language() or settings.LANGUAGE_CODE))])


def chart(digest: str) -> str | None:
    """The chart of this digest, in whatever language it is."""
    drawn = (_drawn(language) for language, _name in settings.LANGUAGES)
    return next((each for each in drawn if _digest(each) == digest), None)


@cache
def _drawn(language: str) -> str:
    with override(language):
        return str(chart_editor({}))


@cache
def _digest(drawn: str) -> str:
    return hashlib.sha256(drawn.encode()).hexdigest()[:DIGEST]
