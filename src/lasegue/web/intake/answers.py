"""Reading what a page sends: one posted question becomes values of findings, or a sentence saying what to mend.

Nothing here touches the database. "Not sure" gives no value at all; it is never read as no.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import isfinite
from typing import Any, Protocol

from django.utils.translation import gettext as _

from lasegue.exchange.values import region_words
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.library import Library
from lasegue.web.intake.ordering import ADVICE, CHART, MEMBERS, WORDS
from lasegue.web.intake.words import DAYS_OF, is_long_span, spoken
from lasegue.web.ui.tongues import western

UNSURE = "unsure"
YES, NO = "yes", "no"
LEFT, RIGHT, BOTH, NEITHER = "left", "right", "both", "neither"
NOTHING = "nothing_of_these"
LONGEST_WORDS = 2_000
LONGEST_FIELD = 100
MOST_MARKS = 400
#: What is exclusive in a list: these stand alone.
ALONE = ("none", "nothing", "normal", NOTHING, UNSURE)
_DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}
_LONGEST_AGO = 36_500
FEELINGS = {"pain": "pain_regions", "tingling": "tingling_regions", "numb": "numbness_regions"}


class Refused(Exception):
    """What was sent does not fit the question; the text says what to do."""


class Fields(Protocol):
    """What Django's ``QueryDict`` offers of a form."""

    def get(self, key: str, default: Any = None) -> Any:
        """The last value of a field."""

    def getlist(self, key: str) -> list[str]:
        """All values of a field."""


@dataclass(frozen=True)
class Answer:
    """Values by finding; ``unsure`` when the person said so, with no value then; ``words`` as typed."""

    values: Mapping[str, Any] = field(default_factory=dict)
    unsure: bool = False
    words: str | None = None


def read(question: str, fields: Fields, library: Library, on: date) -> Answer:
    """What the person answered to a question.

    :raises Refused: when the fields do not make an answer; nothing is guessed.
    """
    if question == ADVICE:
        return Answer()
    if question == WORDS:
        return _words(fields)
    if question == CHART:
        return _chart(fields, library)
    if question in MEMBERS:
        return _rows(question, fields)
    return _finding(library.findings[question], fields, on)


def one(fields: Fields, name: str = "answer") -> str:
    """A short field, trimmed.

    :raises Refused: when it is far too long or holds characters that no keyboard types.
    """
    text = str(fields.get(name) or "").strip()
    if len(text) > LONGEST_FIELD or "\x00" in text:
        raise Refused(_("That answer cannot be read. Please choose or type it again."))
    return text


def _finding(finding: Finding, fields: Fields, on: date) -> Answer:
    if one(fields) == UNSURE or UNSURE in fields.getlist("answer"):
        return Answer(unsure=True)
    readers: dict[str, Callable[[Finding, Fields], Any]] = {
        "boolean": _boolean,
        "integer": _number,
        "decimal": _number,
        "choice": _choice,
        "choice_set": _choices,
    }
    value = _day(fields, on) if finding.type == "date" else readers[finding.type](finding, fields)
    return Answer({finding.id: value})


def _boolean(finding: Finding, fields: Fields) -> Any:
    answer = one(fields)
    if finding.sided:
        if answer in (LEFT, RIGHT, BOTH, NEITHER):
            return {LEFT: answer in (LEFT, BOTH), RIGHT: answer in (RIGHT, BOTH)}
    elif answer in (YES, NO):
        return answer == YES
    raise Refused(_("Please choose one answer."))


def _number(finding: Finding, fields: Fields) -> Any:
    if not finding.sided:
        return _in_range(finding, one(fields), _times(finding, one(fields, "unit")))
    sides = {side: one(fields, side) for side in (LEFT, RIGHT)}
    if not any(sides.values()):
        raise Refused(_("Please choose a number for at least one side."))
    return {side: _in_range(finding, text) for side, text in sides.items() if text}


def _times(finding: Finding, unit: str) -> float:
    """How many of a finding's own units of time the chosen one holds; one where none was chosen."""
    return _DAYS[unit] / DAYS_OF[finding.unit] if unit in _DAYS and finding.unit in DAYS_OF else 1


