"""Dates in Spanish: ``Domingo 29 de noviembre de 2026``, and shorter with months in small letters."""

SHORT_DAY_FORMAT = "j b"
DAY_FORMAT = "j b Y"
LONG_DAY_FORMAT = r"j \d\e F \d\e Y"
WEEKDAY_FORMAT = "D j b"
FULL_WEEKDAY_FORMAT = "D j b Y"
LONG_WEEKDAY_FORMAT = r"l j \d\e F \d\e Y"
