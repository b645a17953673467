"""The clinic's side of the programme: what was done at home, what asks for somebody, notes, and the patient's view."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from lasegue.web.people.membership import needs
from lasegue.web.people.rights import may
from lasegue.web.people.scope import patient_of
from lasegue.web.programme.answering import NewNote, answer, write_note
from lasegue.web.programme.day import today_of
from lasegue.web.programme.document import document
from lasegue.web.programme.figures import small_figure, with_stills
from lasegue.web.programme.home_page import home_page
from lasegue.web.programme.models import ItemNote
from lasegue.web.programme.photos import PhotoProblem, encoded
from lasegue.web.programme.reds import take
from lasegue.web.programme.standing import standing_of
from lasegue.web.programme.typed_words import NotKept
from lasegue.web.programme.views.data import picture, unchanging
from lasegue.web.record.episodes import Chart, chart_of
from lasegue.web.record.reasoner import library
from lasegue.web.ui.row_numbers import row_number


@needs("home.see")
@require_GET
def home(request: Any, key: UUID) -> HttpResponse:
    """What was done at home, pain and its place over time, questions, notes to exercises."""
    return _shown(request, chart_of(request.member.clinic, key))


def _shown(request: Any, chart: Chart, not_kept: dict[str, Any] | None = None) -> HttpResponse:
    content = {
        **home_page(chart),
        "tab": "home",
        "may_answer": may(request.member.role, "home.answer"),
        "may_note": may(request.member.role, "home.note"),
        "not_kept": not_kept,
    }
    if not_kept is None:
        return render(request, "programme/home.html", content)
    fields = {str(each.entry.pk) for each in content["open_asking"]} | {item.id for item, _note in content["notes"]}
    not_kept["has_field"] = not_kept["at"] in fields or (not_kept["at"] == "red" and bool(content["lights"].open))
    return render(request, "programme/home.html", content, status=HTTPStatus.CONFLICT)


def _refused(request: Any, chart: Chart, at: str, typed: str, problem: Exception) -> HttpResponse:
    """The page with what was typed still in its field and the reason above it, so that nobody types it twice."""
    return _shown(request, chart, {"at": at, "typed": typed, "why": str(problem)})


@needs("home.answer")
@require_POST
def take_red(request: Any, key: UUID) -> HttpResponse:
    """One person takes the red lights that the page showed, with a note; a newer one stays."""
    chart = chart_of(request.member.clinic, key)
    try:
        take(chart.episode, request.member, row_number(request.POST.get("upto", "")), request.POST.get("note", ""))
    except NotKept as problem:
        return _refused(request, chart, "red", request.POST.get("note", ""), problem)
    messages.success(request, _("You took this. Your note is kept with your name."))
    return redirect("home", chart.patient.key)


@needs("home.answer")
@require_POST
def reply(request: Any, key: UUID, number: UUID) -> HttpResponse:
    """Answer a question, or note that something was seen to."""
    chart = chart_of(request.member.clinic, key)
    try:
        answer(chart.episode, number, request.member, request.POST.get("text", ""))
    except NotKept as problem:
        return _refused(request, chart, str(number), request.POST.get("text", ""), problem)
    messages.success(request, _("Kept. The patient reads your words on their phone."))
    return redirect("home", chart.patient.key)


@needs("home.note")
@require_POST
def note(request: Any, key: UUID) -> HttpResponse:
    """The clinician's own words or photo to one exercise."""
    chart = chart_of(request.member.clinic, key)
    given, file = request.POST, request.FILES.get("photo")
    try:
        photo = encoded(file, file.size) if file is not None else None
        new = NewNote(given.get("item", ""), given.get("text", ""), photo, keeps_photo="without" not in given)
        written = write_note(chart.episode, request.member, new)
    except (PhotoProblem, NotKept) as problem:
        return _refused(request, chart, given.get("item", ""), given.get("text", ""), problem)
    messages.success(request, _("Kept. It stands beside the exercise on the patient's phone."))
    return redirect(f"{reverse('home', args=[chart.patient.key])}#note-of-{written.item}")


@needs("home.see")
@require_GET
def note_photo(request: Any, key: UUID, digest: str) -> HttpResponse:
    """A photo to an exercise of this patient."""
    patient = patient_of(request.member.clinic, key)
    found = ItemNote.objects.filter(episode__patient=patient, photo_digest=digest).first()
    if found is None or found.photo is None:
        raise Http404("no such photo")
    return picture(bytes(found.photo))


@needs("plan.see")
@require_GET
def drawing(request: Any, side: str, body: str, digest: str, language: str) -> HttpResponse:
    """One small drawing of any exercise, with its words; the address names nobody, and nothing that is done."""
    content = small_figure(library().movements, side, body, digest, language)
    if content is None:
        raise Http404("no such drawing")
    return unchanging(content, "image/svg+xml; charset=utf-8")


@needs("home.see")
@require_GET
def preview(request: Any, key: UUID) -> HttpResponse:
    """What the patient sees today, in their language; nothing on it can be pressed."""
    patient = patient_of(request.member.clinic, key)
    standing = standing_of(patient)
    with override(patient.language):
        content = {
            "patient": patient,
            "clinic": patient.clinic,
            "standing": standing,
            "today": today_of(standing, "clinic_figure"),
            "document": with_stills(document(standing), patient.figure_body),
        }
        return render(request, "programme/preview.html", content)
