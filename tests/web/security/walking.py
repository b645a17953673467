"""Every address of the clinic, filled in with what the demo clinic holds about one person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from lasegue.web.booking.models import Appointment
from lasegue.web.caseload.rules import RULES
from lasegue.web.demo.clinic import key_of, members
from lasegue.web.people.devices import COOKIE, bind_now, make_link
from lasegue.web.people.models import Clinic, Consent, Device, EntryLink, Member, Patient, User
from lasegue.web.people.rights import Role
from lasegue.web.people.staffing import joining_link
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Alert, Episode
from lasegue.web.visits import treating
from lasegue.web.visits.models import Visit

#: Somebody in care with a signed plan, visits, an alert and appointments; somebody whose plan waits for signature; and
#: somebody who is being treated at this moment.
IN_CARE, TO_SIGN, AT_VISIT = "Hazel Dove", "Alder Finch", "Maple Starling"
PEOPLE = (IN_CARE, TO_SIGN, AT_VISIT)
STAFF = {"therapist": "linden", "assistant": "reed", "front_desk": "marsh", "owner": "lake"}


@dataclass(frozen=True)
class Pattern:
    """One address as it is written in the code; ``action`` is what the rights table asks of staff, if it does."""

    name: str
    route: str
    module: str
    action: str | None

    @property
    def own(self) -> bool:
        return self.module.startswith("lasegue.web.")

    @property
    def app(self) -> str:
        return self.module.split(".")[2] if self.own else self.module.partition(".")[0]


def patterns(resolver: URLResolver | None = None, before: str = "") -> Iterator[Pattern]:
    """All addresses, those of the sign-in included."""
    for each in (resolver or get_resolver()).url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, route)
        elif isinstance(each, URLPattern):
            action = getattr(each.callback, "action", None)
            yield Pattern(each.name or route, route, each.callback.__module__, action)


PATTERNS = tuple(dict.fromkeys(each for each in patterns() if "(?P" not in each.route))
OWN = tuple(each for each in PATTERNS if each.own)
GUARDED = tuple(each for each in OWN if each.action)


@dataclass(frozen=True)
class Filling:
    """What stands in the blanks of addresses."""

    patient: Patient
    visit: Visit | None
    version: Version | None
    alert: Alert | None
    appointment: Appointment | None
    device: Device | EntryLink
    member: Member

    def paths(self, pattern: Pattern) -> list[str]:
        """The address filled in; none when this person has nothing to fill it with, several for several acts."""
        route = "/" + pattern.route
        blanks = {
            "<slug:slug>": self.patient.clinic.slug,
            "<slug:role>": "therapist",
            "<slug:code>": next(rule.code for rule in RULES if rule.kind == "no_show"),
            "<uuid:visit>": self.visit and self.visit.key,
            "<int:place>": 0,
            "<int:pk>": 1,
            "<uuid:key>": self._key(pattern.route),
            "<int:number>": self._number(pattern.route),
            "<str:secret>": "unknown-secret",
            "<str:uid>": "MQ",
            "<str:token>": "abc-def",
            "<uuid:number>": "0b1f6a2e-3f7e-4c0c-9e62-6a5b1f8c2d11",
            "<slug:topic>": "sitting",
            "<slug:side>": "right",
            "<slug:body>": "standard",
            "<slug:digest>": "0123abcd",
            "<slug:language>": "en",
        }
        for blank, value in blanks.items():
            if blank in route:
                if value is None:
                    return []
                route = route.replace(blank, str(value))
        acts = ("remove", "back", "reason", "add") if "<slug:act>" in route else ("",)
        return [route.replace("<slug:act>", act) for act in acts]

    def _key(self, route: str) -> Any:
        if route.startswith("alert/"):
            return self.alert and self.alert.key
        if route.startswith("appointment/"):
            return self.appointment and self.appointment.key
        return self.patient.key

    def _number(self, route: str) -> Any:
        if route.startswith("staff/"):
            return self.member.pk
        if "version/" in route:
            return self.version and self.version.number
        if "consent/" in route:
            return Consent.objects.filter(patient=self.patient).values_list("pk", flat=True).first()
        return self.device.pk if "device/" in route else 1


def filling_of(name: str) -> Filling:
    """What the demo clinic holds about somebody."""
    patient = Patient.objects.select_related("clinic").get(key=key_of(name))
    episode = Episode.objects.filter(patient=patient).latest("opened_at")
    return Filling(
        patient=patient,
        visit=Visit.objects.filter(episode=episode).order_by("-started_at").first(),
        version=Version.objects.filter(episode=episode).order_by("-number").first(),
        alert=Alert.objects.filter(episode=episode).first(),
        appointment=Appointment.objects.filter(patient=patient).first(),
        device=bind_now(patient, "Test browser").row,
        member=members()["reed"],
    )


def begin_visit() -> None:
    """Somebody comes in and their visit starts."""
    treating.start(chart_of(members()["linden"].clinic, key_of(AT_VISIT)), members()["linden"])


def browser_of(role: str, **options: Any) -> Client:
    """A browser signed in as one of the demo's staff."""
    return signed_in(members()[STAFF[role]].user, **options)


def signed_in(user: User, **options: Any) -> Client:
    from django.conf import settings

    client = Client(HTTP_HOST="localhost", **options)
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def browser_of_patient(name: str, **options: Any) -> Client:
    """A browser bound to one of the demo's patients."""
    client = Client(HTTP_HOST="localhost", **options)
    client.cookies[COOKIE] = bind_now(Patient.objects.get(key=key_of(name)), "Test browser").secret
    return client


def therapist_elsewhere() -> Member:
    """A therapist of another clinic, who has nobody here."""
    there, _made = Clinic.objects.get_or_create(slug="elsewhere", defaults={"name": "Elsewhere", "is_demo": True})
    user = User.objects.create_user("cleo@elsewhere.example")
    return Member.objects.create(user=user, clinic=there, role=Role.THERAPIST, name="Cleo Example")


def doors(patient: Patient, member: Member) -> list[str]:
    """Addresses that let somebody in who holds the link."""
    uid, token = joining_link(member)
    return [f"/enter/{make_link(patient, None).secret}/", f"/join/{uid}/{token}/"]
