"""The components page, where every part of the interface stands in every state; and the icon browsers ask for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static


def components(request: HttpRequest) -> HttpResponse:
    """Every component with its states, for people who build pages; it holds no data of anybody."""
    return render(request, "ui/components.html")


def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers that do not read the page's own link end up at the same drawing."""
    return redirect(static("favicon.svg"))
