"""Dates in English: ``Sunday 29 November 2026``, and shorter; the day first, as records are written."""

SHORT_DAY_FORMAT = "j M"
DAY_FORMAT = "j M Y"
LONG_DAY_FORMAT = "j F Y"
WEEKDAY_FORMAT = "D j M"
FULL_WEEKDAY_FORMAT = "D j M Y"
LONG_WEEKDAY_FORMAT = "l j F Y"
