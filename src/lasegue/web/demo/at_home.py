"""Days at home of the demo's people: what their phones wrote, sent in as a phone sends it."""

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from lasegue.web.demo.story import Step
from lasegue.web.people.devices import bind_now
from lasegue.web.people.models import Device
from lasegue.web.plans.models import Version
from lasegue.web.programme.receiving import receive
from lasegue.web.record.models import Episode

PHONE = "Safari, iPhone"
REPS = 10
SECONDS = 60.0


def log(episode: Episode, step: Step) -> None:
    """One session at home: the exercises, the pain after it and its place, what hurt, and a question."""
    version = Version.objects.filter(episode=episode, state="signed").latest("number")
    device = Device.objects.filter(patient=episode.patient, name=PHONE).first() or bind_now(episode.patient, PHONE).row
    if not isinstance(device, Device):
        raise TypeError("expected a device, got a link")
    now = timezone.now()
    name = f"demo/{episode.patient.key}/{step.when}"
    raws = [
        {
            "id": str(uuid5(NAMESPACE_URL, f"{name}/{place}")),
            "seq": place,
            "kind": kind,
            "at": now.isoformat(),
            "body": body,
            "plan": version.number,
            "digest": version.digest,
        }
        for place, (kind, body) in enumerate(_said(step, str(uuid5(NAMESPACE_URL, name))))
    ]
    receive(device, raws, now)


def _said(step: Step, session: str) -> Iterator[tuple[str, dict[str, Any]]]:
    items = step.home
    if items:
        yield "session_started", {"session": session, "items": items, "minutes": 8}
    for item in items:
        named = {"session": session, "line": item, "exercise": item}
        if item == step.hurt:
            yield "hurts_more", {**named, "further_down": True, "worst": max(step.worst, 0)}
        else:
            yield "set_done", {**named, "side": "both", "set": 1, "reps": REPS, "seconds": SECONDS}
    if step.worst >= 0:
        regions = {"pain": step.places, "tingling": [], "numb": []} if step.places else None
        yield "pain", {"moment": "after", "worst": step.worst, "regions": regions, "session": session}
    if items:
        left = [step.hurt] if step.hurt else []
        done = [item for item in items if item not in left]
        yield "session_ended", {"session": session, "done": done, "left": left, "seconds": SECONDS * len(items)}
    if step.note:
        yield "question", {"text": step.note}
