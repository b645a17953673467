"""How a patient gets in: a link or QR code, used once, binds the device that opens it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, DateTimeField, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lasegue.web.asking import AskedWhole, Given
from lasegue.web.audit import trail
from lasegue.web.audit.trail import Actor
from lasegue.web.people.membership import patient_actor, staff
from lasegue.web.people.models import Device, EntryLink, Member, Patient

COOKIE = f"{settings.COOKIE_PREFIX}device"
LINK_LIFE = timedelta(days=7)
COOKIE_LIFE = timedelta(days=180)
SEEN_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Made:
    """A new link or device; the secret is told once and never kept."""

    row: EntryLink | Device
    secret: str


def hashed(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_link(patient: Patient, by: Member | None) -> Made:
    """A link that lets the patient in once within a week; they make it themselves where nobody of the clinic does."""
    secret = secrets.token_urlsafe(24)
    expires = timezone.now() + LINK_LIFE
    with transaction.atomic():
        row = EntryLink.objects.create(patient=patient, secret_hash=hashed(secret), expires_at=expires, made_by=by)
        _note(patient, staff(by) if by is not None else patient_actor(patient), "link.made")
    return Made(row, secret)


def usable_link(secret: str) -> EntryLink | None:
    """The link of a secret if it can still be used; looking uses nothing up."""
    links = EntryLink.objects.select_related("patient__clinic").filter(secret_hash=hashed(secret))
    return links.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now()).first()


def bind(secret: str, name: str) -> Made | None:
    """Use a link: a device of its patient, or ``None`` when it is unknown, used, revoked or expired."""
    now = timezone.now()
    with transaction.atomic():
        usable = EntryLink.objects.select_for_update().filter(
            secret_hash=hashed(secret), used_at=None, revoked_at=None, expires_at__gt=now
        )
        link = usable.select_related("patient").first()
        if link is None:
            return None
        link.used_at = now
        link.save(update_fields=["used_at"])
        made = bind_now(link.patient, name)
        _note(link.patient, patient_actor(link.patient), "device.bound", name)
    return made


def bind_now(patient: Patient, name: str) -> Made:
    """Bind the device that is asking, as when a person has just written down their own story on it."""
    secret = secrets.token_urlsafe(32)
    row = Device.objects.create(patient=patient, secret_hash=hashed(secret), name=name[:80])
    return Made(row, secret)


def end(patient: Patient, number: int, by: Actor) -> Device | None:
    """End one of a patient's devices: it shows nothing any more from its next contact on; nothing where it had."""
    with transaction.atomic():
        device = Device.objects.select_for_update().filter(patient=patient, pk=number, revoked_at=None).first()
        if device is not None:
            device.revoked_at = timezone.now()
            device.save(update_fields=["revoked_at"])
            _note(patient, by, "device.revoked", device.name)
    return device


def remember(response: HttpResponse, made: Made) -> None:
    """Put a device's secret into its cookie."""
    response.set_cookie(
        COOKIE,
        made.secret,
        max_age=int(COOKIE_LIFE.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def device_of(request: HttpRequest) -> Device | None:
    """The bound device that asks, or nothing."""
    secret = request.COOKIES.get(COOKIE)
    if not secret:
        return None
    now = timezone.now()
    device = _BOUND.first({"secret": hashed(secret), "since": now - COOKIE_LIFE})
    if device is not None and now - device.last_seen_at > SEEN_EVERY:
        Device.objects.filter(pk=device.pk).update(last_seen_at=now)
    return device


def _bound() -> QuerySet[Device]:
    secret, since = Given("secret", CharField()), Given("since", DateTimeField())
    known = Device.objects.filter(secret_hash=secret, revoked_at=None, last_seen_at__gt=since)
    return known.select_related("patient__clinic").order_by("pk")[:1]


_BOUND = AskedWhole(_bound)


def _note(patient: Patient, by: Actor, action: str, subject: str = "") -> None:
    trail.add(by, action, clinic=patient.clinic_id, patient=patient.pk, subject=subject)


def device_name(agent: str) -> str:
    """A browser as its owner would call it, from its own description; nothing of the rest is kept."""
    kinds = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"))
    browsers = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
    kind = next((name for part, name in (*kinds, ("Linux", "Linux")) if part in agent), "")
    browser = next((name for part, name in browsers if part in agent), "")
    return ", ".join(filter(None, (browser, kind))) or "Browser"
