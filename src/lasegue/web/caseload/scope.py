"""What the rules of the worklist read: one clinic, one member, now; every query once and only when a rule needs it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import TypeVar

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery

from lasegue.web.booking.models import Appointment, Request
from lasegue.web.caseload.courses import CONCERNS, QUIET, RECENT, Course
from lasegue.web.caseload.day import Day, day_of
from lasegue.web.caseload.models import Deferral
from lasegue.web.people.clock import now_at
from lasegue.web.people.consenting import TAKEN_BACK
from lasegue.web.people.models import Certificate, Consent, Device, Member
from lasegue.web.people.rights import Role, may
from lasegue.web.plans.models import Staleness, Version
from lasegue.web.programme.models import Entry
from lasegue.web.programme.red_words import RedNews, news_of
from lasegue.web.programme.reds import open_reds
from lasegue.web.programme.watching import open_entries
from lasegue.web.record.models import Alert, Episode, Occasion

#: Rows of one rule on the page, the oldest first; the page says when there are more. Alerts are all shown.
MOST = 6
#: The same for somebody with a list of their own who looks at everyone's: each of these people is on somebody's list.
MOST_OF_OTHERS = 4
MOST_ALERTS = 100
MOST_FROM_HOME = 60
MOST_REDS = 300
OPEN_STAGES = ("asked", "waiting", "examined", "in_care")
CERTIFICATE_WARNING = timedelta(days=30)
Kept = TypeVar("Kept", bound=Model)

# The parts of the queries that are the same in every look are built once: to build them costs as much as to ask them.
_DRAFT = Version.objects.filter(episode=OuterRef("pk"), state="draft")
_SIGNED = Version.objects.filter(episode=OuterRef("pk"), signed_at__isnull=False).order_by("signed_at")
_EXAMINED = Occasion.objects.filter(episode=OuterRef("pk"), kind="examination").order_by("-on")
_LOGGED = Entry.objects.filter(episode=OuterRef("pk")).order_by("-done_at")
_PHONE = Device.objects.filter(patient=OuterRef("patient"), revoked_at=None)
#: Everybody in care or on the way there, with the days that matter.
_FOLLOWED = (
    Episode.objects.filter(Q(stage__in=("waiting", "examined", "in_care")) | Exists(_DRAFT))
    .annotate(
        first_signed=Subquery(_SIGNED.values("signed_at")[:1]),
        examined_on=Subquery(_EXAMINED.values("on")[:1]),
        drafted_at=Subquery(_DRAFT.values("made_at")[:1]),
    )
    .order_by("opened_at", "pk")
)
#: The name of the therapist, for a row that leads to no episode. A name alone costs less than the whole member.
_THERAPIST = Subquery(
    Episode.objects.filter(patient=OuterRef("patient")).order_by("-opened_at", "-id").values("therapist__name")[:1]
)
_OF_EPISODE = F("episode__therapist__name")
#: What a row says of a person in care or on the way there.
_LISTED = Episode.objects.select_related("patient", "standing").annotate(
    therapist_name=F("therapist__name"),
    logged_at=Subquery(_LOGGED.values("done_at")[:1]),
)
_ALERTS = (
    Alert.objects.filter(cleared_at=None, level__in=("emergency", "urgent"))
    .select_related("episode__patient", "taken_by", "handed_to")
    .annotate(therapist_name=_OF_EPISODE)
    .order_by("level", "raised_at")
)
_REQUESTS = (
    Request.objects.filter(answered_at=None)
    .select_related("patient")
    .annotate(therapist_name=_THERAPIST)
    .order_by("made_at")
)
_CERTIFICATES = Certificate.objects.filter(member__is_active=True).select_related("member").order_by("valid_until")
_DEFERRALS = Deferral.objects.select_related("handed_to", "by", "patient").order_by("pk")
_LATER = Appointment.objects.filter(patient=OuterRef("patient"), starts_at__gt=OuterRef("starts_at"))
#: No shows without a later appointment.
_MISSED = (
    Appointment.objects.filter(~Exists(_LATER.exclude(state="off")), state="no_show")
    .select_related("patient")
    .annotate(therapist_name=F("therapist__name"))
    .order_by("starts_at")
)
_WITHDRAWN = TAKEN_BACK.select_related("patient").annotate(therapist_name=_THERAPIST).order_by("withdrawn_at", "pk")
#: Signed plans that facts have overtaken.
_STALE = (
    Staleness.objects.filter(version__state="signed")
    .exclude(lines=[])
    .select_related("version__episode__patient")
    .annotate(therapist_name=F("version__episode__therapist__name"))
    .defer("version__lines", "version__goals", "version__schedule", "version__note")
    .order_by("pk")
)
_ASKING = open_entries().select_related("episode__patient").annotate(therapist_name=_OF_EPISODE).order_by("done_at")
_REDS = open_reds().select_related("entry", "episode__patient").annotate(therapist_name=_OF_EPISODE).order_by("-pk")


def treated_by(row: Model) -> str:
    """The name of the therapist of the person a row is about, which its query brings; empty when they have none yet."""
    return getattr(row, "therapist_name", None) or ""


class Scope:
    """One look at the work of a clinic. ``mine`` narrows it to the member's own people."""

    def __init__(self, member: Member, *, mine: bool) -> None:
        self.member = member
        self.clinic = member.clinic
        self.now: datetime = now_at(member.clinic)
        has_own = member.role in {Role.THERAPIST, Role.ASSISTANT}
        self.mine = mine and has_own
        self.most = MOST_OF_OTHERS if has_own and not self.mine else MOST

    def may(self, action: str) -> bool:
        """Whether the member may do an action."""
        return may(self.member.role, action)

    @cached_property
    def alerts(self) -> Sequence[Alert]:
        """Open emergency and urgent alerts. An emergency is everybody's; the rest follow the therapist."""
        rows = _ALERTS.filter(clinic=self.clinic)
        if self.mine:
            own = Q(episode__therapist=self.member, handed_to=None) | Q(handed_to=self.member)
            rows = rows.filter(Q(level="emergency") | own | Q(episode__therapist=None, handed_to=None))
        return list(rows[:MOST_ALERTS])

    @cached_property
    def requests(self) -> Sequence[Request]:
        """Requests for an appointment that nobody has answered, the oldest first."""
        return list(_REQUESTS.filter(clinic=self.clinic)[: self.most + 1])

    @cached_property
    def to_sign(self) -> Sequence[Episode]:
        """Examined episodes, and drafts that wait for a signature."""
        return self.courses["to_sign"]

    @cached_property
    def drafted(self) -> dict[int, datetime]:
        """When the drafts that wait for a signature were made, by episode."""
        return {course.episode: course.drafted_at for course in self._followed if course.drafted_at is not None}

    @cached_property
    def stale(self) -> Sequence[Staleness]:
        """Signed plans that facts have overtaken, as the plans themselves keep it."""
        return list(self._own(_STALE, "version__episode")[: self.most + 1])

    @cached_property
    def from_home(self) -> Sequence[Entry]:
        """What came from patients at home and asks for somebody, the oldest first; nobody has seen to it yet."""
        return list(self._own(_ASKING, "episode")[:MOST_FROM_HOME])

    @cached_property
    def reds(self) -> Sequence[RedNews]:
        """Red lights at home that nobody has taken, one account a patient, whatever the stage of their episode."""
        rows = _REDS.filter(episode__clinic=self.clinic)
        if self.mine:
            own = Q(episode__therapist=self.member) | Q(episode__therapist=None) | Q(episode__in=self._handed)
            rows = rows.filter(own)
        return news_of(rows[:MOST_REDS])

    @cached_property
    def waiting(self) -> Sequence[tuple[Episode, datetime | None]]:
        """Waiting for examination, with the next appointment, if there is one."""
        booked = {course.episode: course.booked_at for course in self._followed}
        return [(episode, booked[episode.pk]) for episode in self.courses["waiting"]]

    @cached_property
    def missed(self) -> Sequence[Appointment]:
        """No shows of the last week without a later appointment."""
        rows = _MISSED.filter(clinic=self.clinic, starts_at__gte=self.now - RECENT)
        if self.mine:
            rows = rows.filter(therapist=self.member)
        return list(rows[: self.most + 1])

    @cached_property
    def in_care(self) -> Sequence[Course]:
        """Everybody in care."""
        return [course for course in self._followed if course.stage == "in_care"]

    @cached_property
    def _followed(self) -> Sequence[Course]:
        """Everybody in care or on the way there, who came first first: how the pain went, and the days that matter."""
        coming = Appointment.objects.filter(
            patient=OuterRef("patient"),
            state__in=("booked", "arrived"),
            starts_at__gte=self.now - timedelta(hours=2),
        )
        found = self._own(_FOLLOWED).values_list(
            "pk",
            "stage",
            "standing__on",
            "standing__pain",
            "standing__pain_before",
            "standing__reach",
            "standing__reach_before",
            "first_signed",
            "examined_on",
            Subquery(coming.order_by("starts_at").values("starts_at")[:1]),
            Q(Exists(_PHONE)) & ~Exists(_LOGGED.filter(done_at__gte=self.now - QUIET)),
            "drafted_at",
        )
        return list(map(Course._make, found))

    @cached_property
    def courses(self) -> dict[str, list[Episode]]:
        """The people that wait, and those in care that a rule is about, by the rule's kind; loaded together."""
        picked = {
            kind: list(islice((course.episode for course in self.in_care if concerns(course, self.now)), self.most + 1))
            for kind, concerns in CONCERNS.items()
        }
        waiting = (course.episode for course in self._followed if course.stage == "waiting")
        picked["waiting"] = list(islice(waiting, self.most + 1))
        picked["to_sign"] = [course.episode for course in self._waiting_for_a_signature][: self.most + 1]
        found = self._own(_LISTED).in_bulk([number for numbers in picked.values() for number in numbers])
        return {kind: [found[number] for number in numbers if number in found] for kind, numbers in picked.items()}

    @property
    def _waiting_for_a_signature(self) -> list[Course]:
        """Drafts, the oldest first, then people who are examined and have none yet, who came first first."""
        waits = [course for course in self._followed if course.stage == "examined" or course.drafted_at is not None]
        return sorted(waits, key=lambda each: each.drafted_at or self.now)

    @cached_property
    def withdrawn(self) -> Sequence[Consent]:
        """Consent taken back by people whose episode is open, where nothing was agreed to since."""
        rows = _WITHDRAWN.filter(patient__in=self._own(Episode.objects.all()).values("patient"))
        return list(rows[: self.most + 1])

    @cached_property
    def certificates(self) -> Sequence[Certificate]:
        """Certificates that end soon or have ended: all of the clinic for its owner, else the member's own."""
        rows = _CERTIFICATES.filter(valid_until__lte=(self.now + CERTIFICATE_WARNING).date())
        whose = {"member__clinic": self.clinic} if self.may("staff.manage") else {"member": self.member}
        return list(rows.filter(**whose)[: self.most + 1])

    @cached_property
    def deferrals(self) -> dict[tuple[int, str], Deferral]:
        """What holds of rows handed over or put off, by patient and kind."""
        rows = _DEFERRALS.filter(clinic=self.clinic, until__gt=self.now)
        return {(row.patient_id, row.kind): row for row in rows}

    @cached_property
    def day(self) -> Day:
        """The member's day, or the clinic's when the look is at everyone."""
        return day_of(self.clinic, self.now, self.member if self.mine else None)

    def _own(self, rows: QuerySet[Kept], episode: str = "") -> QuerySet[Kept]:
        """Those of open episodes of the clinic, and of the member when the look is at their own.

        ``episode`` leads from a row to its episode; empty for episodes themselves.
        """
        to = f"{episode}__" if episode else ""
        rows = rows.filter(**{f"{to}clinic": self.clinic, f"{to}stage__in": OPEN_STAGES})
        return (
            rows.filter(Q(**{f"{to}therapist": self.member}) | Q(**{f"{to}pk__in": self._handed}))
            if self.mine
            else rows
        )

    @cached_property
    def _handed(self) -> list[int]:
        """Episodes of which a row was handed to the member."""
        mine = {patient for (patient, _), row in self.deferrals.items() if row.handed_to_id == self.member.pk}
        return list(Episode.objects.filter(patient__in=mine).values_list("pk", flat=True)) if mine else []
