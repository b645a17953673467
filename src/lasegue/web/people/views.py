"""Pages of this part of the clinic."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lasegue.web.people.membership import needs


@needs("audit.see")
def audit(request: HttpRequest) -> HttpResponse:
    """To be replaced."""
    return render(request, "ui/components.html")


@needs("staff.manage")
def staff(request: HttpRequest) -> HttpResponse:
    """To be replaced."""
    return render(request, "ui/components.html")
