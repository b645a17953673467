"""The stop page. It replaces whatever was asked for and has no way out but the clinic."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lasegue.web.intake.beginning import note_began
from lasegue.web.intake.forms import ReachForm
from lasegue.web.intake.requesting import identify
from lasegue.web.intake.stopping import Stop, page_of, stop_for
from lasegue.web.people import devices


def show_stop(request: HttpRequest, stop: Stop, form: ReachForm | None = None) -> HttpResponse:
    """The page, and the device bound to the person, so that it comes back on every later visit."""
    content = {"stop": page_of(stop), "form": form or ReachForm(), "clinic": stop.clinic, "demo_people": demo_people()}
    response = render(request, "intake/stop.html", content)
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Lasegue-Stop"] = "1"  # the worker of the patient's pages keeps it in place of all of them
    device = getattr(request, "device", None)
    if stop.patient is not None and (device is None or device.patient_id != stop.patient.pk):
        devices.remember(
            response, devices.bind_now(stop.patient, devices.device_name(request.headers.get("User-Agent", "")))
        )
    return response


def demo_people() -> str:
    """Where the invented people of a demo are; empty in a real installation."""
    return reverse("demo") if settings.DEMO else ""


@require_POST
@never_cache
def began(request: HttpRequest) -> HttpResponse:
    """Take when it began: whoever helps the person asks that first."""
    stop = stop_for(request)
    if stop is None:
        return redirect("start")
    if stop.alert is not None:
        note_began(stop.alert, request.POST.get("began", ""))
    return redirect("check")


@require_POST
@never_cache
def reach(request: HttpRequest) -> HttpResponse:
    """Take a name and a number, if the person wants to give them."""
    stop = stop_for(request)
    if stop is None:
        return redirect("start")
    form = ReachForm(request.POST)
    if not form.is_valid():
        return show_stop(request, stop, form)
    if stop.patient is not None:
        identify(stop.patient, form.cleaned_data["name"], form.cleaned_data["phone"])
    return redirect("check")
