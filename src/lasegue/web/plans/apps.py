"""Django's entry for this app: the seal is laid after every migration; signed plans are judged when facts change."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class PlansConfig(AppConfig):
    """Draft, review, signature and versions of a plan."""

    name = "lasegue.web.plans"
    label = "plans"

    def ready(self) -> None:
        """Connect what happens elsewhere to what it means for plans."""
        from lasegue.web.record.statements import stated

        post_migrate.connect(_lay_seal, sender=self, dispatch_uid="plans.seal")
        stated.connect(_judge_signed, dispatch_uid="plans.stale")


def _lay_seal(using: str, **_: Any) -> None:
    from lasegue.web.plans import sealing

    connection = connections[using]
    if set(sealing.TABLES) <= set(connection.introspection.table_names()):
        sealing.lay(connection)


def _judge_signed(episode: Any, on: Any, **_: Any) -> None:
    from lasegue.web.plans.models import Version
    from lasegue.web.plans.staleness import judge

    signed = Version.objects.filter(episode=episode, state="signed").select_related("snapshot", "episode").first()
    if signed is not None:
        judge(signed, on)
