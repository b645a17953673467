"""Where a patient's plan stands: what may be shown now, and nothing that was not signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lasegue.reasoning.engine import Result
from lasegue.web.intake.stopping import Stop, of_patients
from lasegue.web.people.clock import today_at
from lasegue.web.people.models import Patient
from lasegue.web.plans.models import Version
from lasegue.web.plans.released import ReleasedPlan, current_plan
from lasegue.web.plans.staleness import with_daily_answers
from lasegue.web.programme.models import Entry
from lasegue.web.record.cells import case_of
from lasegue.web.record.episodes import newest_episode
from lasegue.web.record.models import Alert, Episode
from lasegue.web.record.reasoner import reason

PlanState = Literal["current", "none", "withdrawn", "stopped"]
#: Entries that are read for a day's rules and pages; months of sessions.
MOST_ENTRIES = 2000


@dataclass(frozen=True)
class PlanStanding:
    """The episode a patient is in, the plan they may see, and the stop that closes everything.

    ``urgent`` names the red flag of an open urgent alert: treatment waits, the pages stay open.
    """

    patient: Patient
    episode: Episode | None
    released: ReleasedPlan | None
    stop: Stop | None
    urgent: str
    withdrawn: bool

    @cached_property
    def result(self) -> Result | None:
        """What the engine concludes today, with the emergency answers of the signing where none came since."""
        if self.released is None:
            return None
        version = self.released.version
        case = case_of(version.episode, today_at(self.patient.clinic))
        return reason(with_daily_answers(version, case, version.snapshot.case))

    @cached_property
    def log(self) -> Sequence[Entry]:
        """The log that the rules read, oldest first, each device in its own order."""
        rows = Entry.objects.filter(episode=self.episode).order_by("-done_at", "-seq")
        return list(rows[:MOST_ENTRIES])[::-1]

    @property
    def state(self) -> PlanState:
        """In one word; a stop comes before everything."""
        if self.stop is not None:
            return "stopped"
        if self.released is not None:
            return "current"
        return "withdrawn" if self.withdrawn else "none"


def standing_of(patient: Patient) -> PlanStanding:
    """Where things stand for a patient now."""
    episode = newest_episode(patient)
    stop = of_patients([patient])
    released = current_plan(episode) if episode is not None and stop is None else None
    withdrawn = False
    if episode is not None and released is None:
        ended = Version.objects.filter(episode=episode, state__in=("signed", "superseded", "withdrawn"))
        last = ended.order_by("-number").values_list("state", flat=True).first()
        withdrawn = last == "withdrawn"
    return PlanStanding(patient, episode, released, stop, _urgent(episode), withdrawn)


def _urgent(episode: Episode | None) -> str:
    open_ = Alert.objects.filter(episode=episode, level="urgent", cleared_at=None) if episode is not None else None
    return (open_.values_list("kind", flat=True).first() or "") if open_ is not None else ""


def told(standing: PlanStanding) -> dict[str, object]:
    """The plan as the log's answer names it."""
    version = standing.released.version if standing.released is not None else None
    return {
        "state": standing.state,
        "version": version.number if version is not None else None,
        "digest": version.digest if version is not None else "",
    }
