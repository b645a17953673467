"""Everybody in care or on the way there, and the few of them whom a rule is about."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, Subquery

from lasegue.web.asking import Asked, AsWritten, Given
from lasegue.web.booking.models import Appointment
from lasegue.web.caseload.courses import CONCERNS, Course
from lasegue.web.caseload.look import JUST_BEFORE, Look
from lasegue.web.caseload.person import Person, in_episode
from lasegue.web.people.models import Device
from lasegue.web.plans.models import Version
from lasegue.web.programme.models import Entry
from lasegue.web.record.models import Episode, Occasion

_DRAFT = Version.objects.filter(episode=OuterRef("pk"), state="draft")
_SIGNED = Version.objects.filter(episode=OuterRef("pk"), signed_at__isnull=False).order_by("signed_at")
_EXAMINED = Occasion.objects.filter(episode=OuterRef("pk"), kind="examination").order_by("-on")
_LOGGED = Entry.objects.filter(episode=OuterRef("pk")).order_by("-done_at")
_PHONE = Device.objects.filter(patient=OuterRef("patient"), revoked_at=None)
_COMING = Appointment.objects.filter(
    patient=OuterRef("patient"), state__in=("booked", "arrived"), starts_at__gte=JUST_BEFORE
).order_by("starts_at")


def _followed(look: Look) -> QuerySet[Any, tuple[Any, ...]]:
    """Who came first stands first."""
    rows = Episode.objects.filter(Q(stage__in=("waiting", "examined", "in_care")) | Exists(_DRAFT))
    counted = (f"standing__{name}" for name in ("pain", "pain_before", "reach", "reach_before", "open_answers"))
    days = (
        AsWritten(Subquery(_SIGNED.values("signed_at")[:1])),
        AsWritten(Subquery(_EXAMINED.values("on")[:1])),
        AsWritten(Subquery(_COMING.values("starts_at")[:1])),
        Exists(_PHONE),
        AsWritten(Subquery(_LOGGED.values("done_at")[:1])),
        Subquery(_DRAFT.values("made_at")[:1]),
    )
    rows = look.own(rows).order_by("opened_at", "pk")
    return rows.values_list("pk", "stage", AsWritten("standing__on"), *counted, *days)


class _Named(NamedTuple):
    episode: int
    person: Person


def _named(count: int) -> QuerySet[Any, tuple[Any, ...]]:
    asked: list[Any] = [Given(f"episode_{place}", BigIntegerField()) for place in range(count)]
    return Episode.objects.filter(pk__in=asked).values_list("pk", *in_episode())


FOLLOWED = Asked(Course, _followed)
_NAMED = Asked(_Named, _named)


class Followed:
    """The people of one look who came first, of each kind no more than ``most``."""

    def __init__(self, everybody: Sequence[Course], now: datetime, most: int) -> None:
        self._everybody = everybody
        self._now = now
        self._most = most

    @cached_property
    def in_care(self) -> Sequence[Course]:
        """Everybody in care."""
        return [course for course in self._everybody if course.stage == "in_care"]

    @cached_property
    def picked(self) -> dict[str, list[tuple[Course, Person]]]:
        """Whom each rule is about, by the rule's kind."""
        picked = {
            kind: self._first(course for course in self.in_care if concerns(course, self._now))
            for kind, concerns in CONCERNS.items()
        }
        picked["waiting"] = self._first(course for course in self._everybody if course.stage == "waiting")
        picked["to_sign"] = self._first(self._waiting_for_a_signature)
        people = named({course.episode for some in picked.values() for course in some})
        return {
            kind: [(course, people[course.episode]) for course in some if course.episode in people]
            for kind, some in picked.items()
        }

    def _first(self, courses: Iterable[Course]) -> list[Course]:
        return list(islice(courses, self._most))

    @property
    def _waiting_for_a_signature(self) -> list[Course]:
        """Drafts, the oldest first, then people who are examined and have none yet, who came first first.

        Who only looks ahead at the plan of somebody not yet examined makes a draft, and nothing to sign.
        """
        waits = [
            course
            for course in self._everybody
            if course.stage == "examined" or (course.drafted_at is not None and course.examined_on is not None)
        ]
        return sorted(waits, key=lambda each: each.drafted_at or self._now)


def named(episodes: set[int]) -> dict[int, Person]:
    """The people of these episodes."""
    given = {f"episode_{place}": number for place, number in enumerate(episodes)}
    return {row.episode: row.person for row in _NAMED(len(given), given)} if given else {}
