"""The public first page, the start of a call, and the way back to one on another device."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lasegue.web.intake import calls
from lasegue.web.intake.models import Call
from lasegue.web.intake.stopping import stop_for
from lasegue.web.intake.views.stop import demo_people, show_stop
from lasegue.web.people.models import Clinic
from lasegue.web.people.pace import within_pace

#: Ways back that one address may try in an hour; a clinic's waiting room shares one.
TRIES_AN_HOUR = 60


@require_GET
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """What sciatica is, what happens next, and the button that starts the safety check."""
    clinic = Clinic.objects.order_by("is_demo", "id").first()
    if clinic is None:
        return redirect("first_run")
    return _page(request, clinic)


@require_GET
@never_cache
def start_at(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for one clinic of several."""
    return _page(request, get_object_or_404(Clinic, slug=slug))


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Start a call, or go on with the one of this browser."""
    if stop := stop_for(request):
        return show_stop(request, stop)
    clinic = Clinic.objects.filter(slug=request.POST.get("clinic", "")[:50].replace("\x00", "")).first()
    if clinic is None:
        raise Http404("no such clinic")
    going = calls.call_of(request)
    if going is not None and going.done_at is None and going.clinic_id == clinic.pk and "fresh" not in request.POST:
        return redirect("step", len(going.path) + 1)
    if not within_pace(request, "call"):
        return render(request, "intake/too_many.html", {"clinic": clinic}, status=429)
    _call, secret = calls.begin(clinic)
    response = redirect("step", 1)
    calls.remember(response, secret)
    return response


@require_GET
@never_cache
def resume(request: HttpRequest, secret: str) -> HttpResponse:
    """Take up a call on this device."""
    call = calls.call_by(secret) if within_pace(request, "resume", TRIES_AN_HOUR) else None
    if call is None:
        return render(
            request, "intake/gone.html", {"clinic": Clinic.objects.order_by("is_demo", "id").first()}, status=404
        )
    response = redirect("asked") if call.done_at else redirect("step", len(call.path) + 1)
    calls.remember(response, secret)
    return response


def _page(request: HttpRequest, clinic: Clinic) -> HttpResponse:
    if stop := stop_for(request):
        return show_stop(request, stop)
    call = calls.call_of(request)
    here = call if call and call.path and call.clinic_id == clinic.pk else None
    content = {
        "clinic": clinic,
        "going": here is not None and here.done_at is None,
        "mine": _own_pages(request, here),
        "shortcuts": _shortcuts(),
        "demo_people": demo_people(),
    }
    return render(request, "intake/start.html", content)


def _own_pages(request: HttpRequest, call: Call | None) -> str:
    """Where somebody goes whom this clinic knows already: to their pages, or to the request that they made."""
    if getattr(request, "device", None) is not None:
        return reverse("me")
    return reverse("asked") if call is not None and call.done_at is not None else ""


def _shortcuts() -> list[tuple[str, str]]:
    """One-click sign-in for the roles of the demo, where the demo offers it."""
    words = {
        "owner": _("Owner"),
        "therapist": _("Therapist"),
        "assistant": _("Assistant"),
        "front_desk": _("Front desk"),
    }
    if not settings.DEMO:
        return []
    return [(reverse("demo_sign_in", args=[role]), word) for role, word in words.items()]
