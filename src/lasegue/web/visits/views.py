"""Reading visits: the list of an episode, and one visit."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lasegue.web.people.membership import needs
from lasegue.web.record.episodes import Chart, chart_of
from lasegue.web.record.models import Episode
from lasegue.web.visits.entries import sheet_of
from lasegue.web.visits.models import Visit
from lasegue.web.visits.pages import page_of


@needs("visit.see")
def visits(request: Any, key: UUID) -> HttpResponse:
    """Every visit of the episode, the newest first."""
    chart = chart_of(request.member.clinic, key)
    rows = Visit.objects.filter(episode=chart.episode).select_related("occasion", "by", "signed_by")
    content = {"chart": chart, "tab": "visits", "visits": rows.order_by("-started_at")}
    return render(request, "visits/visits.html", content)


@needs("visit.see")
def show_visit(request: Any, key: UUID, visit: UUID) -> HttpResponse:
    """One visit: the page to write on, or the locked note."""
    chart = chart_of(request.member.clinic, key)
    return render_visit(request, chart, visit_of(chart.episode, visit))


def visit_of(episode: Episode, key: UUID) -> Visit:
    """A visit of an episode.

    :raises Http404: when the episode has no such visit.
    """
    known = Visit.objects.select_related("occasion", "by", "signed_by", "version__snapshot", "version__episode__clinic")
    visit = known.filter(episode=episode, key=key).first()
    if visit is None:
        raise Http404("no such visit")
    visit.episode = visit.occasion.episode = episode
    return visit


def render_visit(
    request: Any, chart: Chart, visit: Visit, problem: str = "", status: int = 200, typed: dict[str, str] | None = None
) -> HttpResponse:
    """The page, or for htmx the parts that an entry changes."""
    content = {
        "chart": chart,
        "tab": "visits",
        "page": page_of(chart, sheet_of(chart, visit), request.member.clinic),
        "addenda": visit.addenda.select_related("by").order_by("at") if visit.is_signed else (),
        "problem": problem,
        "typed": typed or {},
    }
    name = "visits/visit_signed.html" if visit.is_signed else "visits/visit.html"
    if request.htmx and not visit.is_signed:
        # An entry keeps its own field and renews what follows from it; only a new or removed row renews the sheet.
        name = "visits/_sheet.html" if "sheet" in request.GET else "visits/_derived.html"
    return render(request, name, content, status=status)
