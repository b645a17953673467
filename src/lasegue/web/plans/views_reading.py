"""Reading a plan: one version with its seal, two side by side, and on paper."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lasegue.web.people.membership import StaffRequest, needs
from lasegue.web.plans.comparison import changes
from lasegue.web.plans.content import ContentProblem, active, lines_of
from lasegue.web.plans.pages import plan_page, shown_page, versions_of
from lasegue.web.plans.paper import clinic_sheet, patient_sheet, reaching_patient
from lasegue.web.plans.recomputing import verdict
from lasegue.web.plans.wishes import wish_of
from lasegue.web.record.episodes import chart_of


@require_safe
@needs("plan.see")
def plan_version(request: StaffRequest, key: UUID, number: int) -> HttpResponse:
    """One version as it was, with its seal and whether its result comes out again."""
    chart = chart_of(request.member.clinic, key)
    versions = versions_of(chart.episode)
    version = next((each for each in versions if each.number == number), None)
    if version is None:
        raise Http404
    page = shown_page(chart, request.member, version, versions)
    content = {"chart": chart, "tab": "plan", "plan": page, "versions": versions, "verdict": verdict(version)}
    return render(request, "plans/plan_version.html", content)


@require_safe
@needs("plan.see")
def plan_compare(request: StaffRequest, key: UUID) -> HttpResponse:
    """Two whole versions side by side: the one shown now and the one before it."""
    chart = chart_of(request.member.clinic, key)
    page = plan_page(chart, request.member)
    version, before = page.version, page.before
    if version is None or before is None:
        raise Http404
    try:
        were, are = lines_of(before), lines_of(version)
    except ContentProblem:
        raise Http404 from None
    content = {
        "chart": chart,
        "tab": "plan",
        "before": before,
        "after": version,
        "were": active(were),
        "are": active(are),
        "changes": changes(were, are, chart.result),
    }
    return render(request, "plans/plan_compare.html", content)


@require_safe
@needs("plan.see")
def plan_print(request: StaffRequest, key: UUID) -> HttpResponse:
    """The plan on paper: for the clinic, short or with every reason open, or for the patient in plain words."""
    chart = chart_of(request.member.clinic, key)
    for_patient = request.GET.get("for") == "patient"
    page = plan_page(chart, request.member)
    if page.state != "shown" or page.version is None:
        raise Http404
    sheet = patient_sheet(page) if for_patient else clinic_sheet(page)
    content = {"chart": chart, "plan": page, "sheet": sheet, "for_patient": for_patient}
    content |= {"sheet_languages": settings.LANGUAGES, "sheet_paper": wish_of(request, chart.patient).paper}
    content["with_reasons"] = request.GET.get("with") == "reasons"
    return render(request, "plans/plan_print.html", content)


@require_safe
@needs("plan.see")
def plan_handout(request: StaffRequest, key: UUID) -> HttpResponse:
    """The patient's sheet as a PDF; of a signed plan only what may reach them today."""
    from lasegue.web.plans.handout import handout  # the typesetter: no other page needs its memory

    chart = chart_of(request.member.clinic, key)
    page = plan_page(chart, request.member)
    if page.state != "shown" or page.version is None or page.schedule is None:
        raise Http404
    return handout(request, page.version, reaching_patient(page), page.schedule.phase)
