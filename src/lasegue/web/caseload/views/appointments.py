"""The desk: requests, the day's appointments, agreeing on a time, and what became of it."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lasegue.web.booking.agreeing import BookingProblem, agree, mark
from lasegue.web.booking.models import Appointment, Request
from lasegue.web.caseload.desk import asked_of, slots_on
from lasegue.web.caseload.forms import BookForm
from lasegue.web.caseload.rules import wishes
from lasegue.web.people.clock import now_at
from lasegue.web.people.membership import needs, staff
from lasegue.web.people.models import Clinic, Patient
from lasegue.web.people.rights import may
from lasegue.web.people.scope import patient_of
from lasegue.web.record.episodes import newest_episode
from lasegue.web.record.models import Alert, Episode
from lasegue.web.record.stages import StageProblem, move
from lasegue.web.ui.clock import clock_of

PAGE = 50
AHEAD = timedelta(days=7)
MINUTES = {"first": 60, "treatment": 40, "check": 40, "call": 20}


@needs("request.handle")
def appointments(request: Any) -> HttpResponse:
    """Requests that wait, and one day's appointments."""
    today = now_at(request.member.clinic).date()
    day = _day(request.GET.get("day", ""), today)
    requests, more = asked_of(request.member)
    content = {
        "requests": requests,
        "more": more,
        "day": day,
        "rows": slots_on(day, request.member),
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "is_today": day == today,
        "section": "appointments",
    }
    return render(request, "caseload/appointments.html", content)


@needs("request.handle")
def book(request: Any, key: UUID) -> HttpResponse:
    """Agree on a time with a patient; an open request of theirs is answered by it.

    Nobody is booked past an emergency: while one is open, the page says so and leads to it.
    """
    clinic = request.member.clinic
    patient = patient_of(clinic, key)
    episode = newest_episode(patient)
    asked = Request.objects.filter(patient=patient, answered_at=None).order_by("made_at").first()
    stopped = Alert.objects.filter(episode__patient=patient, level="emergency", cleared_at=None).first()
    if stopped is not None:
        return render(request, "caseload/stopped.html", {"patient": patient, "alert": stopped}, status=409)
    form = BookForm(clinic, request.POST or None, initial=_suggestion(request, patient, episode))
    problem = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                agree(
                    patient,
                    given["therapist"],
                    given["kind"],
                    given["starts_at"],
                    given["minutes"],
                    staff(request.member),
                    asked,
                )
                if episode is not None and episode.stage == "asked":
                    move(episode, "waiting", staff(request.member))
                if episode is not None and episode.therapist_id is None and may(given["therapist"].role, "plan.sign"):
                    Episode.objects.filter(pk=episode.pk, therapist=None).update(therapist=given["therapist"])
        except (BookingProblem, StageProblem) as error:
            problem = str(error)
        else:
            when = _(", ").join([date_format(given["starts_at"], "WEEKDAY_FORMAT"), clock_of(given["starts_at"])])
            messages.success(request, _("Agreed: %(when)s with %(who)s.") % {"when": when, "who": given["therapist"]})
            return redirect("today")
    content = {"patient": patient, "form": form, "asked": asked, "problem": problem, "section": "appointments"}
    content["wishes"] = wishes(asked) if asked is not None else ""
    content["taken"] = _taken(request.member.clinic)
    return render(request, "caseload/book.html", content, status=409 if problem else 200)


@needs("request.handle")
@require_POST
def mark_appointment(request: Any, key: UUID) -> HttpResponse:
    """Arrived, done, no show, off."""
    found = Appointment.objects.filter(clinic=request.member.clinic, key=key).first()
    if found is None:
        raise Http404("no such appointment in this clinic")
    state = request.POST.get("state", "")
    if state in dict(Appointment.STATES):
        try:
            mark(found, state, staff(request.member))
        except BookingProblem as error:
            messages.warning(request, str(error))
    day = found.starts_at.astimezone(now_at(request.member.clinic).tzinfo).date()
    response = redirect("appointments")
    response["Location"] += f"?day={day.isoformat()}"
    return response


def _taken(clinic: Clinic) -> list[tuple[date, list[Appointment]]]:
    """What is booked in the coming week, by day: a free time is seen before it is asked for."""
    now = now_at(clinic)
    rows = Appointment.objects.filter(clinic=clinic, starts_at__gte=now, starts_at__lt=now + AHEAD).exclude(state="off")
    coming = rows.select_related("therapist").order_by("starts_at")[:PAGE]
    by_day = groupby(coming, key=lambda each: each.starts_at.astimezone(now.tzinfo).date())
    return [(day, list(each)) for day, each in by_day]


def _day(text: str, today: date) -> date:
    """The day asked for; today when it is none, or a century away."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today
    return day if abs((day - today).days) < 36_500 else today


def _suggestion(request: Any, patient: Patient, episode: Episode | None) -> dict[str, Any]:
    """What the form starts with: the stretch that was offered, the therapist of the episode, the kind that is next."""
    first = episode is None or episode.stage in {"asked", "waiting"}
    kind = "first" if first else "treatment"
    now = now_at(request.member.clinic)
    start = now.replace(hour=9, minute=0) + timedelta(days=1)
    with suppress(ValueError):
        start = datetime.fromisoformat(request.GET.get("start", ""))
    therapist = episode.therapist_id if episode is not None and episode.therapist_id else None
    if therapist is None and may(request.member.role, "plan.sign" if first else "visit.write"):
        therapist = request.member.pk
    return {
        "kind": kind,
        "minutes": MINUTES[kind],
        "day": start.date(),
        "clock": start.strftime("%H:%M"),
        "therapist": therapist,
    }
