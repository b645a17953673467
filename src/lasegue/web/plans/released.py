"""What may reach a patient: the signed plan without the lines that facts have stopped. Portal and paper read it."""

from dataclasses import dataclass
from datetime import date

from lasegue.web.people.clock import today_at
from lasegue.web.plans.content import (
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
from lasegue.web.plans.staleness import Overtaken, stale_lines
from lasegue.web.record.models import Episode


@dataclass(frozen=True)
class ReleasedPlan:
    """A signed plan as it stands today. ``held`` lines, which must not be gone on with, are not in ``lines``."""

    version: Version
    lines: tuple[PlanLine, ...]
    held: tuple[PlanLine, ...]
    goals: tuple[PlanGoal, ...]
    schedule: Schedule
    overtaken: Overtaken


def current_plan(episode: Episode, on: date | None = None) -> ReleasedPlan | None:
    """What a patient of an episode may see today; nothing without a signed plan whose seal holds."""
    signed = Version.objects.filter(episode=episode, state="signed").select_related(
        "snapshot", "signed_by", "episode", "episode__clinic"
    )
    version = signed.first()
    if version is None or not holds(version):
        return None
    try:
        return released(version, stale_lines(version, on or today_at(version.episode.clinic)))
    except ContentProblem:
        return None


def released(version: Version, overtaken: Overtaken) -> ReleasedPlan | None:
    """One signed version as it may reach the patient; nothing when it is not signed or its seal is broken.

    :raises ContentProblem: when what is stored is no plan.
    """
    if version.state != "signed" or not holds(version):
        return None
    lines = active(lines_of(version))
    held = tuple(line for line in lines if (found := overtaken.of(line.item)) and not found.reaches_patient)
    standing = tuple(line for line in lines if line not in held)
    return ReleasedPlan(version, standing, held, goals_of(version), schedule_of(version), overtaken)
