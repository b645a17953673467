"""The patient's pages of the home programme: Today, the session, Progress, Learn, Flare-up, and when it is worse."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lasegue.web.portal.doors import Visitor, for_patient
from lasegue.web.programme.day import today_of
from lasegue.web.programme.document import document
from lasegue.web.programme.learning import FLARE, reading, shelves
from lasegue.web.programme.standing import standing_of


@for_patient
def today(request: Any, visitor: Visitor) -> HttpResponse:
    """How the leg is, what there is to do, the next visit, and the way to everything else."""
    standing = standing_of(visitor.patient)
    return _page(request, visitor, "me", {"today": today_of(standing), "standing": standing})


@for_patient
def session(request: Any, visitor: Visitor) -> HttpResponse:
    """The session player; without script the exercises as text."""
    standing = standing_of(visitor.patient)
    content = {"standing": standing, "document": document(standing), "today": today_of(standing)}
    return _page(request, visitor, "session", content)


@for_patient
def progress(request: Any, visitor: Visitor) -> HttpResponse:
    """Where it hurt and how much, from the first day to today."""
    return _page(request, visitor, "progress", {})


@for_patient
def learn(request: Any, visitor: Visitor) -> HttpResponse:
    """Everything there is to read."""
    return _page(request, visitor, "learn", {"shelves": shelves(standing_of(visitor.patient).released)})


@for_patient
def topic(request: Any, visitor: Visitor, topic: str) -> HttpResponse:
    """One subject."""
    found = reading(topic, standing_of(visitor.patient).released)
    if found is None:
        raise Http404("no such subject")
    return _page(request, visitor, "topic", {"reading": found})


@for_patient
def flare_up(request: Any, visitor: Visitor) -> HttpResponse:
    """What to do when it flares up."""
    standing = standing_of(visitor.patient)
    content = {"reading": reading(FLARE, standing.released), "document": document(standing)}
    return _page(request, visitor, "flare_up", content)


@for_patient
def worse(request: Any, visitor: Visitor) -> HttpResponse:
    """It is worse: where, how bad, and the safety questions, before any exercise."""
    return _page(request, visitor, "worse", {})


def _page(request: Any, visitor: Visitor, name: str, content: dict[str, Any]) -> HttpResponse:
    shared = {"patient": visitor.patient, "clinic": visitor.patient.clinic, "device": visitor.device, "at": name}
    return render(request, f"programme/{name}.html", {**shared, **content})
