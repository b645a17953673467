"""The ways in which a time of day is written: one for the clinic's pages, one for patients in their language.

Pages name the same days and minutes again and again, so each is written once in a language.
"""

from datetime import date, datetime, time
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

#: More than some twenty years have days and a day has minutes, in one language; about a hundred bytes each.
MOST_KEPT = 8192


def day_in_words(at: date, form: str = "DAY_FORMAT") -> str:
    """``28 Nov 2026``: a day as one of the formats of days says, which hold nothing but parts of a date."""
    return _day(at.date() if isinstance(at, datetime) else at, form, get_language())


@lru_cache(maxsize=MOST_KEPT)
def _day(day: date, form: str, _tongue: str | None) -> str:
    return date_format(day, form)


def clock_of(at: datetime, *, seconds: bool = False) -> str:
    """``3:10 pm``, or ``3:10:05 pm`` where somebody watches something being saved; on the clock that ``at`` is in."""
    return _half(at) % {"time": f"{at:%-I:%M:%S}"} if seconds else _minute(at.hour, at.minute, get_language())


@lru_cache(maxsize=MOST_KEPT)
def _minute(hour: int, minute: int, _tongue: str | None) -> str:
    at = time(hour, minute)
    return _half(at) % {"time": f"{at:%-I:%M}"}


def hour_of(at: datetime) -> str:
    """``3 pm``."""
    return _half(at) % {"time": f"{at:%-I}"}


def _half(at: datetime | time) -> str:
    return _("%(time)s am") if at.hour < 12 else _("%(time)s pm")


def visit_of(at: datetime, now: datetime | None = None) -> str:
    """``Monday 30 November 2026, 9:30 a.m.``; seen ``now``, a visit of this day or the next is named so."""
    near = {0: _("Today"), 1: _("Tomorrow")}.get((at.date() - now.date()).days) if now is not None else None
    day = near if near is not None else date_format(at, "LONG_WEEKDAY_FORMAT")
    return _(", ").join([day, date_format(at, "TIME_FORMAT")])


def dated(at: datetime) -> str:
    """``30 November 2026, 9:30 a.m.``, for what is past."""
    return _(", ").join([date_format(at, "DATE_FORMAT"), date_format(at, "TIME_FORMAT")])
