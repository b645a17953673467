"""The questions, one at a time: safety first, then the story."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lasegue.web.intake import calls, stopping
from lasegue.web.intake.answers import Refused, read
from lasegue.web.intake.asking import page_for
from lasegue.web.intake.calls import Contradicts, Standing
from lasegue.web.intake.handing_over import hand_over
from lasegue.web.intake.models import Call
from lasegue.web.intake.ordering import ADVICE
from lasegue.web.intake.sent import with_sent
from lasegue.web.intake.summary import advice_of, summary_of
from lasegue.web.intake.views.stop import show_stop
from lasegue.web.intake.words import title_of
from lasegue.web.people.clock import today_at
from lasegue.web.record.reasoner import library
from lasegue.web.ui.qr_code import qr_code

View = Callable[..., HttpResponse]
#: Status of a page that says why what was sent is no answer.
UNREADABLE = 422


def in_a_call(view: View) -> View:
    """Let a page answer only inside a call that nothing stops; the stop page stands before everything."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        call = calls.call_of(request)
        device = getattr(request, "device", None)
        if stop := stopping.stop_of(call, device.patient if device else None):
            return show_stop(request, stop)
        if call is None:
            return redirect("start")
        if stopping.is_lifted(call):
            return render(request, "intake/lifted.html", {"clinic": call.clinic})
        if calls.ask_again_today(call):
            call.save()
        standing = calls.stand(call)
        if standing.level == stopping.LEVEL:
            return show_stop(request, stopping.raise_stop(standing))
        return view(request, standing, *args, **kwargs)

    return guarded


@require_http_methods(["GET", "POST"])
@in_a_call
def check(request: HttpRequest, standing: Standing) -> HttpResponse:
    """The next question, or the answer to one."""
    if standing.call.done_at:
        return redirect("asked")
    if request.method == "POST":
        return _take(request, standing)
    question = standing.ahead.next
    return _ask(request, standing, question) if question else redirect("summary")


@require_GET
@in_a_call
def step(request: HttpRequest, standing: Standing, number: int) -> HttpResponse:
    """A question asked before, with its answer, to be corrected; one step further, the next one.

    Every question has an address of its own, so that the browser's way back leads to the one before.
    """
    if standing.call.done_at:
        return redirect("asked")
    path = standing.call.path
    question = path[number - 1] if 1 <= number <= len(path) else None
    if number == len(path) + 1:
        question = standing.ahead.next
    return _ask(request, standing, question) if question else redirect("check")


@require_GET
@in_a_call
def summary(request: HttpRequest, standing: Standing) -> HttpResponse:
    """What the person told us, and what happens next."""
    if standing.call.done_at:
        return redirect("asked")
    if standing.ahead.questions:
        return redirect("check")
    content = {"summary": summary_of(standing), "level": standing.level, "clinic": standing.call.clinic}
    return render(request, "intake/summary.html", content)


@require_GET
@in_a_call
def leave(request: HttpRequest, standing: Standing) -> HttpResponse:
    """The link and the code that bring the person back here, on this device or another."""
    link = request.build_absolute_uri(reverse("resume", args=[request.COOKIES[calls.COOKIE]]))
    content = {"link": link, "code": qr_code(link, border=2), "clinic": standing.call.clinic}
    return render(request, "intake/leave.html", content)


@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Leave a finished or lifted call, so that a new one can be made. A stop cannot be left."""
    if stop := stopping.stop_for(request):
        return show_stop(request, stop)
    response = redirect("start")
    calls.forget(response)
    return response


def _ask(request: HttpRequest, standing: Standing, question: str, refused: str = "") -> HttpResponse:
    page = page_for(standing, question)
    if refused:
        page = with_sent(page, request.POST)
    call = standing.call
    if page.progress.percent > call.reached:
        Call.objects.filter(pk=call.pk).update(reached=page.progress.percent)
    content = {"page": page, "refused": refused, "clinic": call.clinic}
    if question == ADVICE:
        content["advice"] = advice_of(standing)
    status = UNREADABLE if refused else 200
    return render(request, f"intake/{_template(page.widget)}.html", content, status=status)


def _template(widget: str) -> str:
    return widget if widget in ("advice", "chart") else "question"


def _take(request: HttpRequest, standing: Standing) -> HttpResponse:
    question = request.POST.get("question", "")
    if question not in standing.call.path and question != standing.ahead.next:
        return redirect("check")
    try:
        answer = read(question, request.POST, library(), today_at(standing.call.clinic))
        with transaction.atomic():
            call = (
                Call.objects.select_for_update(of=("self",))
                .select_related("clinic", "episode__patient")
                .get(pk=standing.call.pk)
            )
            calls.take(call, question, answer)
            now = calls.stand(call)
            if now.level != stopping.LEVEL:
                call.save()
    except Refused as refused:
        return _ask(request, standing, question, str(refused))
    except Contradicts as contradicts:
        against = title_of(contradicts.question) if contradicts.question in library().findings else ""
        words = _("This does not fit with your answer to: “%(question)s” Please go back and correct that answer first.")
        return _ask(request, standing, question, words % {"question": against})
    if now.level == stopping.LEVEL:
        return show_stop(request, stopping.raise_stop(now))
    if now.level == "urgent" or call.episode_id:
        hand_over(call)
    return redirect("step", len(call.path) + 1) if now.ahead.questions else redirect("summary")
