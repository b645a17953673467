"""What the page of a visit says, prepared so that its templates decide little."""

from dataclasses import dataclass
from typing import Any

from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.vocabulary import PHYSICAL
from lasegue.motion.bodychart.drawing import render
from lasegue.web.people.models import Clinic
from lasegue.web.record.episodes import Chart
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import language
from lasegue.web.visits.choices import ACTIONS, PARTS, RESPONSES, SIDES, STEPS
from lasegue.web.visits.entries import Sheet, suggestion, units_of_sheet
from lasegue.web.visits.models import Treatment, Visit
from lasegue.web.visits.screen import screen
from lasegue.web.visits.signing import Check, checks
from lasegue.web.visits.soap import drafted, place_in_words
from lasegue.web.visits.units import Units, arithmetic

BAR_MINUTES = 53


@dataclass(frozen=True)
class Question:
    """One question of the screen and today's answer."""

    finding: Finding
    answer: str


@dataclass(frozen=True)
class Done:
    """One row of what was done."""

    row: Treatment
    item: Intervention


@dataclass(frozen=True)
class Next:
    """One exercise of the plan: what was chosen, what the rule suggests and why."""

    item: str
    title: str
    chosen: str
    suggested: str
    why: str


@dataclass(frozen=True)
class Part:
    """One part of the note: drafted words, and own words where somebody wrote them."""

    letter: str
    name: str
    text: str
    own: bool


@dataclass(frozen=True)
class Band:
    """One code in the bar of minutes, in units of the drawing."""

    code: str
    start: float
    width: float
    minutes: int


@dataclass(frozen=True)
class VisitPage:
    """Everything on the page of one visit."""

    visit: Visit
    questions: tuple[Question, ...]
    answered: int
    place: str
    chart_now: str
    chart_then: str
    rows: tuple[Any, ...]
    done: tuple[Done, ...]
    ghosts: tuple[Done, ...]
    addable: tuple[Intervention, ...]
    next: tuple[Next, ...]
    parts: tuple[Part, ...]
    units: Units
    other_units: Units
    sum: str
    bands: tuple[Band, ...]
    checks: tuple[Check, ...]
    responses: dict[str, Any]
    sides: dict[str, Any]
    steps: dict[str, Any]

    @property
    def unmet(self) -> int:
        """How many things stand before signing."""
        return sum(not check.met for check in self.checks)


def page_of(chart: Chart, sheet: Sheet, clinic: Clinic) -> VisitPage:
    """The page of one visit."""
    visit, entries = sheet.visit, sheet.entries
    screened = {finding.id: entries.screened.get(finding.id) for finding in screen()}
    rule = clinic.billing_rule
    units = units_of_sheet(sheet, rule)
    return VisitPage(
        visit=visit,
        questions=tuple(Question(finding, _said(screened[finding.id])) for finding in screen()),
        answered=sum(value is not None for value in screened.values()),
        place=place_in_words(entries),
        chart_now=_drawing("now", entries.pain, entries.pain_before),
        chart_then=_drawing("then", entries.pain_before, None),
        rows=entries.rows,
        done=tuple(Done(each, sheet.items[each.item]) for each in entries.treatments),
        ghosts=() if visit.is_signed else tuple(Done(each, sheet.items[each.item]) for each in sheet.before),
        addable=() if visit.is_signed else _addable(chart, sheet),
        next=_next(sheet),
        parts=_parts(sheet),
        units=units,
        other_units=units_of_sheet(sheet, "ama" if rule == "cms" else "cms"),
        sum=arithmetic(units),
        bands=_bands(units),
        checks=checks(sheet),
        responses={name: words for name, (words, _) in RESPONSES.items()},
        sides=SIDES,
        steps=STEPS,
    )


def _said(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, "")


def _drawing(name: str, pain: tuple[str, ...] | None, before: tuple[str, ...] | None) -> str:
    if pain is None:
        return ""
    return render("back", name=name, pain=pain, previous=before or (), crop="legs", language=language())


def _addable(chart: Chart, sheet: Sheet) -> tuple[Intervention, ...]:
    """What may be entered as done: open for this person today, the lines of the plan first."""
    planned = [line.item for line in sheet.lines]
    taken = {each.item for each in sheet.entries.treatments}
    open_ = {
        ruling.item.id: ruling.item
        for ruling in chart.result.plan.rulings
        if ruling.is_open and ruling.item.kind in PHYSICAL and ruling.item.id not in taken
    }
    first = [open_.pop(name) for name in planned if name in open_]
    return (*first, *sorted(open_.values(), key=lambda item: item.title))


def _next(sheet: Sheet) -> tuple[Next, ...]:
    done = {each.item: each for each in sheet.entries.treatments}
    exercises = library().exercises
    rows = []
    for line in sheet.lines:
        if line.item in exercises:
            suggested, why = suggestion(done.get(line.item))
            named = str(ACTIONS.get(suggested, suggested))
            rows.append(Next(line.item, line.title, sheet.entries.steps.get(line.item, ""), named, why))
    return tuple(rows)


def _parts(sheet: Sheet) -> tuple[Part, ...]:
    visit = sheet.visit
    texts = visit.note if visit.is_signed else {**drafted(sheet.entries), **visit.own_words}
    return tuple(
        Part(part.letter, str(part.name), texts.get(part.letter, ""), part.letter in visit.own_words) for part in PARTS
    )


def _bands(units: Units) -> tuple[Band, ...]:
    bands, at = [], 0.0
    for row in units.codes:
        if row.timed and row.minutes:
            width = 100 * row.minutes / max(BAR_MINUTES, units.total)
            bands.append(Band(row.code, at, width, row.minutes))
            at += width
    return tuple(bands)
