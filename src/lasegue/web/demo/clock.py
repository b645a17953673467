"""Lets the demo's people live through their past: inside, the clinic's clock shows another moment.

The services of the clinic ask Django what time it is. While the demo is built, before the server answers anybody, that
one answer is replaced, so that statements, signatures and the trail carry the moments of the story and no service
needs a way to be told a false time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Self

from django.utils import timezone


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """While inside, it is this moment."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(moment.timestamp(), tz)

    kept = vars(timezone)["datetime"]
    vars(timezone)["datetime"] = Stopped
    try:
        yield
    finally:
        vars(timezone)["datetime"] = kept
