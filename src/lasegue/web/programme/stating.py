"""What a log says about the person goes into the record: safety answers and pain, so that alerts and stops follow.

A log may come late. What concerns is always stated; what reassures, and pain, only where nothing newer is known: an old
"no" never hides a later "yes", and a "no" from home never lifts a "yes" that stands, which is for a clinician to do.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from lasegue.exchange.problems import CaseProblems
from lasegue.web.audit import trail
from lasegue.web.people.membership import patient_actor
from lasegue.web.programme.entries import Pain, Read, Regions, Screen
from lasegue.web.programme.models import Entry
from lasegue.web.programme.screening import consequences
from lasegue.web.record.cells import Cell
from lasegue.web.record.models import Alert, Episode, Occasion, Statement
from lasegue.web.record.reasoner import library
from lasegue.web.record.statements import Answer, state

PAIN_NOW = "nprs_leg_now"
PLACES = {"pain": "pain_regions", "tingling": "tingling_regions", "numb": "numbness_regions"}
SIDES = ("right", "left", "unsided")
Row = tuple[Entry, Read]


def state_entries(episode: Episode, rows: Sequence[Row]) -> set[UUID]:
    """State what entries say, day by day; ids of those that the record could not take, which a person must read."""
    told = [row for row in rows if isinstance(row[1].body, Screen | Pain)]
    zone = ZoneInfo(episode.clinic.timezone)
    unread: set[UUID] = set()
    for day in sorted({_day(entry, zone) for entry, _own in told}):
        today = sorted((row for row in told if _day(row[0], zone) == day), key=_in_order)
        unread |= _state_day(episode, day, today)
    return unread


def _day(entry: Entry, zone: ZoneInfo) -> date:
    return entry.done_at.astimezone(zone).date()


def _in_order(row: Row) -> tuple[datetime, int]:
    return row[0].done_at, row[0].seq


def _state_day(episode: Episode, day: date, rows: Sequence[Row]) -> set[UUID]:
    known = _newest(episode)
    later = _last_logged(episode)
    if _try(episode, day, _answers(rows, known, later)):
        return set()
    unread = set()
    for entry, own in rows:  # together they contradict the record: each by itself, so that one does not sink the rest
        answers = _answers([(entry, own)], known, later)
        if not _try(episode, day, answers):
            unread.add(entry.pk)
            _raise_by_hand(episode, answers)
    return unread


def _try(episode: Episode, day: date, answers: Mapping[Cell, Any]) -> bool:
    if not answers:
        return True
    stated = [Answer(finding, value, side) for (finding, side), value in sorted(answers.items())]
    try:
        with transaction.atomic():
            state(_occasion(episode, day), stated, patient_actor(episode.patient), origin="patient")
    except CaseProblems:
        return False
    return True


def _occasion(episode: Episode, day: date) -> Occasion:
    own = Occasion.objects.filter(episode=episode, kind="session", on=day, by=None).order_by("id").first()
    return own or Occasion.objects.create(episode=episode, kind="session", on=day)


def _newest(episode: Episode) -> dict[Cell, Statement]:
    names = [*consequences(), PAIN_NOW, *PLACES.values()]
    rows = Statement.objects.filter(episode=episode, finding__in=names).select_related("occasion").order_by("id")
    return {(row.finding, row.side): row for row in rows}


def _last_logged(episode: Episode) -> dict[str, datetime]:
    """When pain and the screen were last logged, where they were."""
    rows = Entry.objects.filter(episode=episode, kind__in=("pain", "screen")).order_by().values_list("kind")
    return dict(rows.annotate(Max("done_at")))


def _answers(rows: Iterable[Row], known: Mapping[Cell, Statement], later: Mapping[str, datetime]) -> dict[Cell, Any]:
    """The cells that entries of one day fill, in their order; a concern stays, whatever is said after it."""
    found: dict[Cell, Any] = {}
    for entry, own in rows:
        last = later.get(entry.kind)
        is_late = last is not None and last > entry.done_at
        cells = _of_screen(own.body, known) if isinstance(own.body, Screen) else _of_pain(own.body, known)
        for cell, value in cells.items():
            if value is True:
                found[cell] = True
            elif found.get(cell) is not True and not is_late and not _is_overtaken(known.get(cell), entry):
                found[cell] = value
    return found


def _is_overtaken(newest: Statement | None, entry: Entry) -> bool:
    """Whether somebody stated the cell after the entry was done; the log itself is compared by its own times."""
    return newest is not None and newest.occasion.kind != "session" and newest.at > entry.done_at


def _of_screen(body: Screen, known: Mapping[Cell, Statement]) -> dict[Cell, Any]:
    findings = library().findings
    cells: dict[Cell, Any] = {}
    for name, said in body.answers.items():
        sides = SIDES if findings[name].sided else ("",)
        held = {side: known[name, side].value for side in sides if (name, side) in known}
        if said is True:
            cells[name, "unsided" if findings[name].sided else ""] = True
        elif True in held.values():
            continue
        elif said is False:
            cells |= {(name, side): False for side in sides if side != "unsided"}
        else:
            cells |= {(name, side): None for side, value in held.items() if value is False}
    return cells


def _of_pain(body: Any, known: Mapping[Cell, Statement]) -> dict[Cell, Any]:
    if not isinstance(body, Pain):
        return {}
    cells: dict[Cell, Any] = {}
    places = known.get(("pain_regions", ""))
    felt = places.value if places is not None and isinstance(places.value, list) else []
    if body.regions is not None:
        felt = body.regions.pain
        cells |= _of_places(body.regions, known)
    side = _leg_of(felt)
    cells |= {(PAIN_NOW, other): None for other in SIDES if other != side and (PAIN_NOW, other) in known}
    cells[PAIN_NOW, side] = body.worst
    return cells


def _of_places(regions: Regions, known: Mapping[Cell, Statement]) -> dict[Cell, Any]:
    """What was painted; leaving numbness out of the drawing never takes a numbness back that stands."""
    cells: dict[Cell, Any] = {(finding, ""): list(getattr(regions, name)) for name, finding in PLACES.items()}
    numb = PLACES["numb"], ""
    if not cells[numb] and numb in known and known[numb].value:
        del cells[numb]
    return cells


def _leg_of(places: Iterable[str]) -> str:
    """The one leg that hurts; where both or neither do, the side is not on record."""
    legs = {side for place in places for side in ("right", "left") if place.endswith(f"_{side}")}
    return legs.pop() if len(legs) == 1 else "unsided"


def alarm_all_the_same(episode: Episode, own: Read) -> None:
    """A warning sign in an entry that the log cannot take raises its alarm; nothing of it goes into the record."""
    if isinstance(own.body, Screen):
        sided = library().findings
        cells: dict[Cell, Any] = {
            (name, "unsided" if sided[name].sided else ""): said for name, said in own.body.answers.items()
        }
        _raise_by_hand(episode, cells)


def _raise_by_hand(episode: Episode, answers: Mapping[Cell, Any]) -> None:
    """The record cannot hold an answer that alarms: the alarm is raised all the same."""
    told = consequences()
    for (name, side), value in answers.items():
        if value is not True or name not in told or told[name].level not in {"emergency", "urgent"}:
            continue
        level, kind = told[name].level, told[name].flag
        because = [{"finding": name, "side": side, "value": True} if side else {"finding": name, "value": True}]
        _alert, made = Alert.objects.get_or_create(
            episode=episode,
            level=level,
            kind=kind,
            cleared_at=None,
            defaults={"clinic": episode.clinic, "because": because},
        )
        if made:
            trail.add(
                trail.Actor("system", None, "triage"),
                f"alert.{level}",
                clinic=episode.clinic_id,
                patient=episode.patient_id,
                subject=f"episode {episode.pk}",
                detail=kind,
            )
