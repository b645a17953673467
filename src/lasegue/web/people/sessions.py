"""Sessions in the database, as Django keeps them, read with a kept text: every request reads one."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField, QuerySet
from django.utils import timezone

from lasegue.web.asking import AskedWhole, Given


def _alive() -> QuerySet[Session]:
    return Session.objects.filter(
        session_key=Given("key", CharField()), expire_date__gt=Given("now", DateTimeField())
    ).order_by("pk")


_ALIVE = AskedWhole(_alive)


class SessionStore(db.SessionStore):
    """The store that settings name by this module."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, under a key of its own at the next saving, where it has ended."""
        session = _ALIVE.first({"key": self.session_key, "now": timezone.now()})
        if session is None:
            self._session_key = None
            return {}
        return dict(self.decode(session.session_data))
