"""Django's entry for this app: signed plans are sealed in the database, and judged when facts change."""

from typing import Any

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Draft, review, signature and versions of a plan."""

    name = "lasegue.web.plans"
    label = "plans"

    def ready(self) -> None:
        """Connect what happens elsewhere to what it means for plans."""
        from lasegue.web.audit.seals import keep
        from lasegue.web.plans.sealing import SEALS
        from lasegue.web.record.statements import stated

        keep(SEALS)
        stated.connect(_judge_signed, dispatch_uid="plans.stale")


def _judge_signed(episode: Any, case: Any, cells: Any, alerted: bool, **_: Any) -> None:
    from lasegue.web.plans.models import Version
    from lasegue.web.plans.staleness import judge

    signed = Version.objects.filter(episode=episode, state="signed").select_related("snapshot").first()
    if signed is not None:
        signed.episode = episode
        judge(signed, case, cells.stated, alerted=alerted)
