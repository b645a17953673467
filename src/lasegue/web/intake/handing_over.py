"""From a call to the record: the caller becomes a patient as soon as the clinic has to know, once and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from lasegue.reasoning.engine import Result
from lasegue.web.audit import trail
from lasegue.web.intake.models import Call
from lasegue.web.people.clock import now_at, today_at
from lasegue.web.people.membership import patient_actor
from lasegue.web.people.models import Patient
from lasegue.web.record.cells import Cell, Held, cells_of
from lasegue.web.record.models import Episode, Occasion
from lasegue.web.record.statements import Answer, state
from lasegue.web.ui.clock import clock_of
from lasegue.web.ui.tongues import in_english


@dataclass(frozen=True)
class HandedOver:
    """What the record holds of a call."""

    episode: Episode
    result: Result | None


def hand_over(call: Call) -> HandedOver:
    """Bring the record up to what the call holds, with the alert that follows; safe to repeat.

    The person who called is written down first, under "New caller" until they give a name.
    """
    with transaction.atomic():
        held = Call.objects.select_for_update(of=("self",)).select_related("episode__patient", "clinic").get(pk=call.pk)
        is_new = held.episode is None
        episode = held.episode or _open(held)
        call.episode = episode
        if call.their_words and episode.their_words != call.their_words:
            episode.their_words = call.their_words
            episode.save(update_fields=["their_words"])
        answers = _news(call, {} if is_new else cells_of(episode, today_at(episode.clinic)).held)
        occasion = _occasion(episode, is_new=is_new) if answers else None
        result = state(occasion, answers, patient_actor(episode.patient)).result if occasion is not None else None
    return HandedOver(episode, result)


def _open(call: Call) -> Episode:
    now = now_at(call.clinic)
    with in_english():  # kept as the person's name until the desk has asked for it
        name = f"New caller, {now:%-d %b}, {clock_of(now)}"
    patient = Patient.objects.create(clinic=call.clinic, name=name, language=call.language, is_demo=call.clinic.is_demo)
    episode = Episode.objects.create(patient=patient, clinic=call.clinic, stage="asked", their_words=call.their_words)
    Call.objects.filter(pk=call.pk).update(episode=episode)
    trail.add(
        patient_actor(patient),
        "call.received",
        clinic=call.clinic_id,
        patient=patient.pk,
        subject=f"episode {episode.pk}",
    )
    return episode


def _occasion(episode: Episode, *, is_new: bool) -> Occasion:
    today = today_at(episode.clinic)
    known = None if is_new else Occasion.objects.filter(episode=episode, kind="intake", on=today).first()
    return known or Occasion.objects.create(episode=episode, kind="intake", on=today, started_at=timezone.now())


def _news(call: Call, held: Mapping[Cell, Held]) -> list[Answer]:
    """Cells that the record does not hold as the call has them; what was taken back becomes unknown again."""
    wanted: dict[tuple[str, str], Any] = {("preferred_language", ""): call.language}
    for finding, value in call.answers.items():
        wanted.update(
            {(finding, side): part for side, part in value.items()}
            if isinstance(value, dict)
            else {(finding, ""): value}
        )
    gone = [cell for cell, each in held.items() if cell not in wanted and each.statement.origin == "patient"]
    changed = [cell for cell, value in wanted.items() if cell not in held or held[cell].statement.value != value]
    return [Answer(*_of(cell, None)) for cell in gone] + [Answer(*_of(cell, wanted[cell])) for cell in changed]


def _of(cell: tuple[str, str], value: Any) -> tuple[str, Any, str]:
    finding, side = cell
    return finding, value, side
