"""Pages of this part of the clinic."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def start(request: HttpRequest) -> HttpResponse:
    """To be replaced."""
    return render(request, "ui/components.html")
