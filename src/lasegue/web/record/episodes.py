"""Finding the episode a page is about, through the clinic that asks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery, UUIDField
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.reasoning.engine import Result
from lasegue.web.asking import AskedWhole, Given
from lasegue.web.people.clock import today_at
from lasegue.web.people.consenting import taken_back_by
from lasegue.web.people.models import Clinic, Patient
from lasegue.web.record.cells import Cells, case_of, cells_of
from lasegue.web.record.given import PATIENT
from lasegue.web.record.models import Alert, Episode
from lasegue.web.record.reasoner import engine, reason
from lasegue.web.record.statements import Stated

#: The most urgent first.
STOPS = ("emergency", "urgent")


@dataclass(frozen=True)
class Chart:
    """What stands at the head of every page of an episode: person, day, cells, today's result, the alert that holds.

    ``case`` is what the result rests on, in the contract's format. ``alerts`` are all that ever stopped the person's
    treatment, in this episode or another, the cleared ones too.
    """

    patient: Patient
    episode: Episode
    on: date
    case: dict[str, Any]
    result: Result
    alert: Alert | None
    cells: Cells
    alerts: tuple[Alert, ...] = ()

    @property
    def facts(self) -> str:
        """Age, stage and week of care: what a person is known by at a glance."""
        stage = str(self.episode.get_stage_display())
        if self.episode.stage == "in_care":
            stage = _(", ").join((stage, week_in_words(self.episode.opened_at, self.on)))
        age = age_on(self.patient.born_on, self.on)
        return stage if age is None else f"{age} · {stage}"

    @property
    def consent_back(self) -> datetime | None:
        """When consent was taken back, where nothing was agreed to since."""
        back: datetime | None = getattr(self.episode, "consent_back", None)  # annotated by the query of a page
        return back

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What has to be answered before treatment starts; what nobody can answer is not asked."""
        moot = engine().moot(self.result.facts)
        return tuple(name for name in self.result.unanswered if name not in moot)

    @property
    def held(self) -> int:
        """How many safety answers hold treatment back: nobody has given them, or they were taken back."""
        return sum(not self.cells.lapsed(name) for name in self.unanswered)

    @property
    def due_again(self) -> bool:
        """Whether treatment waits only for what was answered at an earlier visit and is asked again at each."""
        return bool(self.unanswered) and not self.held


def age_on(born: date | None, day: date) -> int | None:
    """A person's age on a day, where the birthday is known."""
    return None if born is None else day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def week_in_words(opened_at: datetime, day: date) -> str:
    """Which week of an episode a day lies in, both by the clock of the page."""
    return _("week %(n)d") % {"n": (day - timezone.localdate(opened_at)).days // 7 + 1}


def newest_episode(patient: Patient) -> Episode | None:
    """The episode a patient is in now, or was in last; its patient is the one that was given."""
    episode = _NEWEST.first({"patient": patient.pk})
    if episode is not None:
        episode.patient = patient
    return episode


def episode_of(clinic: Clinic, key: UUID | str) -> Episode:
    """The episode that one patient of a clinic is in now, or was in last.

    :raises Http404: when the clinic has no such patient, whoever else may have, or the patient no episode.
    """
    episode = _THEIRS.first({"clinic": clinic.pk, "key": key})
    if episode is None:
        raise Http404("no such patient in this clinic, or no episode yet")
    return episode


def _newest() -> QuerySet[Episode]:
    """Episodes of one patient, with those who treat them."""
    rows = Episode.objects.filter(patient=PATIENT).select_related("clinic", "therapist")
    return rows.order_by("-opened_at", "-id")[:1]


def _theirs() -> QuerySet[Episode]:
    """Episodes of one patient of a clinic with everything a page reads of them, the newest first."""
    back = Subquery(taken_back_by(OuterRef("patient"))[:1])
    rows = Episode.objects.filter(
        patient__clinic=Given("clinic", BigIntegerField()), patient__key=Given("key", UUIDField())
    )
    rows = rows.select_related("clinic", "patient__clinic", "therapist").annotate(consent_back=back)
    return rows.order_by("-opened_at", "-id")[:1]


def _stopping() -> QuerySet[Alert]:
    return Alert.objects.filter(episode__patient=PATIENT, level__in=STOPS).order_by("raised_at", "id")


_NEWEST, _THEIRS, _STOPPING = AskedWhole(_newest), AskedWhole(_theirs), AskedWhole(_stopping)


def stopping_alerts(patient: Patient) -> tuple[Alert, ...]:
    """All that ever stopped somebody's treatment, in the order of raising; open are those that nobody has cleared."""
    return tuple(_STOPPING({"patient": patient.pk}))


def chart_of(clinic: Clinic, key: UUID | str) -> Chart:
    """The chart of one patient of a clinic, today.

    :raises Http404: as :func:`episode_of` does.
    """
    return chart_for(episode_of(clinic, key))


def chart_for(episode: Episode, stated: Stated | None = None) -> Chart:
    """The chart of an episode that was reached through its clinic, today.

    ``stated`` is what this request has just written: what it left is not read once more.
    """
    on = today_at(episode.clinic)
    alerts = stopping_alerts(episode.patient)
    own = [each for each in alerts if each.episode_id == episode.pk and each.cleared_at is None]
    alert = min(own, key=lambda each: each.level, default=None)
    cells = stated.cells if stated is not None and stated.on == on else cells_of(episode, on)
    case = case_of(episode, on, cells)
    return Chart(episode.patient, episode, on, case, reason(case), alert, cells, alerts)
