"""Finding the episode a page is about, through the clinic that asks."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from lasegue.reasoning.engine import Result
from lasegue.web.people.clock import today_at
from lasegue.web.people.models import Clinic, Patient
from lasegue.web.people.scope import patient_of
from lasegue.web.record.cells import Cells, case_of, cells_of
from lasegue.web.record.models import Alert, Episode
from lasegue.web.record.reasoner import engine, reason

STOPS = ("emergency", "urgent")


@dataclass(frozen=True)
class Chart:
    """What stands at the head of every page of an episode: person, day, cells, today's result, the alert that holds.

    ``case`` is what the result rests on, in the contract's format.
    """

    patient: Patient
    episode: Episode
    on: date
    case: dict[str, Any]
    result: Result
    alert: Alert | None
    cells: Cells

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What has to be answered before treatment starts; what nobody can answer is not asked."""
        moot = engine().moot(self.result.facts)
        return tuple(name for name in self.result.unanswered if name not in moot)

    @property
    def held(self) -> int:
        """How many safety answers are open and hold treatment back."""
        return len(self.unanswered)


def newest_episode(patient: Patient) -> Episode | None:
    """The episode a patient is in now, or was in last."""
    episodes = Episode.objects.filter(patient=patient).select_related("clinic", "patient", "therapist")
    return episodes.order_by("-opened_at", "-id").first()


def chart_of(clinic: Clinic, key: UUID | str) -> Chart:
    """The chart of one patient of a clinic, today.

    :raises Http404: when the clinic has no such patient, or the patient no episode.
    """
    patient = patient_of(clinic, key)
    episode = newest_episode(patient)
    if episode is None:
        raise Http404("no episode yet")
    return chart_for(episode)


def chart_for(episode: Episode) -> Chart:
    """The chart of an episode that was reached through its clinic, today."""
    on = today_at(episode.clinic)
    alert = Alert.objects.filter(episode=episode, cleared_at=None, level__in=STOPS).order_by("level").first()
    cells = cells_of(episode, on)
    case = case_of(episode, on, cells)
    return Chart(episode.patient, episode, on, case, reason(case), alert, cells)
