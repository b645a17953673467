"""What Progress says: where it hurts now and did at first, week by week, how much, and how far the goals are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lasegue.knowledge.entries.entry import Quantity
from lasegue.motion.bodychart.drawing import render
from lasegue.motion.bodychart.extent import compare_extents, distal_extent
from lasegue.web.intake.words import unit_word, wording
from lasegue.web.plans.content import PlanGoal
from lasegue.web.programme.standing import PlanStanding
from lasegue.web.record.film import Frame, film, week_of
from lasegue.web.record.models import Statement
from lasegue.web.record.reasoner import library
from lasegue.web.record.standing import PAIN
from lasegue.web.ui.tongues import language

Way = Literal["up", "down", "same", "none", "unknown"]
RECENT = timedelta(days=7)
MEASURE = "nprs-leg"


@dataclass(frozen=True)
class Week:
    """One picture of the film, large and small: ``label`` stands under it, ``says`` is what it shows in words."""

    frame: Frame
    thumb: SafeString
    label: str
    says: str


@dataclass(frozen=True)
class Point:
    """The worst leg pain of one day, 0 to 10."""

    on: date
    value: int


@dataclass(frozen=True)
class GoalRow:
    """One goal: in the person's words and in the library's; numbers where both ends are known."""

    words: str
    title: str
    now: str
    target: str
    was: str
    percent: int | None


@dataclass(frozen=True)
class Course:
    """The page, prepared. ``clear`` is the change that counts as clear, with its grounds."""

    way: Way
    headline: str
    says: str
    weeks: tuple[Week, ...]
    points: tuple[Point, ...]
    clear: Quantity
    changed: bool
    goals: tuple[GoalRow, ...]


def course_of(standing: PlanStanding, today: date) -> Course:
    """The course of a patient from the first day to today."""
    told = standing.told
    frames = film(told, language(), weekly=True)
    way = way_of(frames, today)
    points = points_of(told)
    clear = library().measures[MEASURE].meaningful_change[0]
    goals = standing.released.goals if standing.released is not None else ()
    return Course(
        way=way,
        # what has to be looked at first comes before any praise
        headline=_headline("unknown" if standing.urgent else way),
        says=_says(way),
        weeks=tuple(_week(place, frame, frames[0].on) for place, frame in enumerate(frames)),
        points=points,
        clear=clear,
        changed=len(points) > 1 and points[0].value - points[-1].value >= clear.value,
        goals=tuple(_goal(goal, told) for goal in goals),
    )


def way_of(frames: Sequence[Frame], today: date) -> Way:
    """Which way the pain goes: down within the last week comes first, then first day against the newest."""
    if not frames:
        return "unknown"
    if not frames[-1].places:
        return "none"
    reaches = [distal_extent(frame.places) for frame in frames]
    before = [reach for frame, reach in zip(frames, reaches, strict=True) if frame.on < frames[-1].on]
    recent = today - frames[-1].on <= RECENT
    if before and recent and compare_extents(before[-1], reaches[-1]) == "down":
        return "down"
    movement = compare_extents(reaches[0], reaches[-1]) if before else "unknown"
    return movement if movement in {"up", "down", "same"} else "unknown"


def points_of(told: Sequence[Statement]) -> tuple[Point, ...]:
    """One measure of leg pain, the worst of each day: the one that most days have, the most telling of equals."""
    days: dict[str, dict[date, int]] = {name: {} for name in PAIN}
    for row in told:
        if row.finding in days and isinstance(row.value, int):
            found = days[row.finding]
            found[row.occasion.on] = max(found.get(row.occasion.on, 0), row.value)
    best = max(PAIN, key=lambda name: (len(days[name]), -PAIN.index(name)))
    return tuple(Point(on, value) for on, value in sorted(days[best].items()))


def _headline(way: Way) -> str:
    words = {
        "up": _("Your pain is moving up. That is a good sign."),
        "down": _("Your pain went further down this week."),
        "same": _("Your pain is in the same place."),
        "none": _("No pain is marked right now."),
        "unknown": _("How it has been"),
    }
    return words[way]


def _says(way: Way) -> str:
    words = {
        "up": _("Pain that leaves the foot for the back is getting better, even if your back aches."),
        "down": _("Your therapist will look at this. Rest in the position that eases your leg today."),
        "same": _("That is common. Your therapist sees this too and changes the plan when it is time."),
        "none": _("Go on as your plan says."),
        "unknown": _("Mark where it hurts before and after a session. Then you can see here how it changes."),
    }
    return words[way]


def _week(place: int, frame: Frame, first: date) -> Week:
    """One week; the small picture is our own drawing, nothing a person typed is in it."""
    number = week_of(frame.on, first)
    label = _("Wk %(n)d") % {"n": number} if number else _("Start")
    thumb = mark_safe(render("back", name=f"thumb{place}", pain=frame.places, crop="lower", language=language()))
    return Week(frame, thumb, label, f"{label}: {frame.words}")


def _goal(goal: PlanGoal, rows: Sequence[Statement]) -> GoalRow:
    values = [row.value for row in rows if row.finding == goal.finding and isinstance(row.value, int | float)]
    title = goal.text if goal.edited or goal.goal not in library().goals else wording().goal(goal.goal).title
    if not values or goal.target is None or isinstance(values[-1], bool):
        return GoalRow(goal.words, title, "", "", "", None)
    was, now = float(values[0]), float(values[-1])
    way = goal.target - was
    percent = round(max(0.0, min((now - was) / way, 1.0)) * 100) if way else 100
    unit = library().findings[goal.finding].unit if goal.finding in library().findings else ""
    said = [f"{value:g} {unit_word(unit)}".strip() for value in (now, goal.target, was)]
    return GoalRow(goal.words, title, said[0], said[1], said[2], percent)
