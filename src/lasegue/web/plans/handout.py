"""The patient's sheet as a PDF: the signed plan as it may reach them today, or a draft that says so on every page."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from lasegue.exchange.handout.drawing import stills_of
from lasegue.exchange.handout.setting import as_pdf
from lasegue.exchange.handout.sheet import About, Language
from lasegue.exchange.handout.typefaces import TypefaceMissing, web_fonts
from lasegue.exchange.handout.words import word
from lasegue.exchange.handout.writing import SheetLine, write_sheet
from lasegue.knowledge.entries.entry import Phase
from lasegue.web.booking.models import Appointment
from lasegue.web.people.clock import today_at
from lasegue.web.plans.content import PlanLine, told_in
from lasegue.web.plans.figures import drawn_figures
from lasegue.web.plans.line_in_words import in_words
from lasegue.web.plans.models import Version
from lasegue.web.plans.released import Reaching
from lasegue.web.plans.wishes import wish_of
from lasegue.web.record.reasoner import library
from lasegue.web.ui.clock import visit_of


def handout(request: HttpRequest, version: Version, today: Reaching, phase: Phase) -> HttpResponse:
    """The sheet for a version: exercises of ``phase``, all advice and what is held, shown in the browser."""
    patient = version.episode.patient
    wish = wish_of(request, patient)
    with override(wish.language):
        about = _about(request, version, wish.language)
        held = tuple(in_words(line).title for line in today.held)
    draw = stills_of(drawn_figures(), patient.figure_body)
    lines = map(_on_sheet, told_in(today.lines, phase))
    sheet = write_sheet(library(), lines, about, wish.language, draw, held)
    try:
        content = as_pdf(sheet, paper=wish.paper, large=wish.large, web_fonts=web_fonts())
    except TypefaceMissing as error:
        return HttpResponse(str(error), status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="plan.pdf"'
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _on_sheet(line: PlanLine) -> SheetLine:
    return SheetLine(line.item, line.dose, line.side, line.because)


def _about(request: HttpRequest, version: Version, language: Language) -> About:
    patient, clinic = version.episode.patient, version.episode.patient.clinic
    zone = ZoneInfo(clinic.timezone)
    signed = ""
    if version.state == "signed" and version.signed_by is not None and version.signed_at is not None:
        day = date_format(version.signed_at.astimezone(zone), "DATE_FORMAT")
        signed = word("signed", language).format(who=version.signed_by.name, day=day)
    coming = Appointment.objects.filter(patient=patient, state="booked", starts_at__gte=timezone.now())
    visit = coming.order_by("starts_at").first()
    when = ""
    if visit is not None:
        when = visit_of(visit.starts_at.astimezone(zone))
    return About(
        clinic=clinic.name,
        phone=clinic.phone,
        emergency_number=clinic.emergency_number,
        person=patient.name,
        version=word("version", language).format(n=version.number),
        signed=signed,
        next_visit=when,
        link=request.build_absolute_uri(reverse("me")) if signed else "",
        knowledge=version.snapshot.knowledge_digest[:12],
        first_day=today_at(clinic),
    )
