"""Entries that the log could not take: kept as they came, so that a person can ask what they meant."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from lasegue.web.people.models import Device
from lasegue.web.programme.models import Refusal

#: Letters of what came that are kept; an honest entry is far shorter.
MOST_RAW = 6000
#: Rows kept for one person; a device that sends more is broken, and the first tell as much.
MOST_ROWS = 200
SAYS = {
    "conflict": "conflict",
    "plan": "refused: plan: expected a signed version of this person's plan, got another",
    "episode": "refused: expected a person in care, got one without an episode",
}


class Refused(NamedTuple):
    """One entry as it came, and why it was not taken; ``says`` is what the device is told."""

    raw: Any
    reason: str
    says: str


def refused(raw: Any, reason: str) -> Refused:
    """An entry refused for one of the usual reasons."""
    return Refused(raw, reason, SAYS[reason])


def keep_refused(device: Device, refusals: Iterable[Refused]) -> None:
    """Keep what was refused, each once for a person."""
    rows = {row.digest: row for row in (_row(device, each) for each in refusals)}
    if not rows:
        return
    before = Refusal.objects.filter(patient=device.patient_id)
    known = set(before.filter(digest__in=rows).values_list("digest", flat=True))
    new = [row for digest, row in rows.items() if digest not in known]
    if new:
        room = max(MOST_ROWS - before.count(), 0)
        Refusal.objects.bulk_create(new[:room], ignore_conflicts=True)


def _row(device: Device, each: Refused) -> Refusal:
    raw = json.dumps(each.raw, sort_keys=True, ensure_ascii=True, default=str)
    return Refusal(
        patient_id=device.patient_id,
        device=device,
        reason=each.reason,
        says=each.says.replace("\x00", "")[:300],
        raw=raw if len(raw) <= MOST_RAW else "",
        digest=hashlib.sha256(f"{each.reason} {raw}".encode()).hexdigest(),
    )


def came(refusal: Refusal) -> Mapping[str, Any]:
    """What came, when it can be read at all."""
    found = json.loads(refusal.raw) if refusal.raw else {}
    return found if isinstance(found, Mapping) else {}
