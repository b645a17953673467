"""Django's entry for this app: seals are laid anew after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    """Who saw and changed what: one append-only, hash-chained trail written through one door."""

    name = "lasegue.web.audit"
    label = "audit"

    def ready(self) -> None:
        """Name the seals of the trail, and lay all seals once the tables of every app stand."""
        from lasegue.web.audit.seals import Seal, keep

        words = "the trail is never changed"
        keep(
            (
                Seal("event_stays", "UPDATE", "audit_event", "1 = 1", words),
                Seal("event_is_kept", "DELETE", "audit_event", "1 = 1", words),
            )
        )
        post_migrate.connect(_lay_seals, dispatch_uid="audit.seals")


def _lay_seals(using: str, **_: Any) -> None:
    from lasegue.web.audit import seals

    seals.lay(connections[using])
