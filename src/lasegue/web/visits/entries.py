"""Gathering what a note is written from: the record, the plan and the visit itself, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Subquery

from lasegue.knowledge.entries.intervention import Intervention
from lasegue.web.plans.content import PlanLine, schedule_of
from lasegue.web.plans.released import released
from lasegue.web.record.episodes import Chart
from lasegue.web.record.reasoner import library
from lasegue.web.visits.choices import RESPONSES
from lasegue.web.visits.measures import rows_of
from lasegue.web.visits.models import Treatment, Visit
from lasegue.web.visits.screen import said_of, screen
from lasegue.web.visits.soap import Entries
from lasegue.web.visits.units import Timed, Units, units_of


@dataclass(frozen=True)
class Sheet:
    """One visit with everything its page and its note need."""

    visit: Visit
    entries: Entries
    lines: tuple[PlanLine, ...]
    before: tuple[Treatment, ...]
    items: dict[str, Intervention]


def sheet_of(chart: Chart, visit: Visit) -> Sheet:
    """Gather one visit."""
    names = {finding.id for finding in screen()}
    stated = chart.cells.stated
    statements = [row for row in stated if row.occasion.on <= visit.occasion.on]
    treatments = tuple(visit.treatments.all())
    alerted = chart.alert is not None
    plan = released(visit.version, chart.case, stated, alerted=alerted) if visit.version is not None else None
    planned = _planned_measures(visit)
    here = {
        (row.finding, row.side): row.value
        for row in statements
        if row.occasion_id == visit.occasion_id and row.finding in names
    }
    screened = {finding.id: said_of(finding, here) for finding in screen()}
    pains = [row for row in statements if row.finding == "pain_regions" and row.value is not None]
    now = next((row.value for row in reversed(pains) if row.occasion_id == visit.occasion_id), None)
    then = next((row.value for row in reversed(pains) if row.occasion_id != visit.occasion_id), None)
    entries = Entries(
        result=chart.result,
        screened={name: said for name, said in screened.items() if said is not None},
        rows=tuple(rows_of(visit, statements, planned)),
        pain=None if now is None else tuple(now),
        pain_before=None if then is None else tuple(then),
        treatments=treatments,
        steps=visit.steps,
        next_check=_next_check(visit, chart.on),
        nothing_done=visit.nothing_done,
    )
    lines = plan.lines if plan is not None else ()
    items = {each.id: each for each in library().interventions()}
    return Sheet(visit, entries, lines, _last_time(visit, treatments), items)


def units_of_sheet(sheet: Sheet, rule: Any) -> Units:
    """Billing units of a visit under a rule; what has no code is not billed."""
    given = []
    for each in sheet.entries.treatments:
        provider = sheet.items[each.item].provider
        if provider.code:
            given.append(Timed(provider.code, each.minutes, provider.timed is not False))
    return units_of(given, rule)


def suggestion(treatment: Treatment | None) -> tuple[str, str]:
    """What the library's rule for a response suggests next, and its words; nothing without a response."""
    if treatment is None or not treatment.response:
        return "", ""
    response = library().responses[RESPONSES[treatment.response][1]]
    return response.action, response.to_clinician


def _last_time(visit: Visit, treatments: tuple[Treatment, ...]) -> tuple[Treatment, ...]:
    """What was done at the visit before, and not yet today."""
    today = {each.item for each in treatments}
    earlier = Visit.objects.filter(episode=visit.episode, started_at__lt=visit.started_at).order_by("-started_at")
    before = Treatment.objects.filter(visit=Subquery(earlier.values("pk")[:1]))
    return tuple(each for each in before if each.item not in today)


def _planned_measures(visit: Visit) -> tuple[str, ...]:
    if visit.version is None:
        return ()
    measures = library().measures
    planned = (each.measure for each in schedule_of(visit.version).measures)
    return tuple(measures[name].finding for name in planned if name in measures)


def _next_check(visit: Visit, on: date) -> date | None:
    if visit.version is None:
        return None
    return next((day for day in sorted(schedule_of(visit.version).reassess_on) if day > on), None)
