"""Cells of the record: one finding on one side, its newest statement, and the case they make together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS
from django.db.models import DateField, F, QuerySet

from lasegue.reasoning.engine import Result
from lasegue.web.asking import AskedWhole, Given
from lasegue.web.people.models import Member
from lasegue.web.record.given import EPISODE
from lasegue.web.record.models import Episode, Occasion, Statement
from lasegue.web.record.reasoner import library, reason
from lasegue.web.record.validity import stands

Cell = tuple[str, str]


@dataclass(frozen=True)
class Held:
    """What a cell holds now: its newest statement and the day it was stated on."""

    statement: Statement
    on: date


@dataclass(frozen=True)
class Cells:
    """All cells of an episode as they stand on a day.

    ``held`` has the statements that count; ``newest`` also those that were taken back or stood for an earlier day only;
    ``stated`` is every statement up to the day of a finding that the library has, in the order of stating, with its
    occasion and who made it; ``written`` has also those of findings that the library no longer has.
    """

    held: dict[Cell, Held]
    days: tuple[tuple[date, dict[Cell, Any]], ...]
    newest: dict[Cell, Held]
    stated: tuple[Statement, ...] = ()
    written: tuple[Statement, ...] = ()

    def value(self, finding: str, side: str = "") -> Any:
        """What a cell holds, or ``None`` for unknown."""
        found = self.held.get((finding, side))
        return found.statement.value if found else None

    def lapsed(self, finding: str) -> bool:
        """Whether a finding was answered on an earlier day, for that day only; none of its answers was taken back."""
        newest = [each for (name, _side), each in self.newest.items() if name == finding]
        stand = any(name == finding for name, _side in self.held)
        return bool(newest) and not stand and all(each.statement.value is not None for each in newest)


def cells_of(episode: Episode, on: date) -> Cells:
    """The cells of an episode as they stand on a day, and what earlier days stated."""
    held: dict[Cell, Held] = {}
    days: dict[date, dict[Cell, Any]] = {}
    findings = library().findings
    written = tuple(_stated(episode, on))
    stated = tuple(row for row in written if row.finding in findings)
    for row in stated:
        day = row.occasion.on
        cell = (row.finding, row.side)
        held[cell] = Held(row, day)
        if day < on:
            days.setdefault(day, {})[cell] = row.value
    standing = {
        cell: each
        for cell, each in held.items()
        if each.statement.value is not None and stands(each.statement, each.on, on, findings[cell[0]])
    }
    return Cells(standing, tuple(sorted(days.items())), held, stated, written)


def _stated(episode: Episode, on: date) -> Iterator[Statement]:
    """Every statement up to a day, with its occasion and who made it.

    There are hundreds, of a handful of occasions and people, so each of these is made once and not for every statement.
    What else is asked of them is loaded then.
    """
    occasions: dict[int, Occasion] = {}
    people: dict[int, Member] = {}
    for row in _STATED({"episode": episode.pk, "on": on}):
        of, by = row.occasion_id, row.by_id
        if of not in occasions:  # values stand in the order of the model's fields
            values = (of, episode.pk, row.kind, row.on)
            occasions[of] = Occasion.from_db(DEFAULT_DB_ALIAS, ("id", "episode_id", "kind", "on"), values)
        _OCCASION.set_cached_value(row, occasions[of])
        if by is not None:
            if by not in people:
                people[by] = Member.from_db(DEFAULT_DB_ALIAS, ("id", "name"), (by, row.name))
            _BY.set_cached_value(row, people[by])
        yield row


def _until() -> QuerySet[Any, Any]:
    """Statements with the columns of their occasions that are read, and the names of people."""
    rows = Statement.objects.filter(episode=EPISODE, occasion__on__lte=Given("on", DateField())).order_by("id")
    return rows.annotate(kind=F("occasion__kind"), on=F("occasion__on"), name=F("by__name"))


_STATED = AskedWhole(_until)
#: Their objects are the right ones by their numbers: what Django checks when one is assigned is known here.
_FIELDS = Statement._meta  # noqa: SLF001  # the name under which Django documents it
_OCCASION, _BY = (cast("Any", _FIELDS.get_field(name)) for name in ("occasion", "by"))


def case_of(episode: Episode, on: date, cells: Cells | None = None) -> dict[str, Any]:
    """The episode on a day as a case in the contract's format; earlier days are its history."""
    cells = cells or cells_of(episode, on)
    now = {cell: each.statement.value for cell, each in cells.held.items()}
    history = [{"on": day.isoformat(), "findings": _findings(stated.items())} for day, stated in cells.days]
    case: dict[str, Any] = {"case": f"e{episode.pk}", "on": on.isoformat(), "findings": _findings(now.items())}
    if episode.imaging_text and episode.imaging_text_on and episode.imaging_text_on <= on:
        case["imaging_text"] = episode.imaging_text
    if episode.setting != "outpatient":
        case["setting"] = episode.setting
    if earlier := [visit for visit in history if visit["findings"]]:
        case["history"] = earlier
    return case


def result_of(episode: Episode, on: date) -> Result:
    """What the engine concludes about an episode on a day."""
    return reason(case_of(episode, on))


def _findings(cells: Iterable[tuple[Cell, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for (finding, side), value in sorted(cells, key=lambda item: item[0]):
        if value is None:
            continue
        if side:
            found.setdefault(finding, {})[side] = value
        else:
            found[finding] = value
    return found
