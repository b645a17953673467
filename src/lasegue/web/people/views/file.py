"""The file of a patient: how to reach them, how they get in, what they agreed to."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lasegue.web.audit import trail
from lasegue.web.people import consenting, devices
from lasegue.web.people.forms import PatientForm
from lasegue.web.people.membership import needs, staff
from lasegue.web.people.models import Device
from lasegue.web.people.rights import may
from lasegue.web.people.scope import patient_of
from lasegue.web.ui.qr_code import qr_code


@needs("patient.update")
def show_file(request: Any, key: str) -> HttpResponse:
    """Name, phone, language, links, devices and consents."""
    patient = patient_of(request.member.clinic, key)
    form = PatientForm(request.POST or None, instance=patient)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            fields = ", ".join(form.changed_data)
            trail.add(
                staff(request.member), "patient.updated", clinic=patient.clinic_id, patient=patient.pk, detail=fields
            )
        messages.success(request, _("Saved."))
        return redirect("show_file", patient.key)
    content = {
        "patient": patient,
        "form": form,
        "devices": patient.devices.order_by("-bound_at"),
        "consents": patient.consents.order_by("-given_at"),
        "consent_stands": patient.consents.filter(withdrawn_at=None).exists(),
        "consent_back": consenting.taken_back(patient),
        "sees_record": may(request.member.role, "timeline.see"),
        "section": "patients",
    }
    return render(request, "people/file.html", content)


@needs("patient.update")
@require_POST
def note_consent(request: Any, key: str) -> HttpResponse:
    """What somebody said to the clinic about consent, face to face or by phone, noted for them."""
    patient = patient_of(request.member.clinic, key)
    if request.POST.get("act") == "withdraw":
        consenting.withdraw(patient, staff(request.member))
    elif request.POST.get("act") == "give":
        consenting.give(patient, staff(request.member))
    return redirect(f"{reverse('show_file', args=[patient.key])}#consent")


@needs("link.make")
@require_POST
def make_entry_link(request: Any, key: str) -> HttpResponse:
    """A link and QR code that let the patient in once; shown once."""
    patient = patient_of(request.member.clinic, key)
    made = devices.make_link(patient, request.member)
    link = request.build_absolute_uri(reverse("enter", args=[made.secret]))
    content = {"patient": patient, "link": link, "qr": qr_code(link), "section": "patients"}
    return render(request, "people/entry_link.html", content)


@needs("device.revoke")
@require_POST
def revoke_device(request: Any, key: str, number: int) -> HttpResponse:
    """End a device: it shows nothing any more from its next contact on."""
    patient = patient_of(request.member.clinic, key)
    get_object_or_404(Device, patient=patient, pk=number)
    devices.end(patient, number, staff(request.member))
    return redirect("show_file", patient.key)
