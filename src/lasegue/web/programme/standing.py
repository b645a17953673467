"""Where a patient's plan stands: what may be shown now, and nothing that was not signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

from lasegue.reasoning.engine import Result
from lasegue.web.intake.stopping import Stop, of_patients
from lasegue.web.people.clock import today_at
from lasegue.web.people.models import Patient
from lasegue.web.plans.models import Version
from lasegue.web.plans.released import ReleasedPlan, current_plan
from lasegue.web.plans.staleness import with_daily_answers
from lasegue.web.programme.models import Entry
from lasegue.web.record.cells import case_of, cells_of
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
        on = today_at(self.patient.clinic)
        cells = cells_of(version.episode, on)
        return reason(with_daily_answers(version, case_of(version.episode, on, cells), cells.stated))

    @cached_property
    def log(self) -> Sequence[Entry]:
        """The log that the rules read, oldest first, each device in its own order."""
        rows = Entry.objects.filter(episode=self.episode).order_by("-done_at", "-seq")
        return list(rows[:MOST_ENTRIES])[::-1]

    @cached_property
    def cleared_at(self) -> datetime | None:
        """When a clinician last lifted a stop; answers given before then no longer count for the day's rules."""
        rows = Alert.objects.filter(episode=self.episode, level__in=("emergency", "urgent"), cleared_at__isnull=False)
        return rows.order_by("-cleared_at").values_list("cleared_at", flat=True).first()

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
    rows = Alert.objects.filter(episode__patient=patient, cleared_at=None, level__in=("emergency", "urgent"))
    open_ = list(rows.order_by("raised_at"))
    stop = of_patients([patient]) if any(each.level == "emergency" for each in open_) else None
    urgent = next((each.kind for each in open_ if each.level == "urgent" and each.episode_id == _pk(episode)), "")
    alerted = any(each.episode_id == _pk(episode) for each in open_)
    released = current_plan(episode, alerted=alerted) if episode is not None and stop is None else None
    withdrawn = False
    if episode is not None and released is None:
        ended = Version.objects.filter(episode=episode, state__in=("signed", "superseded", "withdrawn"))
        last = ended.order_by("-number").values_list("state", flat=True).first()
        withdrawn = last == "withdrawn"
    return PlanStanding(patient, episode, released, stop, urgent, withdrawn)


def _pk(episode: Episode | None) -> int | None:
    return episode.pk if episode is not None else None


def told(standing: PlanStanding) -> dict[str, Any]:
    """The plan as the log's answer names it."""
    version = standing.released.version if standing.released is not None else None
    return {
        "state": standing.state,
        "version": version.number if version is not None else None,
        "digest": version.digest if version is not None else "",
    }
