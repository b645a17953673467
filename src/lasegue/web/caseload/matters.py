"""What the rules of the worklist read: one narrow row for each matter that waits, with the person it is about.

A page shows dozens of such rows and little of each; whole objects with all that belongs to them cost several times as
much.
"""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from lasegue.web.asking import Asked
from lasegue.web.booking.models import Appointment, Request
from lasegue.web.caseload.look import CLINIC, LAST_WEEK, MEMBER, NOW, Look
from lasegue.web.caseload.models import Deferral
from lasegue.web.caseload.person import Person, by_name, in_episode
from lasegue.web.people.consenting import TAKEN_BACK
from lasegue.web.plans.models import Staleness
from lasegue.web.programme.red_words import LIGHT, Light
from lasegue.web.programme.reds import open_reds
from lasegue.web.programme.watching import open_entries
from lasegue.web.record.models import Alert, Episode

MOST_ALERTS = 100
MOST_FROM_HOME = 60
MOST_REDS = 300
Rows = QuerySet[Any, tuple[Any, ...]]


class OpenAlert(NamedTuple):
    """An emergency or urgent alert that nobody has cleared."""

    pk: int
    key: UUID
    level: str
    kind: str
    because: list[dict[str, Any]]
    raised_at: datetime
    taken_at: datetime | None
    taken_by: str | None
    handed_to: str | None
    phone: str
    person: Person


def _alerts(look: Look) -> Rows:
    """An emergency is everybody's; the rest follow the therapist."""
    rows = Alert.objects.filter(clinic=CLINIC, cleared_at=None, level__in=("emergency", "urgent"))
    if look.mine:
        nobodys = Q(handed_to=None) & (Q(episode__therapist=MEMBER) | Q(episode__therapist=None))
        rows = rows.filter(Q(level="emergency") | Q(handed_to=MEMBER) | nobodys)
    named = ("taken_by__name", "handed_to__name", "episode__patient__phone", *in_episode("episode"))
    columns = ("pk", "key", "level", "kind", "because", "raised_at", "taken_at", *named)
    return rows.order_by("level", "raised_at").values_list(*columns)[:MOST_ALERTS]


class Wish(NamedTuple):
    """A request for an appointment that nobody has answered."""

    made_at: datetime
    preferred: list[str]
    note: str
    person: Person


def _requests(look: Look) -> Rows:
    rows = Request.objects.filter(clinic=CLINIC, answered_at=None).order_by("made_at")
    return rows.values_list("made_at", "preferred", "note", *by_name())[: look.most]


class StalePlan(NamedTuple):
    """A signed plan that facts have overtaken: which, what is affected, and since when that is known."""

    findings: list[str]
    lines: list[Any]
    judged_at: datetime
    person: Person


def _stale(look: Look) -> Rows:
    rows = look.own(Staleness.objects.filter(version__state="signed").exclude(lines=[]), "version__episode")
    columns = ("findings", "lines", "judged_at", *in_episode("version__episode"))
    return rows.order_by("pk").values_list(*columns)[: look.most]


class FromHome(NamedTuple):
    """An entry of a log that asks for somebody and has no reply."""

    episode: int
    asks: str
    kind: str
    body: dict[str, Any]
    done_at: datetime
    person: Person


def _from_home(look: Look) -> Rows:
    columns = ("episode_id", "asks", "kind", "body", "done_at", *in_episode("episode"))
    return look.own(open_entries(), "episode").order_by("done_at").values_list(*columns)[:MOST_FROM_HOME]


class OpenRed(NamedTuple):
    """A red light at home that nobody has taken."""

    light: Light
    person: Person


def _reds(look: Look) -> Rows:
    """Whatever the stage of the episode."""
    rows = open_reds().filter(episode__clinic=CLINIC)
    if look.mine:
        rows = rows.filter(Q(episode__therapist=None) | look.with_member("episode"))
    return rows.order_by("-pk").values_list(*LIGHT, *in_episode("episode"))[:MOST_REDS]


class Missed(NamedTuple):
    """A no show without a later appointment."""

    starts_at: datetime
    person: Person


_LATER = Appointment.objects.filter(patient=OuterRef("patient"), starts_at__gt=OuterRef("starts_at"))


def _missed(look: Look) -> Rows:
    """Those of the last week."""
    unmet = ~Exists(_LATER.exclude(state="off"))
    rows = Appointment.objects.filter(unmet, clinic=CLINIC, state="no_show", starts_at__gte=LAST_WEEK)
    if look.mine:
        rows = rows.filter(therapist=MEMBER)
    return rows.order_by("starts_at").values_list("starts_at", *by_name("therapist__name"))[: look.most]


class TakenBack(NamedTuple):
    """Consent that was taken back, where nothing was agreed to since."""

    withdrawn_at: datetime
    person: Person


def _withdrawn(look: Look) -> Rows:
    """Of people whose episode is open."""
    rows = TAKEN_BACK.filter(patient__in=look.own(Episode.objects.all()).values("patient"))
    return rows.order_by("withdrawn_at", "pk").values_list("withdrawn_at", *by_name())[: look.most]


class Deferred(NamedTuple):
    """A row that was handed over or put off, and what holds of it until then."""

    patient: int
    kind: str
    by: str
    at: datetime
    until: datetime
    reason: str
    handed_to_id: int | None
    handed_to: str | None


def _deferred(_look: None) -> Rows:
    rows = Deferral.objects.filter(clinic=CLINIC, until__gt=NOW).order_by("pk")
    columns = ("patient_id", "kind", "by__name", "at", "until", "reason", "handed_to_id", "handed_to__name")
    return rows.values_list(*columns)


#: The most urgent first, and then those that wait longest.
ALERTS = Asked(OpenAlert, _alerts)
REQUESTS = Asked(Wish, _requests)
STALE = Asked(StalePlan, _stale)
FROM_HOME = Asked(FromHome, _from_home)
#: The newest light first.
REDS = Asked(OpenRed, _reds)
MISSED = Asked(Missed, _missed)
WITHDRAWN = Asked(TakenBack, _withdrawn)
DEFERRED = Asked(Deferred, _deferred)
