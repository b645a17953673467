"""Addresses of people's pages, each put together once: lists name the same people again and again."""

from functools import lru_cache
from uuid import UUID

from django.urls import reverse

#: More than a list shows at once, many times over; an address is about a hundred bytes.
MOST_KEPT = 8192


@lru_cache(maxsize=MOST_KEPT)
def address(page: str, *keys: UUID | int | str) -> str:
    """Where a page is, of the thing with the keys; :exc:`~django.urls.NoReverseMatch` for a page that is not there."""
    return reverse(page, args=keys)
