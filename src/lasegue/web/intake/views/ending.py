"""The last page: who asks and when it suits them; then the confirmation and the way back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lasegue.web.intake.calls import Standing
from lasegue.web.intake.forms import PARTS, RequestForm
from lasegue.web.intake.requesting import is_ready, make_request
from lasegue.web.intake.summary import advice_of
from lasegue.web.intake.views.check import in_a_call
from lasegue.web.people import devices
from lasegue.web.people.clock import today_at
from lasegue.web.people.pace import within_pace
from lasegue.web.ui.qr_code import qr_code

MOST_LINKS = 10


@require_http_methods(["GET", "POST"])
@in_a_call
def ask(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for an appointment."""
    call = standing.call
    if call.done_at:
        return redirect("asked")
    if not is_ready(standing):
        return redirect("check")
    form = RequestForm(request.POST or None, clinic=call.clinic, on=today_at(call.clinic))
    if request.method == "POST" and form.is_valid():
        made = make_request(standing, form.cleaned_data)
        response = redirect("asked")
        if made.first:
            devices.remember(
                response, devices.bind_now(made.patient, devices.device_name(request.headers.get("User-Agent", "")))
            )
        return response
    times = [(day, word, [(f"{day}_{part}", name) for part, name in PARTS]) for day, word in form.days]
    content = {
        "form": form,
        "times": times,
        "parts": [name for _part, name in PARTS],
        "chosen": request.POST.getlist("preferred"),
        "clinic": call.clinic,
    }
    return render(request, "intake/ask.html", content, status=422 if form.errors else 200)


@require_GET
@in_a_call
def asked(request: HttpRequest, standing: Standing) -> HttpResponse:
    """The request stands; what happens next."""
    call = standing.call
    if call.done_at is None or call.episode is None:
        return redirect("check")
    advice = advice_of(standing) if standing.level != "treat" else ()
    content = {"clinic": call.clinic, "patient": call.episode.patient, "level": standing.level, "advice": advice}
    return render(request, "intake/asked.html", content)


@require_POST
@in_a_call
def another_device(request: HttpRequest, standing: Standing) -> HttpResponse:
    """A link that lets the person in on one more device, shown once."""
    call = standing.call
    if call.done_at is None or call.episode is None:
        return redirect("check")
    if not within_pace(request, "link", MOST_LINKS):
        return render(request, "intake/too_many.html", {"clinic": call.clinic}, status=429)
    made = devices.make_link(call.episode.patient, None)
    link = request.build_absolute_uri(reverse("enter", args=[made.secret]))
    return render(request, "intake/link.html", {"link": link, "code": qr_code(link, border=2), "clinic": call.clinic})
