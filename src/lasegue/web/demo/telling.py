"""Tells a person's story to the clinic's own services, step by step: nothing of the demo is written past them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from lasegue.web.audit.trail import Actor
from lasegue.web.booking.agreeing import agree, mark
from lasegue.web.booking.models import Appointment, Request
from lasegue.web.demo import at_home
from lasegue.web.demo.story import People, Person, Step, moment_of
from lasegue.web.people.membership import patient_actor, staff
from lasegue.web.people.models import Clinic, Member, Patient
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.signing import sign
from lasegue.web.record import alerts, stages
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Alert, Episode, Occasion
from lasegue.web.record.statements import Answer, state
from lasegue.web.visits import signing, treating

Act = Callable[["Teller", Episode, Person, Step], None]


class Teller:
    """Tells steps of stories in the order of time; the clock already shows the moment of the step."""

    def __init__(self, clinic: Clinic, members: dict[str, Member], people: People, now: datetime) -> None:
        self.clinic = clinic
        self.members = members
        self.people = people
        self.now = now

    def tell(self, patient: Patient, person: Person, step: Step) -> None:
        """One step of one person."""
        ACTS[step.what](self, self._episode(patient, person), person, step)

    def actor(self, episode: Episode, step: Step) -> Actor:
        """Who does the step: a named member of staff, else the patient."""
        return staff(self.members[step.by]) if step.by else patient_actor(episode.patient)

    def _episode(self, patient: Patient, person: Person) -> Episode:
        known = Episode.objects.select_related("patient", "therapist", "clinic").filter(patient=patient).first()
        if known is not None:
            return known
        therapist = self.members.get(person.therapist)
        return Episode.objects.create(
            patient=patient, clinic=self.clinic, therapist=therapist, their_words=person.words
        )


def _state(teller: Teller, episode: Episode, person: Person, step: Step, kind: str) -> Occasion:
    by = teller.members.get(step.by)
    on = timezone.now().astimezone(teller.now.tzinfo).date()
    occasion = Occasion.objects.create(episode=episode, kind=kind, on=on, by=by, done_at=timezone.now())
    findings: dict[str, Any] = teller.people.findings(step)
    if kind == "intake":
        findings = {"age_years": person.age, "sex_at_birth": person.sex, **findings}
    state(occasion, _answers(findings), teller.actor(episode, step), by=by)
    return occasion


def _answers(findings: dict[str, Any]) -> list[Answer]:
    return [Answer(name, part, side) for name, value in findings.items() for side, part in _sides(name, value)]


def _sides(name: str, value: Any) -> list[tuple[str, Any]]:
    """A finding with sides is written as a mapping; so is the answer to repeated movements, which has none."""
    if isinstance(value, dict) and name != "repeated_movement_response":
        return list(value.items())
    return [("", value)]


def _intake(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    _state(teller, episode, person, step, "intake")


def _call(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    _state(teller, episode, person, step, "call")


def _session(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    _state(teller, episode, person, step, "session")


def _examination(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    _state(teller, episode, person, step, "examination")


def _visit(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    member = teller.members[step.by]
    visit = treating.start(chart_of(teller.clinic, episode.patient.key), member)
    treating.clear_all(visit, member)
    treating.answer(visit, member, _answers(teller.people.findings(step)))
    for done in step.done:
        treating.treat(visit, member, done.item, str(done.minutes), done.side, done.response)
    signing.sign(visit, member)


def _home(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    at_home.log(episode, step)


def _request(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    Request.objects.create(patient=episode.patient, clinic=teller.clinic, preferred=step.preferred, note=step.note)


def _appointment(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    therapist = teller.members[step.by or person.therapist]
    desk = staff(teller.members["marsh"])
    asked = Request.objects.filter(patient=episode.patient, answered_at=None).first()
    starts = moment_of(step.on, teller.now)
    agree(episode.patient, therapist, step.kind, starts, step.minutes, desk, asked)
    if episode.stage == "asked":
        stages.move(episode, "waiting", desk)


def _became(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    """What became of the appointment that begins now; one that is still to come stays as booked."""
    starts = moment_of(step.on, teller.now)
    if starts <= teller.now:
        mark(
            Appointment.objects.get(patient=episode.patient, starts_at=starts),
            step.became,
            staff(teller.members["marsh"]),
        )


def _draft(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    if episode.stage != "examined":
        stages.move(episode, "examined", teller.actor(episode, step))
    open_draft(chart_of(teller.clinic, episode.patient.key), teller.members[step.by])


def _sign(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    _draft(teller, episode, person, step)
    chart = chart_of(teller.clinic, episode.patient.key)
    member = teller.members[step.by]
    sign(chart, member, open_draft(chart, member).edits)


def _take(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    for alert in Alert.objects.filter(episode=episode, cleared_at=None):
        alerts.take(alert, teller.members[step.by])


def _clear(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    for alert in Alert.objects.filter(episode=episode, cleared_at=None):
        alerts.clear(alert, teller.members[step.by], step.reason)


def _refer(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    stages.move(episode, "referred", teller.actor(episode, step), step.reason)


def _discharge(teller: Teller, episode: Episode, person: Person, step: Step) -> None:
    for booked in Appointment.objects.filter(patient=episode.patient, state="booked"):
        mark(booked, "off", teller.actor(episode, step))
    stages.move(episode, "discharged", teller.actor(episode, step), step.reason)


ACTS: dict[str, Act] = {
    "intake": _intake,
    "call": _call,
    "session": _session,
    "examination": _examination,
    "visit": _visit,
    "home": _home,
    "request": _request,
    "appointment": _appointment,
    "became": _became,
    "draft": _draft,
    "sign": _sign,
    "take": _take,
    "clear": _clear,
    "refer": _refer,
    "discharge": _discharge,
}
