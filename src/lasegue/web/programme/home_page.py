"""The clinic's Home tab, prepared: what the days at home say, and what waits for somebody."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from lasegue.web.programme.answering import exercises_in
from lasegue.web.programme.chart import CLINIC, chart_of
from lasegue.web.programme.course import course_of
from lasegue.web.programme.glance import acts, better, doing
from lasegue.web.programme.items import at_home
from lasegue.web.programme.not_taken import refused_of, under_ended
from lasegue.web.programme.red_words import lights_of
from lasegue.web.programme.responding import day_of
from lasegue.web.programme.standing import PlanStanding, standing_in
from lasegue.web.programme.watching import asking, grid_of, last_heard, notes, steps_in_words
from lasegue.web.record.episodes import Chart
from lasegue.web.record.reasoner import library


def home_page(chart: Chart) -> dict[str, Any]:
    """Everything the page shows of one patient, by the names its template uses."""
    standing = standing_in(chart)
    course, lights = course_of(standing, chart.on), lights_of(chart.episode)
    items, written = _exercises(standing), notes(chart.episode)
    lines = at_home(standing.released) if standing.released is not None else []
    now = [line.item for line in lines] or items
    zone = ZoneInfo(chart.episode.clinic.timezone)
    grid = grid_of(standing.log, now, chart.on, zone)
    steps = steps_in_words(day_of(standing, lines).decision)
    asked = asking(chart.episode) if standing.may_hold(lambda entry: entry.asks) else ()
    refused = refused_of(chart.episode)
    pain = chart_of(course.points, course.clear.value, CLINIC, chart.on, lights.days) if course.points else None
    return {
        "chart": chart,
        "standing": standing,
        "better": better(course),
        "doing": doing(grid, _signed_on(standing, zone)),
        "acts": acts(len(lights.open), asked, steps, len(refused)),
        "lights": lights,
        "grid": grid,
        "steps": steps,
        "heard": last_heard(standing.log),
        "course": course,
        "pain": pain,
        "open_asking": [each for each in asked if not each.replies],
        "settled": [each for each in asked if each.replies],
        "refused": refused,
        "under_ended": under_ended(standing.log, _ended(standing)),
        "notes": [(library().exercises[item], written.get(item)) for item in items],
    }


def _signed_on(standing: PlanStanding, zone: ZoneInfo) -> date | None:
    """The day of the first signature; a first version that holds is it."""
    if (own := standing.version) is not None and own.number == 1 and own.signed_at:
        return own.signed_at.astimezone(zone).date()
    return min((each.signed_at.astimezone(zone).date() for each in standing.versions if each.signed_at), default=None)


def _exercises(standing: PlanStanding) -> tuple[str, ...]:
    """Of the plan that holds, else of the draft."""
    return exercises_in([standing.released.version] if standing.released is not None else standing.versions)


def _ended(standing: PlanStanding) -> list[Any]:
    """Versions that have ended; looked up only when the log names another than the one that holds."""
    holds = standing.released.version.number if standing.released is not None else None
    if all(entry.plan in {holds, None} for entry in standing.log):
        return []
    return [version for version in standing.versions if version.state == "withdrawn"]
