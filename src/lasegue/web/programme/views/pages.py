"""The patient's pages of the home programme, and the record to take along."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lasegue.web.people.clock import today_at
from lasegue.web.people.membership import patient_actor
from lasegue.web.portal.doors import Visitor, for_patient
from lasegue.web.programme import blank_chart
from lasegue.web.programme.chart import chart_of
from lasegue.web.programme.course import course_of
from lasegue.web.programme.day import asked_of, today_of
from lasegue.web.programme.document import document, relief
from lasegue.web.programme.exporting import export
from lasegue.web.programme.learning import FLARE, reading, shelves
from lasegue.web.programme.phone_words import phone_words
from lasegue.web.programme.plan_in_words import plan_in_words
from lasegue.web.programme.player_words import player_words
from lasegue.web.programme.standing import standing_of


@for_patient
def today(request: Any, visitor: Visitor) -> HttpResponse:
    """How the leg is, what there is to do, the next visit, and the way to everything else."""
    standing = standing_of(visitor.patient, visitor.alerts)
    return _page(request, visitor, "me", {"today": today_of(standing), "standing": standing})


@for_patient
def session(request: Any, visitor: Visitor) -> HttpResponse:
    """The session player; without script the exercises as text."""
    standing = standing_of(visitor.patient, visitor.alerts)
    content = {
        "standing": standing,
        "document": document(standing),
        "today": today_of(standing),
        "words": player_words(),
        "numbers": range(11),
        "chart": blank_chart.address(),
    }
    return _page(request, visitor, "session", content)


@for_patient
def my_plan(request: Any, visitor: Visitor) -> HttpResponse:
    """The signed plan as readable text; never a draft."""
    standing = standing_of(visitor.patient, visitor.alerts)
    plan = plan_in_words(standing.released, visitor.patient.figure_body) if standing.released is not None else None
    return _page(request, visitor, "my_plan", {"plan": plan, "standing": standing})


@for_patient
def progress(request: Any, visitor: Visitor) -> HttpResponse:
    """Where it hurt and how much, from the first day to today."""
    standing = standing_of(visitor.patient, visitor.alerts)
    course = course_of(standing, today_at(visitor.patient.clinic))
    chart = chart_of(course.points, course.clear.value) if course.points else None
    return _page(request, visitor, "progress", {"course": course, "chart": chart, "standing": standing})


@for_patient
def learn(request: Any, visitor: Visitor) -> HttpResponse:
    """Everything there is to read."""
    return _page(request, visitor, "learn", {"shelves": shelves(standing_of(visitor.patient, visitor.alerts))})


@for_patient
def topic(request: Any, visitor: Visitor, topic: str) -> HttpResponse:
    """One subject."""
    found = reading(topic, standing_of(visitor.patient, visitor.alerts))
    if found is None:
        raise Http404("no such subject")
    return _page(request, visitor, "topic", {"reading": found})


@for_patient
def flare_up(request: Any, visitor: Visitor) -> HttpResponse:
    """What to do when it flares up; without a plan that may be followed today, nothing about exercises."""
    standing = standing_of(visitor.patient, visitor.alerts)
    content: dict[str, Any] = {"standing": standing, "steps": (), "relief": None}
    released = None if standing.urgent else standing.released
    if released is not None and (found := reading(FLARE, standing)) is not None:
        # The first paragraph is about danger signs, which this page says first and larger.
        eases = relief(released) or {}
        # A plan without positions of its own has the words of a stopped exercise instead; none is going on here.
        content |= {"steps": found.text.paragraphs[1:], "relief": eases if eases.get("line") else None}
    return _page(request, visitor, "flare_up", content)


@for_patient
def my_help(request: Any, visitor: Visitor) -> HttpResponse:
    """Warning signs, whom to call and what to say, and questions to the therapist with their answers."""
    asked = asked_of(standing_of(visitor.patient, visitor.alerts))
    return _page(request, visitor, "my_help", {"asked": asked, "entry": uuid4()})


@for_patient
def on_this_phone(request: Any, visitor: Visitor) -> HttpResponse:
    """What this phone still has to send and what the clinic did not take; the phone itself fills the list."""
    return _page(request, visitor, "on_this_phone", {"words": phone_words()})


@for_patient
def take_my_record(request: Any, visitor: Visitor) -> HttpResponse:
    """The person's whole record as a file."""
    return export(visitor.patient, patient_actor(visitor.patient))


def _page(request: Any, visitor: Visitor, name: str, content: dict[str, Any]) -> HttpResponse:
    shared = {"patient": visitor.patient, "clinic": visitor.patient.clinic, "device": visitor.device, "at": name}
    return render(request, f"programme/{name}.html", {**shared, **content})
