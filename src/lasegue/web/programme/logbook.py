"""The log of an episode as rules and pages read it: what was noted and when, without the rest of each row."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from typing import Any, NamedTuple

import msgspec
from django.db.models import QuerySet

from lasegue.web.asking import Asked, AsWritten
from lasegue.web.programme.models import Entry
from lasegue.web.record.given import EPISODE
from lasegue.web.record.models import Episode

#: Entries that are read for a day's rules and pages; months of sessions.
MOST_ENTRIES = 2000
#: No zone is further than this from another.
_A_DAY = timedelta(days=1)


class EntryRow(NamedTuple):
    """The columns of an entry; ``body`` is JSON as it is stored."""

    kind: str
    plan: int | None
    done_at: datetime
    seq: int
    asks: str
    body: str


class Noted:
    """One entry of a log. There are hundreds and most pages look at the last days, so a body is read when asked for."""

    def __init__(self, row: EntryRow) -> None:
        self.kind, self.plan, self.done_at, self.seq, self.asks, self._stored = row

    @cached_property
    def body(self) -> dict[str, Any]:
        """What the device wrote."""
        return msgspec.json.decode(self._stored, type=dict[str, Any])


def log_of(episode: Episode) -> list[Noted]:
    """The newest entries of an episode, oldest first, each device in its own order."""
    return [Noted(row) for row in reversed(_NEWEST(None, {"episode": episode.pk}))]


def _newest(_shape: None) -> QuerySet[Any, Any]:
    rows = Entry.objects.filter(episode=EPISODE).order_by("-done_at", "-seq")
    return rows.values_list("kind", "plan", AsWritten("done_at"), "seq", "asks", "body")[:MOST_ENTRIES]


_NEWEST = Asked(EntryRow, _newest)


def since(log: Sequence[Noted], first: date, zone: tzinfo) -> list[tuple[date, Noted]]:
    """The entries of a day and of those after it, each with its day on the patient's own clock."""
    begins = datetime.combine(first, time.min, UTC) - _A_DAY
    recent = log[bisect_left(log, begins, key=lambda entry: entry.done_at) :]
    dated = ((entry.done_at.astimezone(zone).date(), entry) for entry in recent)
    return [(day, entry) for day, entry in dated if day >= first]
