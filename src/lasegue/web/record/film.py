"""Where the pain was over time: one small body chart for every day it was stated, in the order of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from lasegue.motion.bodychart.drawing import render
from lasegue.motion.bodychart.extent import compare_extents, distal_extent
from lasegue.motion.bodychart.summary import summarise
from lasegue.motion.bodychart.wording import Language
from lasegue.web.record.models import Statement
from lasegue.web.record.standing import PAIN

FELT = {"pain_regions": "pain", "tingling_regions": "tingling", "numbness_regions": "numb"}
Places = tuple[str, ...]
MOST = 8
WEEK = 7


@dataclass(frozen=True)
class Frame:
    """One day: the drawing, what it says in words, and the worst leg pain of that day."""

    on: date
    drawing: SafeString
    words: str
    pain: int | None
    movement: str
    places: Places


def film(statements: Sequence[Statement], language: Language = "en", *, weekly: bool = False) -> list[Frame]:
    """The frames of an episode, oldest first; of many the first, the newest and those evenly between.

    With ``weekly`` only the last day of each week after the first day is looked at, and the dashed line is where it was
    on the first day instead of the time before.
    """
    days = _days(statements)
    chosen = _weeks(sorted(days)) if weekly else sorted(days)
    if len(chosen) > MOST:
        chosen = [chosen[round(place * (len(chosen) - 1) / (MOST - 1))] for place in range(MOST)]
    frames: list[Frame] = []
    before: Places = ()
    for number, day in enumerate(chosen):
        felt, pain = days[day]
        places, tingling, numb = (tuple(felt.get(name, ())) for name in FELT.values())
        previous = frames[0].places if weekly and frames else before
        drawing, words = _chart(f"film{number}", (places, tingling, numb), previous, language)
        movement = compare_extents(distal_extent(before), distal_extent(places)) if number else "same"
        frames.append(Frame(day, drawing, words, pain, movement, places))
        before = places
    return frames


@lru_cache(maxsize=256)
def _chart(
    name: str, felt: tuple[Places, Places, Places], previous: Places, tongue: Language
) -> tuple[SafeString, str]:
    """A chart and what it says: drawn and told alike for whoever feels the same."""
    pain, tingling, numb = felt
    drawing = render(
        "back",
        name=name,
        pain=pain,
        tingling=tingling,
        numb=numb,
        previous=previous,
        crop="lower",
        language=tongue,
    )
    # Every chart is our own drawing from the contract's region names; nothing a person typed is in it.
    return mark_safe(drawing), summarise(pain, tingling, numb, tongue)


def _weeks(days: Sequence[date]) -> list[date]:
    """The first day, and the last one of every week counted from it."""
    if not days:
        return []
    last = {week_of(day, days[0]): day for day in days[1:]}
    return [days[0], *last.values()]


def week_of(day: date, first: date) -> int:
    """The week a day lies in: 0 is the first day itself, 1 the seven days after it."""
    return -((first - day).days // WEEK)


def _days(statements: Sequence[Statement]) -> dict[date, tuple[dict[str, list[str]], int | None]]:
    """What was felt on each day on which a place was stated; tingling and numbness hold until stated anew."""
    rows = sorted(statements, key=lambda row: row.pk)
    felt: dict[str, list[str]] = {}
    pain: dict[date, dict[str, int]] = {}
    found: dict[date, dict[str, list[str]]] = {}
    for row in sorted(rows, key=lambda row: row.occasion.on):
        day = row.occasion.on
        if row.finding in FELT and isinstance(row.value, list):
            felt = {**felt, FELT[row.finding]: row.value}
            found[day] = felt
        elif row.finding in PAIN and isinstance(row.value, int):
            worst = pain.setdefault(day, {})
            worst[row.finding] = max(worst.get(row.finding, 0), row.value)
    return {day: (places, _first(pain.get(day, {}))) for day, places in found.items()}


def _first(worst: dict[str, int]) -> int | None:
    return next((worst[name] for name in PAIN if name in worst), None)
