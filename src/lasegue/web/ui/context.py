"""What every template may read."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_bidi


def page(request: HttpRequest) -> dict[str, Any]:
    """Who asks, whether this is a demo, and the direction of the script."""
    return {
        "member": getattr(request, "member", None),
        "demo": settings.DEMO,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "theme": request.COOKIES.get("theme", ""),
    }
