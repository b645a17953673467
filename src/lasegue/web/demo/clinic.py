"""Builds the demo clinic: Riverbend, its staff, and invented people in every stage of care."""

from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from lasegue.web.demo.clock import clock_at
from lasegue.web.demo.story import Person, Step, moment_of, read_people
from lasegue.web.demo.telling import Teller
from lasegue.web.people.models import Certificate, Clinic, Consent, Member, OpeningHours, Patient, User
from lasegue.web.people.rights import Role

SLUG = "riverbend"
OPENS, CLOSES = time(8), time(17, 30)
#: Short name, name, credentials, role. Short names stand in the stories.
STAFF = (
    ("linden", "R. Linden", "PT, DPT", Role.THERAPIST),
    ("brook", "T. Brook", "PT", Role.THERAPIST),
    ("reed", "M. Reed", "PTA", Role.ASSISTANT),
    ("marsh", "J. Marsh", "", Role.FRONT_DESK),
    ("lake", "O. Lake", "", Role.OWNER),
)
#: Short name, kind, and days from today until the last day the certificate holds.
CERTIFICATES = (("linden", "dry_needling", 200), ("brook", "dry_needling", -12))


def build(*, fresh: bool = False) -> None:
    """Build the demo clinic unless it is there; ``fresh`` throws its data away first.

    :raises RuntimeError: when the database holds a clinic that is not a demo.
    """
    if Clinic.objects.filter(is_demo=False).exists():
        raise RuntimeError("expected a database of demo people alone, got one with a real clinic: nothing was changed")
    if fresh:
        call_command("flush", interactive=False, verbosity=0)
    if not Clinic.objects.filter(slug=SLUG).exists():
        with transaction.atomic():
            _build()


def members() -> dict[str, Member]:
    """The demo's staff by their short names."""
    emails = {_email(short): short for short, *_ in STAFF}
    found = Member.objects.filter(clinic__slug=SLUG, clinic__is_demo=True).select_related("clinic", "user")
    return {emails[member.user.email]: member for member in found if member.user.email in emails}


def _build() -> None:
    clinic = Clinic.objects.create(
        slug=SLUG,
        name="Riverbend Clinic",
        country="US",
        timezone="America/New_York",
        emergency_number="911",
        phone="555-0100",
        is_demo=True,
    )
    now = timezone.now().astimezone(ZoneInfo(clinic.timezone))
    # Open every day, so that whatever day the demo is tried on has visits.
    OpeningHours.objects.bulk_create(
        OpeningHours(clinic=clinic, weekday=day, opens=OPENS, closes=CLOSES) for day in range(7)
    )
    staff = _staff(clinic, now.date())
    people = read_people()
    teller = Teller(clinic, staff, people, now)
    steps: list[tuple[datetime, int, Person, Step]] = [
        (moment_of(step.when, now), number, person, step)
        for person in people.people
        for number, step in enumerate(person.story)
    ]
    patients = {person.name: _patient(clinic, person, now) for person in people.people}
    for moment, _, person, step in sorted(steps, key=lambda each: (each[0], each[2].name, each[1])):
        with clock_at(moment):
            teller.tell(patients[person.name], person, step)


def _staff(clinic: Clinic, today: date) -> dict[str, Member]:
    made = {}
    for short, name, credentials, role in STAFF:
        user = User.objects.create_user(_email(short))
        made[short] = Member.objects.create(user=user, clinic=clinic, role=role, name=name, credentials=credentials)
    for short, kind, days in CERTIFICATES:
        Certificate.objects.create(member=made[short], kind=kind, valid_until=today + timedelta(days=days))
    return made


def _patient(clinic: Clinic, person: Person, now: datetime) -> Patient:
    moment = moment_of(person.story[0].when, now)
    with clock_at(moment):
        patient = Patient.objects.create(
            key=key_of(person.name),
            clinic=clinic,
            name=person.name,
            born_on=now.date() - timedelta(days=int(365.25 * person.age) + 100),
            phone=person.phone,
            language=person.language,
            is_demo=True,
        )
        Consent.objects.create(patient=patient, kind="care", version="1")
    return patient


def key_of(name: str) -> UUID:
    """The same person has the same address in every demo."""
    return uuid5(NAMESPACE_URL, f"{SLUG}/{name}")


def _email(short: str) -> str:
    return f"{short}@{SLUG}.example"


def is_demo_here() -> bool:
    """Whether this installation is a demo at all."""
    return bool(settings.DEMO)
