"""K003 and K006: numbers lie in their range, and an interval contains its value."""

from collections.abc import Iterator
from typing import Any

from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.checks.walk import entries, records
from lasegue.knowledge.entries.cause import Prior, Sign
from lasegue.knowledge.entries.entry import Quantity
from lasegue.knowledge.entries.exercise import Angle
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.entries.intervention import Dose
from lasegue.knowledge.entries.measure import Measure
from lasegue.knowledge.library import Library

RANGE = "K003"
INTERVAL = "K006"

#: Sensible bounds of drawn and counted measures by unit.
UNIT_BOUNDS = {
    "deg": (-180.0, 360.0),
    "cm": (0.0, 300.0),
    "percent_trunk": (0.0, 200.0),
    "percent_body": (0.0, 100.0),
    "per_min": (0.0, 250.0),
    "s": (0.0, 3600.0),
}


def check(library: Library) -> Iterator[Found]:
    """Name every number outside its bounds and every interval without its value."""
    for place, entry in entries(library):
        for where, record in records(entry, place):
            yield from _quantity(where, record)
            yield from _rates(where, record)
            yield from _pairs(where, record)
            yield from _bounds(where, record)


def _quantity(where: str, record: Any) -> Iterator[Found]:
    if not isinstance(record, Quantity):
        return
    if (record.low is None) != (record.high is None):
        yield Found(INTERVAL, where, "has half an interval", "Give low and high, or neither")
    elif record.low is not None and record.high is not None and not record.low <= record.value <= record.high:
        wrong = f"has the value {record.value:g} outside {record.low:g} to {record.high:g}"
        yield Found(INTERVAL, where, wrong, "Look the three numbers up again")


def _rates(where: str, record: Any) -> Iterator[Found]:
    if isinstance(record, Prior):
        for name in record.__struct_fields__:
            share = getattr(record, name)
            if share is not None and not 0 < share.value < 1:
                yield Found(RANGE, f"{where}.{name}", f"is {share.value:g}", "A share lies between 0 and 1")
    if isinstance(record, Sign):
        yield from _sign(where, record)


def _sign(where: str, record: Sign) -> Iterator[Found]:
    if record.sensitivity is None and record.present is None and record.absent is None:
        yield Found(RANGE, where, "has no number", "Give sensitivity and specificity, or a likelihood ratio")
    if (record.sensitivity is None) != (record.specificity is None):
        yield Found(RANGE, where, "has half of an accuracy", "Give sensitivity and specificity together")
    for name in ("sensitivity", "specificity"):
        rate = getattr(record, name)
        if rate is not None and not 0 <= rate.value <= 1:
            yield Found(RANGE, f"{where}.{name}", f"is {rate.value:g}", "A rate lies between 0 and 1")
    for name in ("present", "absent"):
        ratio = getattr(record, name)
        if ratio is not None and ratio.value <= 0:
            yield Found(RANGE, f"{where}.{name}", f"is {ratio.value:g}", "A likelihood ratio is above 0")


def _pairs(where: str, record: Any) -> Iterator[Found]:
    if not isinstance(record, Dose):
        return
    for name in record.__struct_fields__:
        amount = getattr(record, name)
        numbers = amount if isinstance(amount, tuple) and name != "sources" else (amount,)
        numbers = tuple(each for each in numbers if isinstance(each, (int, float)))
        if list(numbers) != sorted(numbers) or any(each < 0 for each in numbers):
            yield Found(RANGE, f"{where}.{name}", f"is {numbers}", "Write the lowest first, nothing below 0")


def _bounds(where: str, record: Any) -> Iterator[Found]:
    if isinstance(record, (Finding, Measure)):
        low, high = (record.low, record.high) if isinstance(record, Measure) else (record.range or (0, 1))
        if low >= high:
            yield Found(RANGE, where, f"has the range {low:g} to {high:g}", "Write the lowest first")
    if isinstance(record, Finding) and record.type in ("integer", "decimal") and not (record.range or record.internal):
        yield Found(RANGE, where, "is a number without a range", "Give range and unit")
    if isinstance(record, Angle):
        low, high = UNIT_BOUNDS[record.unit]
        for number in (*record.start, *(record.end or ())):
            if not low <= number <= high:
                yield Found(RANGE, where, f"moves to {number:g} {record.unit}", f"Expected {low:g} to {high:g}")
