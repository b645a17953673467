"""A session that nobody uses ends by itself: whoever walks away from a screen leaves no open record behind for long.

What was typed is kept as it is typed, so an ended session loses nothing that stood on the page.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

IDLE = timedelta(minutes=30)
#: The moment is written at most this often, so that reading a page does not write each time.
FINELY_S = 60
SEEN = "seen_at"


def has_idled(session: Any) -> bool:
    """Whether nothing was asked for within the last half hour."""
    seen = session.get(SEEN)
    return seen is not None and timezone.now().timestamp() - seen > IDLE.total_seconds()


def touch(session: Any) -> None:
    """Somebody is there."""
    now = timezone.now().timestamp()
    if now - session.get(SEEN, 0) > FINELY_S:
        session[SEEN] = now


def begin(request: Any, **_: Any) -> None:
    """A sign-in counts as use."""
    if request is not None:
        request.session[SEEN] = timezone.now().timestamp()
