"""Checking and normalising the value of one finding as the contract fixes it."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from lasegue.exchange.problems import one_of, shown
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.vocabulary import Vocabulary
from lasegue.logic.condition import SIDES

Report = Callable[[str, str, Any], None]
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def as_date(value: Any) -> date | None:
    """A date written ``YYYY-MM-DD``, or ``None``."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def region_words(vocabulary: Vocabulary) -> Iterator[str]:
    """Every word a region set may hold."""
    for name, region in vocabulary.regions.items():
        yield name
        yield from (f"{name}_{side}" for side in region.sides)


class ValueReader:
    """Reads values of findings and reports what does not fit, as ``report(key, expected, got)``."""

    def __init__(self, vocabulary: Vocabulary, on: date | None, report: Report) -> None:
        self._vocabulary = vocabulary
        self._regions = frozenset(region_words(vocabulary))
        self._on = on
        self._report = report

    def read(self, finding: Finding, key: str, value: Any) -> Any:
        """The value in its normal form, or ``None`` when it was reported."""
        if not finding.sided:
            return self._plain(finding, key, value)
        if not isinstance(value, dict) or not value:
            self._wrong(key, "a mapping with right, left or unsided", value)
            return None
        read: dict[str, Any] = {}
        for side, part in value.items():
            if side not in SIDES:
                self._wrong(f"{key}.{side}", "one of right, left, unsided", side)
                continue
            read[side] = self._plain(finding, f"{key}.{side}", part)
        return read

    def _plain(self, finding: Finding, key: str, value: Any) -> Any:
        readers = {
            "boolean": self._boolean,
            "integer": self._number,
            "decimal": self._number,
            "choice": self._choice,
            "date": self._date,
            "choice_set": self._choices,
            "region_set": self._region_set,
            "direction_response": self._responses,
        }
        return readers[finding.type](finding, key, value)

    def _wrong(self, key: str, expected: str, value: Any) -> None:
        self._report(key, expected, value)

    def _boolean(self, finding: Finding, key: str, value: Any) -> bool | None:
        if isinstance(value, bool):
            return value
        self._wrong(key, "true or false", value)
        return None

    def _number(self, finding: Finding, key: str, value: Any) -> float | None:
        low, high = finding.range or (float("-inf"), float("inf"))
        whole = finding.type == "integer"
        expected = f"a {'whole ' if whole else ''}number from {low:g} to {high:g}"
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not number or not low <= value <= high or (whole and value != int(value)):
            self._wrong(key, expected, value)
            return None
        return int(value) if whole else value

    def _choice(self, finding: Finding, key: str, value: Any) -> str | None:
        if isinstance(value, str) and value in finding.choices:
            return value
        self._wrong(key, one_of(shown(value), finding.choices, "choice"), value)
        return None

    def _date(self, finding: Finding, key: str, value: Any) -> str | None:
        day = as_date(value)
        if day is None:
            self._wrong(key, "a date YYYY-MM-DD", value)
            return None
        if self._on is not None and day > self._on:
            self._wrong(key, f"a date not after {self._on}", value)
            return None
        return day.isoformat()

    def _choices(self, finding: Finding, key: str, value: Any) -> list[str] | None:
        words = self._words(key, value, finding.choices, "choice")
        if words is not None and "none" in words and len(words) > 1:
            self._wrong(key, "none to stand alone", ", ".join(words))
            return None
        return words

    def _region_set(self, finding: Finding, key: str, value: Any) -> list[str] | None:
        return self._words(key, value, self._regions, "region")

    def _words(self, key: str, value: Any, known: Any, what: str) -> list[str] | None:
        if not isinstance(value, list):
            self._wrong(key, "a list", value)
            return None
        good = True
        seen: set[str] = set()
        for position, word in enumerate(value):
            if not isinstance(word, str) or word not in known:
                good = False
                self._wrong(f"{key}[{position}]", one_of(shown(word), sorted(known), what), word)
                continue
            if word in seen:
                good = False
                self._wrong(f"{key}[{position}]", "each entry once", f"{word} again")
            seen.add(word)
        return value if good else None

    def _responses(self, finding: Finding, key: str, value: Any) -> dict[str, str] | None:
        if not isinstance(value, dict) or not value:
            self._wrong(key, "a mapping of direction to response", value)
            return None
        good = True
        for direction, response in value.items():
            if direction not in self._vocabulary.directions:
                good = False
                self._wrong(
                    f"{key}.{direction}",
                    one_of(direction, self._vocabulary.directions, "direction"),
                    direction,
                )
            elif not isinstance(response, str) or response not in self._vocabulary.responses:
                good = False
                expected = one_of(shown(response), self._vocabulary.responses, "response")
                self._wrong(f"{key}.{direction}", expected, response)
        return value if good else None
