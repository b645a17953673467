"""How often one address may start something, so that nobody fills the clinic's list or guesses a link by machine."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = timedelta(hours=1)
#: Calls an hour from one address. A waiting room or a family shares one.
MOST_CALLS = 30


def address_of(request: HttpRequest) -> str:
    """The address a request comes from; behind a proxy that ends TLS, the last one it was passed on for."""
    passed_on = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return passed_on.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def within_pace(request: HttpRequest, what: str, most: int = MOST_CALLS, window: timedelta = WINDOW) -> bool:
    """Count one more of something from this address; ``False`` when it is too much within the window."""
    key = f"pace:{what}:{address_of(request)}"
    cache.add(key, 0, timeout=int(window.total_seconds()))
    try:
        return cache.incr(key) <= most
    except ValueError:  # it ended between the two calls
        return True
