"""Where a patient's plan stands: what may be shown now, and nothing that was not signed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

from lasegue.logic.condition import Condition
from lasegue.logic.truth import Truth
from lasegue.reasoning.engine import Result
from lasegue.web.intake.stopping import Stop, newest_of
from lasegue.web.people.clock import today_at
from lasegue.web.people.models import Patient
from lasegue.web.plans.models import Version
from lasegue.web.plans.released import ReleasedPlan, as_it_stands, sealed
from lasegue.web.plans.staleness import with_daily_answers
from lasegue.web.programme.logbook import MOST_ENTRIES, Noted, log_of
from lasegue.web.record.cells import Cells, case_of, cells_of
from lasegue.web.record.episodes import Chart, newest_episode, stopping_alerts
from lasegue.web.record.models import Alert, Episode, Statement
from lasegue.web.record.reasoner import engine, reason

PlanState = Literal["current", "none", "withdrawn", "stopped"]


@dataclass(frozen=True)
class PlanStanding:
    """The episode a patient is in, the plan they may see, and the stop that closes everything.

    ``alerts`` are all that ever stopped the person; ``given`` what the episode's record holds today, where it was read.
    """

    patient: Patient
    episode: Episode | None
    alerts: tuple[Alert, ...]
    stop: Stop | None
    given: Cells | None = None

    @cached_property
    def cells(self) -> Cells | None:
        """What the episode's record holds today; nothing is read while an emergency is open."""
        if self.given is not None or self.episode is None or self.stop is not None:
            return self.given
        return cells_of(self.episode, today_at(self.episode.clinic))

    @cached_property
    def version(self) -> Version | None:
        """The signed version that holds; nothing while an emergency is open."""
        return sealed(self.episode) if self.episode is not None and self.stop is None else None

    @cached_property
    def released(self) -> ReleasedPlan | None:
        """The signed version as it stands today, without the lines that facts have stopped."""
        if self.version is None or self.cells is None:
            return None
        return as_it_stands(self.version, self.cells, alerted=bool(self._open))

    @cached_property
    def result(self) -> Result | None:
        """What the engine concludes today, with the emergency answers of the signing where none came since."""
        if self.released is None or self.cells is None:
            return None
        version = self.released.version
        case = case_of(version.episode, today_at(self.patient.clinic), self.cells)
        return reason(with_daily_answers(version, case, self.cells.stated))

    @cached_property
    def holds(self) -> Callable[[Condition], Truth]:
        """Whether a condition of the library holds today; unknown without a plan."""
        return engine().truths(self.result.facts) if self.result is not None else lambda _condition: None

    @cached_property
    def log(self) -> Sequence[Noted]:
        """The log that the rules read, oldest first, each device in its own order."""
        return log_of(self.episode) if self.episode is not None else ()

    def may_hold(self, wanted: Callable[[Noted], object]) -> bool:
        """Whether the log has such an entry; one that is not read to its beginning may."""
        return len(self.log) >= MOST_ENTRIES or any(map(wanted, self.log))

    @cached_property
    def told(self) -> Sequence[Statement]:
        """Every statement of the episode up to today, by the day it is about."""
        rows = self.cells.stated if self.cells is not None else ()
        return sorted(rows, key=lambda row: (row.occasion.on, row.pk))

    @cached_property
    def versions(self) -> Sequence[Version]:
        """Every version of the episode's plan in their order, the draft too."""
        rows = Version.objects.filter(episode=self.episode)
        return list(rows.defer("goals", "schedule", "note").order_by("number"))

    @property
    def cleared_at(self) -> datetime | None:
        """When a clinician last lifted a stop; answers given before then no longer count for the day's rules."""
        return max((each.cleared_at for each in self._own if each.cleared_at is not None), default=None)

    @property
    def urgent(self) -> str:
        """The red flag of an open urgent alert: treatment waits, the pages stay open. Empty without one."""
        return next((each.kind for each in self._open if each.level == "urgent"), "")

    @property
    def withdrawn(self) -> bool:
        """Whether the last plan was taken back and none has followed."""
        if self.episode is None or self.version is not None:
            return False
        signed = [each.state for each in self.versions if each.state != "draft"]
        return bool(signed) and signed[-1] == "withdrawn"

    @property
    def state(self) -> PlanState:
        """In one word; a stop comes before everything."""
        if self.stop is not None:
            return "stopped"
        if self.version is not None:
            return "current"
        return "withdrawn" if self.withdrawn else "none"

    @property
    def _own(self) -> list[Alert]:
        return [each for each in self.alerts if self.episode is not None and each.episode_id == self.episode.pk]

    @property
    def _open(self) -> list[Alert]:
        return [each for each in self._own if each.cleared_at is None]


def standing_of(patient: Patient, alerts: Sequence[Alert] | None = None) -> PlanStanding:
    """Where things stand for a patient now; ``alerts`` are all that ever stopped them, where this request read them."""
    known = tuple(alerts) if alerts is not None else stopping_alerts(patient)
    return PlanStanding(patient, newest_episode(patient), known, newest_of(patient, known))


def standing_in(chart: Chart) -> PlanStanding:
    """Where things stand for the patient of a chart, from what the chart has read."""
    return PlanStanding(chart.patient, chart.episode, chart.alerts, newest_of(chart.patient, chart.alerts), chart.cells)


def told(standing: PlanStanding) -> dict[str, Any]:
    """The plan as the log's answer names it."""
    version = standing.version
    return {
        "state": standing.state,
        "version": version.number if version is not None else None,
        "digest": version.digest if version is not None else "",
    }
