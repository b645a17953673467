"""What may reach a patient: the signed plan without the lines that facts have stopped. Portal and paper read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from lasegue.web.asking import AskedWhole
from lasegue.web.people.clock import today_at
from lasegue.web.plans.content import (
    TOLD,
    ContentProblem,
    PlanGoal,
    PlanLine,
    Schedule,
    active,
    goals_of,
    lines_of,
    schedule_of,
)
from lasegue.web.plans.models import Version
from lasegue.web.plans.sealing import holds
from lasegue.web.plans.staleness import Overtaken, has_open_stop, overtaken
from lasegue.web.record.cells import Cells, case_of, cells_of
from lasegue.web.record.given import EPISODE
from lasegue.web.record.models import Episode, Statement


class Reaching(NamedTuple):
    """Lines for a patient's eye, and those of their own that they leave out until somebody has spoken with them."""

    lines: tuple[PlanLine, ...] = ()
    held: tuple[PlanLine, ...] = ()


@dataclass(frozen=True)
class ReleasedPlan:
    """A signed plan as it stands today. ``held`` lines, which must not be gone on with, are not in ``lines``."""

    version: Version
    lines: tuple[PlanLine, ...]
    held: tuple[PlanLine, ...]
    goals: tuple[PlanGoal, ...]
    schedule: Schedule
    overtaken: Overtaken

    @property
    def held_at_home(self) -> tuple[PlanLine, ...]:
        """Held lines that the patient would do; what a therapist's hands do is not theirs to leave out."""
        return tuple(line for line in self.held if line.kind in TOLD)

    @property
    def reaching(self) -> Reaching:
        """What the patient goes on with, and what not."""
        return Reaching(self.lines, self.held_at_home)


def current_plan(episode: Episode) -> ReleasedPlan | None:
    """What a patient of an episode may see today; nothing without a signed plan whose seal holds."""
    version = sealed(episode)
    if version is None:
        return None
    cells = cells_of(version.episode, today_at(version.episode.clinic))
    return as_it_stands(version, cells, alerted=has_open_stop(episode))


def as_it_stands(version: Version, cells: Cells, *, alerted: bool) -> ReleasedPlan:
    """A sealed version with today's cells; ``alerted`` says whether an open alert stops treatment."""
    case = case_of(version.episode, today_at(version.episode.clinic), cells)
    return _judged(version, case, cells.stated, alerted=alerted)


def sealed(episode: Episode) -> Version | None:
    """The signed version of an episode whose seal holds: there is one exactly where there is a current plan.

    Which version it is needs no judging of its lines, so no answer of the record is read.
    """
    version = _SIGNED.first({"episode": episode.pk})
    return version if version is not None and _is_whole(version) else None


def _signed() -> QuerySet[Version]:
    """There is no more than one."""
    signed = Version.objects.filter(episode=EPISODE, state="signed")
    return signed.select_related("snapshot", "signed_by", "episode__clinic").order_by("pk")[:1]


_SIGNED = AskedWhole(_signed)


def released(
    version: Version, case: dict[str, Any], stated: Iterable[Statement], *, alerted: bool
) -> ReleasedPlan | None:
    """One signed version as it may reach the patient with the answers of ``case``; nothing when its seal is broken.

    ``stated`` are the statements behind the case.
    """
    return _judged(version, case, stated, alerted=alerted) if _is_whole(version) else None


def _is_whole(version: Version) -> bool:
    """Whether a version is signed, still what was signed, and reads as a plan."""
    if version.state != "signed" or not holds(version):
        return False
    try:
        lines_of(version), goals_of(version), schedule_of(version)
    except ContentProblem:
        return False
    return True


def _judged(version: Version, case: dict[str, Any], stated: Iterable[Statement], *, alerted: bool) -> ReleasedPlan:
    lines, found = active(lines_of(version)), overtaken(version, case, stated, alerted=alerted)
    goals, schedule = goals_of(version), schedule_of(version)
    held = tuple(line for line in lines if (stale := found.of(line.item)) and not stale.reaches_patient)
    standing = tuple(line for line in lines if line not in held)
    return ReleasedPlan(version, standing, held, goals, schedule, found)
