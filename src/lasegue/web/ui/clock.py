"""The ways in which a time of day is written: one for the clinic's pages, one for patients in their language."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def clock_of(at: datetime, *, seconds: bool = False) -> str:
    """``3:10 pm``, or ``3:10:05 pm`` where somebody watches something being saved; on the clock that ``at`` is in."""
    return _half(at) % {"time": f"{at:%-I:%M:%S}" if seconds else f"{at:%-I:%M}"}


def hour_of(at: datetime) -> str:
    """``3 pm``."""
    return _half(at) % {"time": f"{at:%-I}"}


def _half(at: datetime) -> str:
    return _("%(time)s am") if at.hour < 12 else _("%(time)s pm")


def day_in_words(on: date, form: str) -> str:
    """A day in one of the forms of the page's language."""
    return _in_words(date(on.year, on.month, on.day), form, get_language())


@lru_cache(maxsize=2048)
def _in_words(on: date, form: str, _language: str | None) -> str:
    """A page names some dozens of days, and every page the same ones."""
    return date_format(on, form)


def visit_of(at: datetime, now: datetime | None = None) -> str:
    """``Monday 30 November 2026, 9:30 a.m.``; seen ``now``, a visit of this day or the next is named so."""
    near = {0: _("Today"), 1: _("Tomorrow")}.get((at.date() - now.date()).days) if now is not None else None
    day = near if near is not None else date_format(at, "LONG_WEEKDAY_FORMAT")
    return _(", ").join([day, date_format(at, "TIME_FORMAT")])


def dated(at: datetime) -> str:
    """``30 November 2026, 9:30 a.m.``, for what is past."""
    return _(", ").join([date_format(at, "DATE_FORMAT"), date_format(at, "TIME_FORMAT")])
