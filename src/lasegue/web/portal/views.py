"""The patient's own pages: let in, their words, their plan on paper, who saw what, consent and devices."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lasegue.web.people import consenting, devices
from lasegue.web.people.membership import patient_actor
from lasegue.web.people.models import Consent, Device, Patient
from lasegue.web.people.pace import within_pace
from lasegue.web.plans.released import current_plan
from lasegue.web.portal.doors import Visitor, for_patient, only_clinic
from lasegue.web.portal.home import story_of, who_saw
from lasegue.web.portal.looks import BODIES, TONES
from lasegue.web.record.episodes import newest_episode
from lasegue.web.ui.tongues import remember_language

LANGUAGES = dict(settings.LANGUAGES)
TRIES_AN_HOUR = 60


@never_cache
def enter(request: Any, secret: str) -> HttpResponse:
    """Ask before the link is used up, so that a preview of the link by a messenger does not use it; then bind."""
    if not within_pace(request, "enter", TRIES_AN_HOUR):
        return render(request, "portal/link_ended.html", {"too_often": True, "clinic": only_clinic()}, status=429)
    if request.method == "POST":
        made = devices.bind(secret, devices.device_name(request.headers.get("User-Agent", "")))
        if made is not None:
            response = redirect("me")
            devices.remember(response, made)
            remember_language(response, made.row.patient.language)
            return response
    link = devices.usable_link(secret)
    if link is None:
        content = {"clinic": only_clinic(), "device": request.device}
        return render(request, "portal/link_ended.html", content, status=410)
    return render(request, "portal/enter.html", {"clinic": link.patient.clinic})


@for_patient
def my_sheet(request: Any, visitor: Visitor) -> HttpResponse:
    """The signed plan as a sheet of paper; the plan page says so when there is none."""
    from lasegue.web.plans.handout import handout  # the typesetter: no other page needs its memory

    episode = newest_episode(visitor.patient)
    released = current_plan(episode) if episode is not None else None
    if released is None:
        return redirect("my_plan")
    return handout(request, released.version, released.reaching, released.schedule.phase)


@for_patient
def my_story(request: Any, visitor: Visitor) -> HttpResponse:
    """What the person told the clinic."""
    episode = newest_episode(visitor.patient)
    return _page(request, visitor, "my_story", {"story": story_of(episode) if episode is not None else None})


@for_patient
def my_record(request: Any, visitor: Visitor) -> HttpResponse:
    """Who saw or changed the record; consent; devices; language."""
    patient = visitor.patient
    content = {
        "seen": who_saw(patient),
        "may_agree": consenting.taken_back(patient) is not None,
        "consents": list(Consent.objects.filter(patient=patient).order_by("-given_at")),
        "devices": list(Device.objects.filter(patient=patient, revoked_at=None).order_by("-bound_at")),
        "languages": LANGUAGES.items(),
        "bodies": BODIES.items(),
        "tones": TONES,
    }
    return _page(request, visitor, "my_record", content)


@require_POST
@for_patient
def revoke_my_device(request: Any, visitor: Visitor, number: int) -> HttpResponse:
    """End one of the person's own devices; ending this one closes these pages here."""
    ended = devices.end(visitor.patient, number, patient_actor(visitor.patient))
    if ended is not None and ended.pk == visitor.device.pk:
        response = redirect("me")  # which says that these pages are closed here now, and how to get in again
        response.delete_cookie(devices.COOKIE)
        return response
    messages.success(request, _("That device no longer opens your pages."))
    return redirect("my_record")


@require_POST
@for_patient
def withdraw_consent(request: Any, visitor: Visitor, number: int) -> HttpResponse:
    """Take consent back. What is written stays, because history is never rewritten; the clinic is told."""
    if consenting.withdraw(visitor.patient, patient_actor(visitor.patient), number):
        messages.success(request, _("You took your consent back. The clinic is told and will speak with you."))
    return redirect("my_record")


@require_POST
@for_patient
def give_consent(request: Any, visitor: Visitor) -> HttpResponse:
    """Agree again."""
    consenting.give(visitor.patient, patient_actor(visitor.patient))
    messages.success(request, _("You agreed. The clinic sees it."))
    return redirect("my_record")


@require_POST
@for_patient
def choose_language(request: Any, visitor: Visitor) -> HttpResponse:
    """Pages and messages come in this language from now on."""
    chosen = request.POST.get("language", "")
    response = redirect("my_record")
    if chosen in LANGUAGES:
        Patient.objects.filter(pk=visitor.patient.pk).update(language=chosen)
        remember_language(response, chosen)
    return response


@require_POST
@for_patient
def choose_figure(request: Any, visitor: Visitor) -> HttpResponse:
    """Exercises are drawn with this body and this skin from now on; a choice that does not exist changes nothing."""
    body, tone = request.POST.get("body", ""), request.POST.get("tone", "")
    if body in BODIES and tone in map(str, TONES):
        Patient.objects.filter(pk=visitor.patient.pk).update(figure_body=body, figure_skin=int(tone))
        messages.success(request, _("Your exercises are drawn this way now."))
    return redirect("my_record")


def _page(request: Any, visitor: Visitor, name: str, content: dict[str, Any]) -> HttpResponse:
    shared = {"patient": visitor.patient, "clinic": visitor.patient.clinic, "device": visitor.device, "at": name}
    return render(request, f"portal/{name}.html", {**shared, **content})
