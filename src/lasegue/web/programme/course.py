"""What Progress says: where it hurts now and did at first, week by week, how much, and how far the goals are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lasegue.knowledge.entries.entry import Quantity
from lasegue.knowledge.entries.finding import Finding
from lasegue.motion.bodychart.drawing import render
from lasegue.motion.bodychart.extent import compare_extents, distal_extent
from lasegue.web.intake.words import measured, wording
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
#: The name of a questionnaire after a title: clinicians look for it, a patient does not know it.
_FORM_NAME = re.compile(r"\s*\([A-Z][A-Z0-9-]+\)$")


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
class GoalWay:
    """How far a goal is: the three numbers in words, and their places on a line of 100 on which better lies further.

    The line ends at the aim, or at now where that is better still; it begins at the worst of the three.
    """

    was: str
    now: str
    target: str
    start_at: int
    now_at: int
    aim_at: int
    says: str

    @property
    def from_at(self) -> int:
        """Where the way since the start begins on the line, whichever direction it took."""
        return min(self.start_at, self.now_at)

    @property
    def length(self) -> int:
        """How far it went since the start."""
        return abs(self.now_at - self.start_at)


@dataclass(frozen=True)
class GoalRow:
    """One goal: in the person's words and in the library's; how far it is, where both ends are known."""

    words: str
    title: str
    way: GoalWay | None


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
    label = _("Week %(n)d") % {"n": number} if number else _("Start")
    thumb = mark_safe(render("back", name=f"thumb{place}", pain=frame.places, crop="lower", language=language()))
    return Week(frame, thumb, label, f"{label}: {frame.words}")


def _goal(goal: PlanGoal, rows: Sequence[Statement]) -> GoalRow:
    values = [row.value for row in rows if row.finding == goal.finding and isinstance(row.value, int | float)]
    title = goal.text if goal.edited or goal.goal not in library().goals else wording().goal(goal.goal).title
    title = _FORM_NAME.sub("", title)
    if not values or goal.target is None or isinstance(values[-1], bool):
        return GoalRow(goal.words, title, None)
    was, now = float(values[0]), float(values[-1])
    return GoalRow(goal.words, title, way_to(goal.finding, was, now, goal.target, _better(goal, was)))


def _better(goal: PlanGoal, was: float) -> int:
    """1 where more is better, -1 where less is: as the library has it, else by the side on which the aim lies."""
    own = library().goals.get(goal.goal)
    if own is None or own.target is None:
        return 1 if (goal.target or 0) >= was else -1
    return 1 if own.target.gain is not None or own.target.gain_percent is not None else -1


def way_to(finding: str, was: float, now: float, target: float, better: int) -> GoalWay:
    """How far it is from ``was`` over ``now`` to ``target``."""
    low, high = (pick((was * better, now * better, target * better)) for pick in (min, max))
    start_at, now_at, aim_at = (
        round(100 * (each * better - low) / (high - low)) if high > low else 100 for each in (was, now, target)
    )
    known = library().findings.get(finding)
    told = [_measured(known, each) for each in (was, now, target)]
    ends = known.range if known is not None and known.range is not None else ()
    aim = told[2]
    if target not in ends:
        aim = (_("%(aim)s or more") if better > 0 else _("%(aim)s or less")) % {"aim": aim}
    return GoalWay(told[0], told[1], aim, start_at, now_at, aim_at, _way_in_words(was, now, target, better))


def _way_in_words(was: float, now: float, target: float, better: int) -> str:
    if (now - target) * better >= 0:
        return _("You have reached this.")
    if now == was:
        return _("No change yet since the start.")
    if (now - was) * better < 0:
        return _("This is further from the aim than at the start. That can happen on the way.")
    percent = round(100 * (now - was) / (target - was))
    return _("You have come %(percent)d%% of the way.") % {"percent": percent}


def _measured(finding: Finding | None, value: float) -> str:
    """A number of a goal as its patient reads it, with at most one place after the point."""
    value = round(value, 1)
    if finding is not None and finding.range == (0.0, 10.0):
        return _("%(value)s of 10") % {"value": f"{value:g}"}
    return measured(value, finding.unit if finding is not None else "")
