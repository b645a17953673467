"""The one way in which the clinic's pages write a time of day."""

from datetime import datetime


def clock_of(at: datetime, *, seconds: bool = False) -> str:
    """``3:10 pm``, or ``3:10:05 pm`` where somebody watches something being saved; on the clock that ``at`` is in."""
    return f"{at:%-I:%M:%S %p}".lower() if seconds else f"{at:%-I:%M %p}".lower()
