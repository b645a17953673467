"""Django's entry for this app: signed notes are sealed in the database after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class VisitsConfig(AppConfig):
    """Visit notes: safety first, what was done, what is next, units, signature."""

    name = "lasegue.web.visits"
    label = "visits"

    def ready(self) -> None:
        """Lay the seals once the tables stand."""
        post_migrate.connect(_lay_seals, sender=self, dispatch_uid="visits.seals")


def _lay_seals(using: str, **_: Any) -> None:
    from lasegue.web.audit.seals import lay
    from lasegue.web.visits.signing import SEALS

    lay(connections[using], SEALS)
