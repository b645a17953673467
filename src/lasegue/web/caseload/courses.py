"""How care is going, from a few days and numbers of each person, and which of them that concerns."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from lasegue.web.record.reasoner import library

#: A change of pain counts from two points of ten on; a smaller one may be chance. Convention, as in the course chart.
PAIN_STEP = 2
RECENT = timedelta(days=7)
#: One visit a week is the planner's lowest rate; ten days leave room for a holiday. Convention.
SILENCE = timedelta(days=10)
#: A home programme is daily; after three days somebody asks, without blame. Convention.
QUIET = timedelta(days=3)


class Course(NamedTuple):
    """One person in care, or on the way there. Pain is 0 to 10, reach 0 (none) to 8 (the toes); null is unknown.

    ``has_phone`` is whether a device is let in, ``logged_at`` when something was last done at home; ``drafted_at`` is
    when a draft that waits for a signature was made.
    """

    episode: int
    stage: str
    heard_on: date | None
    pain: int | None
    pain_before: int | None
    reach: int | None
    reach_before: int | None
    open_answers: int | None
    first_signed: datetime | None
    examined_on: date | None
    booked_at: datetime | None
    has_phone: bool
    logged_at: datetime | None
    drafted_at: datetime | None

    @property
    def pain_rise(self) -> int:
        """By how many points the pain is up; 0 when either day is unknown."""
        return self.pain - self.pain_before if self.pain is not None and self.pain_before is not None else 0

    @property
    def reach_rise(self) -> int:
        """How much further down the leg the pain is; 0 when either day is unknown."""
        return self.reach - self.reach_before if self.reach is not None and self.reach_before is not None else 0


def is_worse(course: Course, now: datetime) -> bool:
    """Whether the pain went up or further down within the last week."""
    return _is_recent(course, now) and (course.pain_rise >= PAIN_STEP or course.reach_rise > 0)


def is_better(course: Course, now: datetime) -> bool:
    """Whether the pain eased or moved up within the last week."""
    return _is_recent(course, now) and (course.pain_rise < 0 or course.reach_rise < 0)


def is_silent(course: Course, now: datetime) -> bool:
    """Whether nothing was heard for long, and nothing is booked in the next week."""
    if course.heard_on is None or course.heard_on >= (now - SILENCE).date():
        return False
    return course.booked_at is None or course.booked_at > now + RECENT


def is_quiet_at_home(course: Course, now: datetime) -> bool:
    """Whether a phone that holds a plan has said nothing of it for three days; who never used a phone is not quiet."""
    if not is_phone_quiet(course, now) or course.first_signed is None or is_silent(course, now):
        return False
    return course.first_signed < now - QUIET


def is_phone_quiet(course: Course, now: datetime) -> bool:
    """Whether a device is let in and nothing was done at home within `QUIET`."""
    return course.has_phone and (course.logged_at is None or course.logged_at < now - QUIET)


def due_week(course: Course, now: datetime) -> float | None:
    """The week of a re-evaluation that has come and was not done; ``None`` when none is due.

    ``now`` is on the clinic's own clock: an examination stands under the day that it was there.
    """
    if course.first_signed is None:
        return None
    in_weeks = (now - course.first_signed).days / 7
    week = None
    for week_of_policy in library().policy.reassess_weeks:  # a plain loop: this runs for everybody in care
        if week_of_policy <= in_weeks and (week is None or week_of_policy > week):
            week = week_of_policy
    if week is None:
        return None
    day = (course.first_signed + timedelta(weeks=week)).astimezone(now.tzinfo).date()
    return week if course.examined_on is None or course.examined_on < day else None


def is_due(course: Course, now: datetime) -> bool:
    """Whether a re-evaluation is due."""
    return due_week(course, now) is not None


def _is_recent(course: Course, now: datetime) -> bool:
    return course.heard_on is not None and course.heard_on >= (now - RECENT).date()


#: Kind of rule and whom it concerns, of those in care.
CONCERNS: dict[str, Callable[[Course, datetime], bool]] = {
    "worse": is_worse,
    "silent": is_silent,
    "home_quiet": is_quiet_at_home,
    "re_evaluation": is_due,
}
