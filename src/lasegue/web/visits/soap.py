"""The note in words, drafted from the entries: subjective, objective, assessment, plan. It says nothing else.

A note is a document of the record: it is drafted in English whatever the language of the page, as its knowledge is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lasegue.motion.bodychart.extent import distal_extent
from lasegue.motion.bodychart.summary import summarise
from lasegue.reasoning.engine import Result
from lasegue.reasoning.wording import begun_small
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import in_english, language
from lasegue.web.visits.choices import RESPONSES, SIDES_IN_FULL, STEPS
from lasegue.web.visits.measures import Row
from lasegue.web.visits.models import Treatment
from lasegue.web.visits.screen import screen


@dataclass(frozen=True)
class Entries:
    """Everything a note is written from. ``screened`` holds the answers stated at this visit, by finding."""

    result: Result
    screened: dict[str, Any]
    rows: tuple[Row, ...]
    pain: tuple[str, ...] | None
    pain_before: tuple[str, ...] | None
    treatments: tuple[Treatment, ...]
    steps: dict[str, str]
    next_check: date | None
    nothing_done: str = ""


def drafted(entries: Entries) -> dict[str, str]:
    """The four parts by their letter."""
    parts = {"S": _subjective, "O": _objective, "A": _assessment, "P": _plan}
    with in_english():
        return {letter: " ".join(write(entries)) for letter, write in parts.items()}


def place_in_words(entries: Entries) -> str:
    """Where the pain is now against last time, by the farthest place on the scale from back to toes.

    In the language of the page, or of the note that is drafted.
    """
    if entries.pain is None:
        return ""
    now = distal_extent(entries.pain)
    if entries.pain_before is None:
        return _("Lowest place: %(now)s.") % {"now": now.words(language())} if now else ""
    before = distal_extent(entries.pain_before)
    if now is None or before is None or not (now.exact and before.exact):
        return ""
    if now.rank == before.rank:
        return _("Lowest place: %(now)s, as last time.") % {"now": now.words(language())}
    told = {"before": before.words(language()), "now": now.words(language())}
    if now.rank < before.rank:
        return _("Moved up. Lowest place: %(before)s, now %(now)s.") % told
    return _("Moved down. Lowest place: %(before)s, now %(now)s.") % told


def _subjective(entries: Entries) -> Iterator[str]:
    for row in entries.rows:
        if row.finding.group == "pain" and row.today is not None:
            yield f"{_named(row)} {row.today:g} of 10{_before(row)}."
    if entries.pain is not None:
        yield summarise(entries.pain)
        if words := place_in_words(entries):
            yield words
    for row in entries.rows:
        if row.finding.group == "behaviour" and row.today is not None:
            yield f"{_named(row)} {row.today:g}{_before(row)}."


def _objective(entries: Entries) -> Iterator[str]:
    yield from _screened(entries)
    for row in entries.rows:
        if row.finding.group not in ("pain", "behaviour") and row.today is not None:
            unit = {"degree": "°"}.get(row.finding.unit, f" {row.finding.unit}" if row.finding.unit else "")
            yield f"{_named(row)} {row.today:g}{unit}{_before(row)}."
    for each in entries.treatments:
        yield _done(each)
    if entries.nothing_done:
        yield f"Nothing was done, because: {entries.nothing_done.rstrip('.')}."


def _screened(entries: Entries) -> Iterator[str]:
    """What was answered at this visit, and by name what was not: an open question is never read as a no."""
    said = entries.screened
    yes, left = _titles(name for name, answer in said.items() if answer), _titles(_open(entries))
    if not said:
        yield f"Safety screen: none of the {len(screen())} questions answered today."
    elif not yes and not left:
        yield f"Safety screen: {len(said)} questions asked today, all no."
    else:
        yield f"Safety screen: {len(said)} of {len(screen())} questions answered today."
        if yes:
            yield f"Yes to: {yes}."
        if left:
            yield f"Not answered: {left}."


def _open(entries: Entries) -> list[str]:
    """Questions of the screen that have no answer at this visit."""
    return [finding.id for finding in screen() if finding.id not in entries.screened]


def _titles(names: Iterable[str]) -> str:
    return ", ".join(begun_small(library().findings[name].title) for name in names)


def _assessment(entries: Entries) -> Iterator[str]:
    level = entries.result.triage.level
    if level != "treat":
        yield f"Triage: {level}."
    if entries.result.classified.entries:
        yield f"{entries.result.classified.entries[0].title}."
    for row in entries.rows:
        if row.clear and row.better is not None:
            direction = "better" if row.better else "worse"
            yield f"{_named(row)} {abs(row.change or 0):g} {direction} than at the start, a clear change."
    if level == "treat" and _open(entries):
        yield "Whether to refer is not settled: the safety screen was not completed today."
    elif level == "treat":
        yield "No reason to refer today."


def _plan(entries: Entries) -> Iterator[str]:
    for item, choice in entries.steps.items():
        yield f"{_title(item)}: {str(STEPS.get(choice, choice)).lower()}."
    if entries.result.triage.level in ("emergency", "urgent"):
        yield "No treatment; sent on as triage says."
    if entries.next_check is not None:
        yield f"Re-evaluation on {entries.next_check.day} {entries.next_check:%B %Y}."


def _done(each: Treatment) -> str:
    side = f", {SIDES_IN_FULL[each.side]}" if each.side else ""
    response = f", {RESPONSES[each.response][0]} right after" if each.response else ""
    return f"{_title(each.item)} {each.minutes} min{side}{response}."


def _named(row: Row) -> str:
    return f"{row.finding.title}, {row.side}," if row.side else row.finding.title


def _before(row: Row) -> str:
    known = [f"{word} {value:g}" for word, value in (("start", row.start), ("last", row.last)) if value is not None]
    return f" ({', '.join(known)})" if known else ""


def _title(item: str) -> str:
    found = next((each for each in _items() if each.id == item), None)
    return found.title if found is not None else item


def _items() -> Iterable[Any]:
    return library().interventions()
