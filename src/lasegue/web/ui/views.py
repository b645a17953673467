"""The components page, where every part of the interface stands in every state; and the icon browsers ask for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from lasegue.knowledge.entries.drawings import DRAWINGS
from lasegue.knowledge.entries.entry import Grounded
from lasegue.motion.bodychart.wording import LANGUAGES
from lasegue.web.ui.templatetags.ui import LEVEL_ICONS

_GROUNDS = [Grounded(basis="seen", certainty=each) for each in ("very_low", "low", "moderate", "high")] + [
    Grounded(basis="convention")
]
_ICONS = [
    "octagon",
    "triangle",
    "refer",
    "info",
    "tick-circle",
    "lock",
    "clock",
    "pencil",
    "stale",
    "up",
    "search",
    "eraser",
    "undo",
    "list",
    "back",
    "print",
    "phone",
    "snooze",
    "hand-over",
    "plus",
    "minus",
    "x",
    "question",
    "sun",
    "moon",
    "globe",
    "user",
    "calendar",
    "link",
    "qr",
    "camera",
    "chart",
]


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every component with its states, for people who build pages; it holds no data of anybody."""
    return render(
        request,
        "ui/components.html",
        {"grounds": _GROUNDS, "levels": LEVEL_ICONS, "drawings": DRAWINGS, "languages": LANGUAGES, "icons": _ICONS},
    )


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers that do not read the page's own link end up at the same drawing."""
    return redirect(static("favicon.svg"))
