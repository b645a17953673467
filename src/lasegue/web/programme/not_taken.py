"""Entries that the log did not take, and those made under a plan that was taken back, in the clinic's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lasegue.web.asking import AskedWhole
from lasegue.web.plans.models import Version
from lasegue.web.programme.entries import Malformed, moment
from lasegue.web.programme.logbook import Noted
from lasegue.web.programme.models import Refusal
from lasegue.web.programme.refusing import came
from lasegue.web.record.given import PATIENT
from lasegue.web.record.models import Episode
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import apart

MOST = 30
REASONS = {
    "conflict": gettext_lazy("The same entry came before with other words. The first one is kept."),
    "plan": gettext_lazy("It names a plan that was never signed for this person."),
    "episode": gettext_lazy("It came while this person had no episode of care."),
    "unreadable": gettext_lazy("It does not read as an entry."),
}
FEELINGS = {"better": gettext_lazy("better"), "same": gettext_lazy("same"), "worse": gettext_lazy("worse")}
KINDS = {
    "session_started": gettext_lazy("Session begun"),
    "set_done": gettext_lazy("Set done"),
    "pain": gettext_lazy("Pain"),
    "feeling": gettext_lazy("How the leg is"),
    "too_hard": gettext_lazy("Too hard"),
    "hurts_more": gettext_lazy("Hurt more"),
    "swapped": gettext_lazy("The easier one instead"),
    "stopped": gettext_lazy("Stopped early"),
    "screen": gettext_lazy("Safety answers"),
    "question": gettext_lazy("Question"),
    "session_ended": gettext_lazy("Session ended"),
}


@dataclass(frozen=True)
class NotTaken:
    """One entry as it came: what it says, when the device says it was made, when it came from which, and why not."""

    kind: str
    says: str
    at: datetime | None
    refusal: Refusal
    why: str


@dataclass(frozen=True)
class UnderEnded:
    """Entries that were done under a version after it had been withdrawn; they are kept and count."""

    version: Version
    words: str


def refused_of(episode: Episode) -> tuple[NotTaken, ...]:
    """What the log could not take of this person, the newest first."""
    return tuple(_told(row) for row in _REFUSED({"patient": episode.patient_id}))


def _refused() -> QuerySet[Refusal]:
    rows = Refusal.objects.filter(patient=PATIENT)
    return rows.select_related("device").order_by("-pk")[:MOST]


_REFUSED = AskedWhole(_refused)


def under_ended(log: Sequence[Noted], versions: Sequence[Version]) -> tuple[UnderEnded, ...]:
    """Entries of the log that were made after their plan was withdrawn, counted by version."""
    found = []
    for version in versions:
        if version.state != "withdrawn" or version.ended_at is None:
            continue
        n = sum(entry.plan == version.number and entry.done_at > version.ended_at for entry in log)
        if n:
            words = ngettext(
                "%(n)d entry was made under version %(version)d after it was withdrawn. It is kept and counts.",
                "%(n)d entries were made under version %(version)d after it was withdrawn. They are kept and count.",
                n,
            )
            found.append(UnderEnded(version, words % {"n": n, "version": version.number}))
    return tuple(found)


def _told(row: Refusal) -> NotTaken:
    raw = came(row)
    body = raw.get("body")
    kind = str(raw.get("kind", ""))
    says = _says(kind, body) if isinstance(body, Mapping) else ""
    why = str(REASONS[row.reason])
    if row.reason == "unreadable":
        why = f"{why} {apart(row.says.removeprefix('refused: ').rstrip('.').capitalize())}."
    return NotTaken(str(KINDS.get(kind, _("Entry"))), says, _at(raw.get("at")), row, why)


def _says(kind: str, body: Mapping[str, Any]) -> str:
    """What an entry says; it was not taken, so nothing about it is sure and any part may be missing."""
    if kind == "question":
        return str(body.get("text", ""))[:500]
    if kind == "feeling":
        said = str(body.get("is", ""))[:40]
        return str(FEELINGS.get(said, said))
    if kind == "screen" and isinstance(answers := body.get("answers"), Mapping):
        findings = library().findings
        yes = [findings[name].title for name, said in answers.items() if said is True and name in findings]
        return _("Yes to: %(what)s.") % {"what": apart("; ".join(yes))} if yes else _("No yes among them.")
    item = library().exercises.get(str(body.get("line", "")))
    worst = body.get("worst")
    scored = _("%(worst)s of 10") % {"worst": worst} if isinstance(worst, int) else ""
    return ", ".join(filter(None, (apart(item.title) if item is not None else "", scored)))


def _at(text: Any) -> datetime | None:
    try:
        return moment(text) if isinstance(text, str) else None
    except Malformed:
        return None
