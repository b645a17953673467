"""Patients: the list, a new person, the timeline, and moving from stage to stage."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lasegue.web.booking.agreeing import still_booked
from lasegue.web.caseload.forms import NewPersonForm
from lasegue.web.caseload.listing import listing, sought
from lasegue.web.caseload.timeline import KINDS, timeline_of, told_of
from lasegue.web.caseload.welcoming import NewPerson, welcome
from lasegue.web.people.membership import needs, staff
from lasegue.web.people.rights import may
from lasegue.web.people.scope import patient_of
from lasegue.web.programme.exporting import export
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.film import film
from lasegue.web.record.models import Episode
from lasegue.web.record.stages import ENDED, MOVES, StageProblem, move
from lasegue.web.ui.tongues import language

#: Where the session keeps what was searched for.
SOUGHT = "sought"


@needs("patient.list")
def patients(request: Any) -> HttpResponse:
    """Everybody of the clinic, found by name or initials, filtered by stage, page by page."""
    query = request.session.get(SOUGHT, "") if request.GET.get("found") else ""
    return _listed(request, query, request.GET)


@needs("patient.list")
@require_POST
def find_patient(request: Any) -> HttpResponse:
    """Search by name: what was typed is sent in the body and kept in the session, so that no address holds it."""
    query = sought(request.POST.get("q", ""))
    if request.session.get(SOUGHT, "") != query:
        request.session[SOUGHT] = query
    if request.htmx:
        return _listed(request, query, request.POST)
    stage = request.POST.get("stage", "")
    asked = {"found": "1"} | ({"stage": stage} if stage in dict(Episode.STAGES) else {})
    return redirect(f"{reverse('patients')}?{urlencode(asked)}")


def _listed(request: Any, query: str, asked: Any) -> HttpResponse:
    found = listing(request.member, query, asked)
    template = "caseload/_patients.html" if request.htmx else "caseload/patients.html"
    return render(request, template, {"list": found, "section": "patients"})


@needs("patient.add")
def add_patient(request: Any) -> HttpResponse:
    """A person at the desk or on the phone becomes a patient; then a link for their phone, or the check here."""
    clinic = request.member.clinic
    initial = {"therapist": request.member.pk} if request.member.role == "therapist" else {}
    form = NewPersonForm(clinic, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        person = NewPerson(given["name"], given["born_on"], given["phone"], given["email"], given["language"])
        episode = welcome(clinic, person, staff(request.member), given["therapist"])
        return render(request, "caseload/added.html", {"patient": episode.patient, "section": "patients"})
    return render(request, "caseload/add_patient.html", {"form": form, "section": "patients"})


@needs("timeline.see")
def timeline(request: Any, key: UUID) -> HttpResponse:
    """Everything from the first question to discharge, with the place of the pain over time."""
    chart = chart_of(request.member.clinic, key)
    show = request.GET.get("show", "")
    told = told_of(chart.episode, chart.cells.written)
    names = dict(Episode.STAGES)
    moves = [stage for stage in MOVES[chart.episode.stage] if stage in ENDED or chart.episode.stage in ENDED]
    content = {
        "chart": chart,
        "tab": "timeline",
        "frames": film(told, language()),
        "events": timeline_of(chart.episode, told, show),
        "kinds": KINDS,
        "show": show if show in KINDS else "",
        "moves": [(stage, names[stage]) for stage in moves] if may(request.member.role, "visit.sign") else [],
    }
    return render(request, "caseload/timeline.html", content)


@needs("record.see")
@require_POST
def export_record(request: Any, key: UUID) -> HttpResponse:
    """A patient's whole record as a file, for them or for who treats them next."""
    return export(patient_of(request.member.clinic, key), staff(request.member))


@needs("visit.sign")
@require_POST
def move_stage(request: Any, key: UUID) -> HttpResponse:
    """Discharge, refer on, or open again, with a reason."""
    chart = chart_of(request.member.clinic, key)
    try:
        move(chart.episode, request.POST.get("stage", ""), staff(request.member), request.POST.get("reason", ""))
        messages.success(request, _("Now: %(stage)s.") % {"stage": chart.episode.get_stage_display()})
        if chart.episode.closed_at and (still := still_booked(chart.patient)):
            said = ngettext(
                "%(n)d appointment to come is still booked. Cancel it under Appointments if nobody will come.",
                "%(n)d appointments to come are still booked. Cancel them under Appointments if nobody will come.",
                still,
            )
            messages.warning(request, said % {"n": still})
    except StageProblem as error:
        messages.warning(request, str(error))
    return redirect("timeline", chart.patient.key)