def _in_range(finding: Finding, text: str, times: float = 1) -> float:
    """The number in ``text``, ``times`` as large where it was given in another unit of time."""
    low, high = finding.range or (0, 0)
    try:
        value = float(western(text).replace(",", "."))
    except ValueError:
        value = float("nan")
    if times != 1 and isfinite(value):
        value = round(value * times)
    fits = low <= value <= high and (finding.type != "integer" or value.is_integer())
    if not fits and is_long_span(finding):
        raise Refused(_("Please write a number. The longest time is %(longest)s.") % {"longest": spoken(finding, high)})
    if not fits:
        limits = {"low": f"{low:g}", "high": f"{high:g}"}
        raise Refused(_("Please give a number from %(low)s to %(high)s.") % limits)
    return int(value) if value == int(value) else value


def _choice(finding: Finding, fields: Fields) -> str:
    answer = one(fields)
    if answer not in finding.choices:
        raise Refused(_("Please choose one answer."))
    return answer


def _choices(finding: Finding, fields: Fields) -> list[str]:
    chosen = list(dict.fromkeys(fields.getlist("answer")[:MOST_MARKS]))
    if not chosen or any(each not in finding.choices and each != NOTHING for each in chosen):
        raise Refused(_("Please choose what fits, or say that nothing does."))
    if len(chosen) > 1 and any(each in ALONE for each in chosen):
        raise Refused(_("“None of these” cannot stand beside another answer. Please take one away."))
    return [] if chosen == [NOTHING] else chosen


def _day(fields: Fields, on: date) -> str:
    written, ago = one(fields), one(fields, "ago")
    if written:
        try:
            day = date.fromisoformat(written)
        except ValueError:
            raise Refused(_("Please write the day as year, month, day: 2026-03-31.")) from None
    elif ago:
        days = _DAYS.get(one(fields, "unit"), 0) * (int(ago) if ago.isdecimal() else 0)
        if not 0 < days <= _LONGEST_AGO and ago != "0":
            raise Refused(_("Please give a whole number and choose days, weeks, months or years."))
        day = on - timedelta(days=days)
    else:
        raise Refused(_("Please give a day, or say how long ago it was."))
    if not on - timedelta(days=_LONGEST_AGO) <= day <= on:
        raise Refused(_("That day lies in the future, or too far back. Please give the day it began."))
    return day.isoformat()


def _rows(question: str, fields: Fields) -> Answer:
    values = {}
    for finding in MEMBERS[question]:
        answer = one(fields, finding)
        if answer in (YES, NO):
            values[finding] = answer == YES
        elif answer not in ("", UNSURE):
            raise Refused(_("Please choose one answer on each line."))
    if not values and not any(one(fields, finding) for finding in MEMBERS[question]):
        raise Refused(_("Please answer at least one line. “Not sure” is an answer too."))
    return Answer(values, unsure=not values)


def _chart(fields: Fields, library: Library) -> Answer:
    known = frozenset(region_words(library.vocabulary))
    marks = {feeling: list(dict.fromkeys(fields.getlist(feeling)[:MOST_MARKS])) for feeling in FEELINGS}
    if any(mark not in known for marked in marks.values() for mark in marked):
        raise Refused(_("A place on the drawing was not understood. Please mark it again."))
    if one(fields) == UNSURE:
        return Answer(unsure=True)
    nowhere = one(fields) == "nowhere"
    if nowhere and any(marks.values()):
        raise Refused(
            _("You marked places and said “nowhere”. Please erase the marks, or say that the drawing is right.")
        )
    if not nowhere and not any(marks.values()):
        raise Refused(_("Please mark where you feel it, or say “nowhere”."))
    values: dict[str, Any] = {"pain_regions": marks["pain"]}
    for feeling in ("tingling", "numb"):
        if marks[feeling] or nowhere or one(fields, f"no_{feeling}") == YES:
            values[FEELINGS[feeling]] = marks[feeling]
    if worst := one(fields, "worst"):
        values["nprs_overall"] = _in_range(library.findings["nprs_overall"], worst)
    return Answer(values)


def _words(fields: Fields) -> Answer:
    if one(fields) == UNSURE:
        return Answer(unsure=True, words="")
    text = str(fields.get("words") or "").replace("\x00", "").strip()
    if not text:
        raise Refused(_("Please write a few words, or go on without."))
    if len(text) > LONGEST_WORDS:
        raise Refused(
            _("Please keep it under %(most)s letters. You can tell us more at the visit.") % {"most": LONGEST_WORDS}
        )
    return Answer(words=text)
