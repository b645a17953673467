"""The log of the home programme as the rules read it: entries in the order of writing, and what each may hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

#: Kinds of entries that the rules read. Others, such as questions, are passed over.
KINDS = (
    "session_started", "set_done", "pain", "feeling", "too_hard", "hurts_more", "swapped", "stopped", "screen",
    "session_ended",
)  # fmt: skip


@dataclass(frozen=True)
class Logged:
    """One entry as the device wrote it.

    ``at`` is the moment in the patient's own time zone: its date is the day that the entry counts for. Of two entries
    of one moment the higher ``seq`` is the later. ``body`` is the stored body of the kind:

    ``session_started`` {session, items}, ``set_done`` {session, line, exercise}, ``session_ended`` {session, done},
    ``pain`` {moment: before|after|today, worst: 0..10, session?, regions?: {pain, tingling, numb},
    place_change?: nearer|same|further}, ``feeling`` {is: better|same|worse}, ``too_hard`` {line},
    ``hurts_more`` {line, further_down, worst}, ``swapped`` {line, from, to}, ``stopped`` {line},
    ``screen`` {answers: {finding: true|false|"unsure"}}. Other keys are ignored; a missing one is unknown.
    """

    kind: str
    at: datetime
    body: Mapping[str, Any] = field(default_factory=dict)
    seq: int = 0


def in_order(log: Iterable[Logged]) -> list[Logged]:
    """The entries that the rules read, oldest first, whatever order they came in."""
    return sorted((each for each in log if each.kind in KINDS), key=lambda each: (each.at, each.seq, each.kind))
