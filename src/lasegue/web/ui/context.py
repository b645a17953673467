"""What every template may read."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_bidi

from lasegue.web.ui.tongues import english_attributes


def page(request: HttpRequest) -> dict[str, Any]:
    """Who asks, whether this is a demo, the direction of the script, and where this page is found again.

    ``in_english`` are the attributes of an element that holds words of the knowledge.
    """
    return {
        "member": getattr(request, "member", None),
        "demo": settings.DEMO,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "theme": request.COOKIES.get("theme", ""),
        "own_address": own_address(request),
        "in_english": english_attributes(),
    }


def own_address(request: HttpRequest) -> str:
    """The address at which a link opens this page again, for coming back to it in another language.

    A page that answers a form may stand at an address that only a button opens; it leads back to the page of the form.
    """
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host() or not came_from.path.startswith("/"):
        return request.path
    return came_from._replace(scheme="", netloc="", fragment="").geturl()
