"""Pages of this part of the clinic."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from lasegue.web.people.membership import needs
from lasegue.web.record.episodes import chart_of


@needs("plan.see")
def plan(request: Any, key: str) -> HttpResponse:
    """To be replaced."""
    return render(request, "record/_placeholder.html", {"chart": chart_of(request.member.clinic, key), "tab": "plan"})
