"""Fills a demo clinic with many invented people, to see how its pages hold up; by bulk and past the services."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Manager
from django.utils import timezone

from lasegue.web.audit import trail
from lasegue.web.booking.models import Appointment, Request
from lasegue.web.people.models import Clinic, Device, Member, Patient
from lasegue.web.plans.models import Version
from lasegue.web.programme.models import Entry
from lasegue.web.record.models import Alert, Episode, Occasion, Standing, Statement
from lasegue.web.record.reasoner import library

FIRST = ("Acacia", "Beech", "Cherry", "Dogwood", "Elder", "Ginkgo", "Hawthorn", "Larch", "Myrtle", "Oak", "Pine", "Yew")
LAST = ("Bunting", "Curlew", "Dipper", "Egret", "Fulmar", "Grouse", "Ibis", "Jay", "Knot", "Plover", "Rail", "Tern")
STAGES = ("asked", "waiting", "examined", *("in_care",) * 9, *("discharged",) * 8)
OCCASIONS = 10
#: Findings of an ordinary visit, stated again on every occasion.
STATED: tuple[tuple[str, str, Any], ...] = (
    ("saddle_sensation_change", "", False),
    ("urinary_retention", "", False),
    ("bilateral_leg_weakness", "", False),
    ("fever", "", False),
    ("pain_regions", "", ["back_low", "buttock_right"]),
    ("nprs_leg_now", "right", 3),
    ("slr_angle_deg", "right", 60),
    ("slr_angle_deg", "left", 80),
    ("worse_sitting", "", True),
    ("odi_percent", "", 24),
)
BATCH = 5000
#: Days since the plans were signed; two people of three let a phone in, and every second phone has been quiet a week.
SIGNED_DAYS, QUIET_DAYS = 40, 7
EXERCISES_A_DAY = 5


def crowd(clinic: Clinic, patients: int, rows: int) -> None:
    """Add patients, with ``rows`` statements, as many entries from home and as many events of the trail between them.

    Names, stages and days come from one seed, so that two measurements meet the same clinic.
    """
    chance = Random(1)  # noqa: S311 - invented people need no secret
    now = timezone.now()
    staff = list(Member.objects.filter(clinic=clinic, role="therapist").order_by("pk"))
    people = Patient.objects.bulk_create(_people(clinic, patients, chance), BATCH)
    episodes = Episode.objects.bulk_create(_episodes(clinic, people, staff, now, chance), BATCH)
    days = [now - timedelta(days=6 * place) for place in reversed(range(OCCASIONS))]
    occasions = Occasion.objects.bulk_create(
        (
            Occasion(episode=episode, kind="visit" if place else "intake", on=day.date(), started_at=day, done_at=day)
            for episode in episodes
            for place, day in enumerate(days)
        ),
        BATCH,
    )
    each = max(rows // len(occasions), 1)
    _put(Statement.objects, _statements(occasions, each))
    Standing.objects.bulk_create(_standings(episodes, now.date(), chance), BATCH)
    _work(clinic, episodes, staff, now, chance)
    _days_at_home(episodes, rows, now, chance)
    _put(apps.get_model("audit", "Event").objects, _events(clinic, episodes, rows, now))


def _people(clinic: Clinic, count: int, chance: Random) -> Iterator[Patient]:
    for number in range(count):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)} {number}"
        born = date(1940 + number % 65, 1 + number % 12, 1 + number % 28)
        yield Patient(clinic=clinic, name=name, born_on=born, phone="555-0199", is_demo=True)


def _episodes(
    clinic: Clinic, people: list[Patient], staff: list[Member], now: datetime, chance: Random
) -> Iterator[Episode]:
    for number, patient in enumerate(people):
        yield Episode(
            patient=patient,
            clinic=clinic,
            therapist=staff[number % len(staff)],
            stage=chance.choice(STAGES),
            opened_at=now - timedelta(days=60),
        )


def _statements(occasions: list[Occasion], each: int) -> Iterator[Statement]:
    for occasion in occasions:
        for place in range(each):
            finding, side, value = STATED[place % len(STATED)]
            yield Statement(
                episode_id=occasion.episode_id,
                occasion=occasion,
                finding=finding,
                side=side,
                value=value,
                origin="clinician",
                at=occasion.started_at,
            )


def _standings(episodes: list[Episode], today: date, chance: Random) -> Iterator[Standing]:
    for number, episode in enumerate(episodes):
        worse = number % 25 == 0
        yield Standing(
            episode=episode,
            on=today - timedelta(days=chance.randint(0, 12)),
            level="treat",
            open_answers=number % 4,
            pain=7 if worse else 3,
            pain_before=4,
            reach=4 if worse else 2,
            reach_before=3,
        )


def _work(clinic: Clinic, episodes: list[Episode], staff: list[Member], now: datetime, chance: Random) -> None:
    """A full day for everybody, a month of appointments, requests, alerts and signed plans."""
    morning = now.replace(hour=12, minute=0, second=0, microsecond=0)
    Appointment.objects.bulk_create(
        (
            Appointment(
                clinic=clinic,
                patient=chance.choice(episodes).patient,
                therapist=therapist,
                starts_at=morning + timedelta(days=day, minutes=45 * slot),
                minutes=40,
                state="no_show" if slot == 3 and day < 0 else "done" if day < 0 else "booked",
            )
            for day in range(-20, 10)
            for therapist in staff
            for slot in range(10)
        ),
        BATCH,
    )
    Request.objects.bulk_create(Request(patient=each.patient, clinic=clinic) for each in episodes[:60])
    Alert.objects.bulk_create(
        Alert(episode=each, clinic=clinic, level="urgent", kind="progressive_motor_loss", raised_at=now)
        for each in episodes[100:120]
    )
    pattern = Version.objects.filter(state="signed").select_related("snapshot").first()
    if pattern is not None:
        Version.objects.bulk_create(
            (
                Version(
                    episode=each,
                    number=1,
                    state="signed",
                    snapshot=pattern.snapshot,
                    lines=pattern.lines,
                    goals=pattern.goals,
                    schedule=pattern.schedule,
                    signed_by=pattern.signed_by,
                    signed_at=now - timedelta(days=SIGNED_DAYS),
                    digest=pattern.digest,
                )
                for each in episodes
                if each.stage == "in_care"
            ),
            200,
        )


def _days_at_home(episodes: list[Episode], rows: int, now: datetime, chance: Random) -> None:
    """Phones, and what they wrote: the same session day after day, as many days a phone as it takes."""
    pattern = Version.objects.filter(state="signed", episode__in=episodes).first()
    if pattern is None:
        return
    at_home = [line["item"] for line in pattern.lines if line["item"] in library().exercises][:EXERCISES_A_DAY]
    in_care = [each for number, each in enumerate(episodes) if each.stage == "in_care" and number % 3]
    devices = Device.objects.bulk_create(
        (Device(patient_id=each.patient_id, secret_hash=f"{each.pk:064x}", name="Phone") for each in in_care), BATCH
    )
    days = rows // (len(in_care) * (len(at_home) + 3)) + 1
    entries = (
        _entry(episode, device, pattern, at + timedelta(minutes=place), place + at.toordinal() * BATCH, said)
        for number, (episode, device) in enumerate(zip(in_care, devices, strict=True))
        for at in _sessions(days, now - timedelta(days=QUIET_DAYS * (number % 2)))
        for place, said in enumerate(_session(at_home, UUID(int=chance.getrandbits(128), version=4)))
    )
    _put(Entry.objects, entries)


def _sessions(count: int, last: datetime) -> list[datetime]:
    """When so many sessions were done, evenly from soon after the signature to the last one."""
    step = timedelta(days=(SIGNED_DAYS - QUIET_DAYS - 1) / count)
    return [last - step * place for place in reversed(range(count))]


def _entry(
    episode: Episode, device: Device, plan: Version, at: datetime, seq: int, said: tuple[str, dict[str, Any]]
) -> Entry:
    kind, body = said
    return Entry(
        episode=episode,
        device=device,
        seq=seq,
        kind=kind,
        plan=plan.number,
        plan_digest=plan.digest,
        at=at,
        done_at=at,
        received_at=at,
        body=body,
        body_digest=sha256(f"{episode.pk}/{seq}".encode()).hexdigest(),
    )


def _session(items: list[str], session: UUID) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a phone writes of one session."""
    yield "session_started", {"session": str(session), "items": items, "minutes": 15}
    for item in items:
        named = {"session": str(session), "line": item, "exercise": item}
        yield "set_done", {**named, "side": "both", "set": 1, "reps": 10, "seconds": 60}
    yield "pain", {"moment": "after", "worst": 3, "regions": None, "session": str(session)}
    yield "session_ended", {"session": str(session), "done": items, "left": [], "seconds": 60 * len(items)}


def _events(clinic: Clinic, episodes: list[Episode], count: int, now: datetime) -> Iterator[Any]:
    """Events that continue the clinic's chain, so that the trail still holds."""
    event_model = apps.get_model("audit", "Event")
    last = trail.of_clinic(clinic.pk).first()
    number, before = (last.number, last.digest) if last is not None else (0, trail.START)
    for place in range(count):
        event = event_model(
            clinic=clinic.pk,
            number=number + place + 1,
            at=now,
            actor_kind="staff",
            actor=1,
            actor_name="R. Linden",
            action="finding.stated",
            patient=episodes[place % len(episodes)].patient_id,
            before=before,
        )
        event.digest = before = trail.digest_of(event)
        yield event


def _put(table: Manager[Any], rows: Iterator[Any]) -> None:
    """Rows are kept a batch at a time: hundreds of thousands at once would be what the bench gives as its memory."""
    while batch := list(islice(rows, BATCH)):
        table.bulk_create(batch)
