"""Builds the demo clinic: Riverbend, its staff, and invented people in every stage of care."""

from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.management import call_command
from django.db import transaction

from lasegue.web.demo.clock import clock_at
from lasegue.web.demo.story import Person, day_shift, moment_of, read_people, told_in_order
from lasegue.web.demo.telling import Teller
from lasegue.web.people.clock import now_at
from lasegue.web.people.consenting import CONSENT, CONSENT_VERSION
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
#: What the doors of the first page are called, and who stands behind them.
DOORS = {"therapist": "linden", "assistant": "reed", "front_desk": "marsh", "owner": "lake"}
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


def clinic() -> Clinic | None:
    """The demo clinic, or nothing before it is built."""
    return Clinic.objects.filter(slug=SLUG, is_demo=True).first()


def members() -> dict[str, Member]:
    """The demo's staff by their short names."""
    emails = {_email(short): short for short, *_ in STAFF}
    found = (
        Member.objects.filter(clinic__slug=SLUG, clinic__is_demo=True).select_related("clinic", "user").order_by("pk")
    )
    return {emails[member.user.email]: member for member in found if member.user.email in emails}


def _build() -> None:
    here = Clinic.objects.create(
        slug=SLUG,
        name="Riverbend Clinic",
        country="US",
        timezone="America/New_York",
        emergency_number="911",
        phone="555-0100",
        is_demo=True,
    )
    now = now_at(here)
    shift = day_shift(now)
    opens, closes = (datetime.combine(now.date(), each) for each in (OPENS, CLOSES))
    # Open every day, so that whatever day the demo is tried on has visits; only the day that is moved moves its hours.
    moved = {now.weekday(): ((opens + shift).time(), (closes + shift).time())}
    OpeningHours.objects.bulk_create(
        OpeningHours(clinic=here, weekday=day, opens=from_, closes=to)
        for day in range(7)
        for from_, to in [moved.get(day, (OPENS, CLOSES))]
    )
    staff = _staff(here, now.date())
    people = read_people()
    teller = Teller(here, staff, people, now)
    patients = {person.name: _patient(here, person, now) for person in people.people}
    for moment, person, step in told_in_order(people, now):
        with clock_at(moment):
            teller.tell(patients[person.name], person, step)


def _staff(here: Clinic, today: date) -> dict[str, Member]:
    made = {}
    for short, name, credentials, role in STAFF:
        user = User.objects.create_user(_email(short))
        made[short] = Member.objects.create(user=user, clinic=here, role=role, name=name, credentials=credentials)
    for short, kind, days in CERTIFICATES:
        Certificate.objects.create(member=made[short], kind=kind, valid_until=today + timedelta(days=days))
    return made


def _patient(here: Clinic, person: Person, now: datetime) -> Patient:
    moment = moment_of(person.story[0].when, now)
    with clock_at(moment):
        patient = Patient.objects.create(
            key=key_of(person.name),
            clinic=here,
            name=person.name,
            born_on=now.date() - timedelta(days=int(365.25 * person.age) + 20 + 7 * sum(map(ord, person.name)) % 330),
            phone=person.phone,
            language=person.language,
            is_demo=True,
        )
        Consent.objects.create(patient=patient, kind=CONSENT, version=CONSENT_VERSION)
    return patient


def key_of(name: str) -> UUID:
    """The same person has the same address in every demo."""
    return uuid5(NAMESPACE_URL, f"{SLUG}/{name}")


def _email(short: str) -> str:
    return f"{short}@{SLUG}.example"
