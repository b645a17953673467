"""Moving an episode from one stage to the next, with a reason where care ends or begins again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.web.audit import trail
from lasegue.web.record.models import Episode, StageChange

#: From a stage to the stages it may move to. Care that ended begins again as care, never as a first question.
MOVES: dict[str, tuple[str, ...]] = {
    "asked": ("waiting", "examined", "discharged", "referred"),
    "waiting": ("asked", "examined", "discharged", "referred"),
    "examined": ("in_care", "waiting", "discharged", "referred"),
    "in_care": ("examined", "discharged", "referred"),
    "discharged": ("in_care",),
    "referred": ("in_care",),
}
ENDED = ("discharged", "referred")


class StageProblem(ValueError):
    """The move is not possible; the message says what to do."""


def move(episode: Episode, stage: str, actor: trail.Actor, reason: str = "") -> None:
    """Move an episode to a stage; moving to where it already is changes nothing.

    :raises StageProblem: when the move is not in the table, or an ending or reopening gives no reason.
    """
    with transaction.atomic():
        held = Episode.objects.select_for_update().get(pk=episode.pk)
        if held.stage == stage:
            return
        if stage not in MOVES.get(held.stage, ()):
            said = _("Choose a stage that can follow this one: %(stage)s.")
            raise StageProblem(said % {"stage": held.get_stage_display()})
        if (stage in ENDED or held.stage in ENDED) and not reason.strip():
            raise StageProblem(_("Say why: care ends or begins again only with a reason."))
        act = put(held, stage, actor, reason)
        trail.add_all(actor, act, clinic=held.clinic_id, patient=held.patient_id)
    episode.stage, episode.closed_at = held.stage, held.closed_at


def put(held: Episode, stage: str, actor: trail.Actor, reason: str = "") -> list[trail.Act]:
    """Put an episode that the caller holds at a stage, whatever the table says; what the caller leaves in the trail.

    Signing a plan does so: it takes a person into care from wherever they stood. Where they stand already is no move.
    """
    if held.stage == stage:
        return []
    before, held.stage = held.stage, stage
    held.closed_at = timezone.now() if stage in ENDED else None
    held.save(update_fields=["stage", "closed_at"])
    StageChange.objects.create(episode=held, before=before, after=stage, by=actor.name, reason=reason.strip()[:500])
    return [trail.Act(f"episode.{stage}", f"episode {held.pk}", f"from {before}")]
