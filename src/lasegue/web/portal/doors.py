"""The doors of the patient's pages: a bound device opens them, an emergency closes all but the stop."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lasegue.web.intake.stopping import stop_for
from lasegue.web.intake.views.stop import show_stop
from lasegue.web.people.models import Clinic, Device, Patient
from lasegue.web.record.episodes import stopping_alerts
from lasegue.web.record.models import Alert


@dataclass(frozen=True)
class Visitor:
    """The patient at the other end, the device that lets them in, and all alerts that ever stopped them."""

    patient: Patient
    device: Device
    alerts: Sequence[Alert]


Page = Callable[..., HttpResponse]


def for_patient(page: Page) -> Page:
    """Let a page answer a bound device alone.

    A device that was never bound, has ended or is too old is told so kindly; while an emergency is open, every page
    is the stop page.
    """

    @wraps(page)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        device: Device | None = request.device
        if device is None:
            return closed(request)
        alerts = stopping_alerts(device.patient)
        if stop := stop_for(request, alerts):
            return show_stop(request, stop)
        response = page(request, Visitor(device.patient, device, alerts), *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    return guarded


def closed(request: HttpRequest) -> HttpResponse:
    """What somebody sees who is not let in: no blame, no data, and how to get in again."""
    content = {"clinic": only_clinic(), "is_staff": request.member is not None}  # type: ignore[attr-defined] # set by CurrentPerson
    return render(request, "portal/closed.html", content, status=403)


def only_clinic() -> Clinic | None:
    """The clinic that somebody means whom nothing connects to one; nobody's where several work here."""
    clinics = list(Clinic.objects.order_by("is_demo", "id")[:2])
    return clinics[0] if len(clinics) == 1 else None
