"""What the clinic sees of the days at home: what was done, what asks for somebody, what was asked and answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lasegue.knowledge.entries.progression import InSession, Response
from lasegue.reasoning.progression.decision import DayDecision
from lasegue.web.asking import Asked, AskedWhole
from lasegue.web.programme.logbook import Noted, since
from lasegue.web.programme.models import Entry, IsNotEmpty, ItemNote, Reply
from lasegue.web.record.given import EPISODE
from lasegue.web.record.models import Episode
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import apart

DAYS = 14
MOST_ASKING = 50
#: What stands in a cell besides the sets, the most telling first.
SIGNS = {"hurts_more": ("bolt", "warn"), "swapped": ("down", ""), "too_hard": ("down", ""), "stopped": ("x", "")}


@dataclass(frozen=True)
class Cell:
    """One exercise on one day: sets done, and what was said about it."""

    sets: int
    icon: str
    look: str
    says: str

    @property
    def shown(self) -> str:
        """What stands in its square beside the icon: the sets, or a dot where there is neither."""
        return str(self.sets or ("" if self.icon else "·"))


@dataclass(frozen=True)
class Row:
    """One exercise over the days."""

    item: str
    title: str
    cells: tuple[Cell, ...]

    @property
    def drawn(self) -> SafeString:
        """Its cells as they stand on the page."""
        return mark_safe("".join(map(_drawn, self.cells)))


@dataclass(frozen=True)
class Grid:
    """Days and exercises, and for each day how the leg was and whether anything came at all."""

    days: tuple[date, ...]
    rows: tuple[Row, ...]
    feelings: tuple[str, ...]
    pains: tuple[str, ...]
    heard: tuple[bool, ...]


@dataclass(frozen=True)
class StepRow:
    """What the rules make of one exercise today, in the clinic's words, and what waits for a signature."""

    title: str
    move: str
    because: tuple[str, ...]
    signature: str


@dataclass(frozen=True)
class Asking:
    """An entry that asks for somebody, in words."""

    entry: Entry
    title: str
    says: str
    replies: tuple[Reply, ...]


class Written(NamedTuple):
    """A note to an exercise, without the photo itself, and who wrote it when."""

    item: str
    text: str
    photo_digest: str
    by: str
    at: datetime


def grid_of(log: Sequence[Noted], items: Sequence[str], today: date, zone: tzinfo) -> Grid:
    """The last two weeks, oldest day first; exercises of the plan, then others that were done."""
    days = tuple(today - timedelta(days=back) for back in range(DAYS - 1, -1, -1))
    by_day: dict[date, list[Noted]] = {day: [] for day in days}
    kinds: dict[tuple[str, date], list[str]] = {}
    for day, entry in since(log, days[0], zone):
        if day in by_day:
            by_day[day].append(entry)
            kinds.setdefault((str(entry.body.get("line", "")), day), []).append(entry.kind)
    lines = [line for line in dict.fromkeys((*items, *(line for line, _day in kinds))) if line]
    words = _words()
    return Grid(
        days,
        tuple(
            Row(line, _title(line), tuple(_cell(kinds.get((line, day), ()), words) for day in days)) for line in lines
        ),
        tuple(_feeling(by_day[day]) for day in days),
        tuple(_pain(by_day[day]) for day in days),
        tuple(bool(by_day[day]) for day in days),
    )


def steps_in_words(decision: DayDecision | None) -> tuple[StepRow, ...]:
    """Lines that are not simply done as signed, with the rules behind that."""
    if decision is None:
        return ()
    words = {
        "stop": _("stopped"),
        "rest": _("left out today"),
        "step_back": _("a step back"),
        "swap": _("the easier one"),
        "hold": _("the same again"),
        "progress": _("a step up from tomorrow"),
        "do": _("as signed"),
    }
    rows = []
    for each in decision.lines:
        rules: list[Response | InSession] = [outcome.rule for outcome in each.outcomes]
        if each.tap is not None:
            rules.insert(0, each.tap)
        if each.move != "do" or each.signature:
            because = tuple(dict.fromkeys(f"{rule.title}: {rule.to_clinician.strip()}" for rule in rules))
            rows.append(StepRow(_title(each.line), words[each.move], because, each.signature))
    return tuple(rows)


def open_entries() -> QuerySet[Entry]:
    """Entries that ask for somebody and have no reply."""
    return Entry.objects.filter(IsNotEmpty("asks"), ~Exists(Reply.objects.filter(entry=OuterRef("pk"))))


def asking(episode: Episode) -> tuple[Asking, ...]:
    """Everything of an episode that asked for somebody, the newest first, the open ones before the settled."""
    entries = _ASKING({"episode": episode.pk})
    if not entries:
        return ()
    replies: dict[Any, list[Reply]] = {}
    for reply in _REPLIES({"episode": episode.pk}):
        replies.setdefault(reply.entry_id, []).append(reply)
    told = [
        Asking(row, heading(row.asks), in_words(row.kind, row.body), tuple(replies.get(row.pk, ()))) for row in entries
    ]
    return tuple(sorted(told, key=lambda each: bool(each.replies)))


def _of_asking() -> QuerySet[Entry]:
    return Entry.objects.filter(IsNotEmpty("asks"), episode=EPISODE).order_by("-done_at")[:MOST_ASKING]


def _of_replies() -> QuerySet[Reply]:
    return Reply.objects.filter(entry__episode=EPISODE).select_related("by").order_by("id")


_ASKING, _REPLIES = AskedWhole(_of_asking), AskedWhole(_of_replies)


def heading(asks: str) -> str:
    """What an entry wants, as a heading."""
    words = {
        "question": _("Question"),
        "hurts_more": _("An exercise hurt more"),
        "unsure": _("Not sure about a safety question"),
        "unread": _("An answer does not fit the record"),
    }
    return words.get(asks, "")


def in_words(kind: str, body: Mapping[str, Any]) -> str:
    """What an entry of a kind says, for the clinic."""
    if kind == "question":
        return str(body["text"])
    if kind == "hurts_more":
        told = {"title": apart(_title(str(body["exercise"]))), "worst": body["worst"]}
        score = _("%(title)s: %(worst)s of 10.") if body["worst"] is not None else _("%(title)s.")
        down = body["further_down"]
        where = _("It moved further down the leg.") if down is True else ""
        where = where or (_("Not sure whether it moved down.") if down == "unsure" else "")
        return f"{score % told} {where}".strip()
    if kind == "screen":
        findings = library().findings
        unsure = [name for name, said in body["answers"].items() if said == "unsure"]
        return _(", ").join(apart(findings[name].title) for name in unsure if name in findings)
    return _("The log of this moment contradicts what is on record. Ask, and correct the record.")


def notes(episode: Episode) -> dict[str, Written]:
    """The newest note to each exercise."""
    return {note.item: note for note in _NOTES(None, {"episode": episode.pk})}


def _written(_shape: None) -> QuerySet[Any, Any]:
    rows = ItemNote.objects.filter(episode=EPISODE).order_by("id")
    return rows.values_list("item", "text", "photo_digest", "by__name", "at")


_NOTES = Asked(Written, _written)


def last_heard(log: Sequence[Noted]) -> datetime | None:
    """When something last came."""
    return log[-1].done_at if log else None


def _title(line: str) -> str:
    item = library().exercises.get(line)
    return item.title if item is not None else line


@lru_cache(maxsize=512)
def _drawn(cell: Cell) -> SafeString:
    """One square; of the hundred on a page only a few differ, and everything in it is in the cell."""
    return render_to_string("programme/_cell.html", {"cell": cell})


def _words() -> dict[str, str]:
    """What was said about an exercise, and that nothing was, in the language of the page."""
    return {
        "hurts_more": _("hurt more"),
        "swapped": _("the easier one instead"),
        "too_hard": _("too hard"),
        "stopped": _("stopped early"),
        "": _("nothing logged"),
    }


def _cell(kinds: Sequence[str], words: Mapping[str, str]) -> Cell:
    """The cell of an exercise on a day, of the kinds of entries that it has there."""
    sets = kinds.count("set_done")
    said = next((kind for kind in SIGNS if kind in kinds), "")
    icon, look = SIGNS.get(said, ("", ""))
    parts = [ngettext("%(n)d set", "%(n)d sets", sets) % {"n": sets}] if sets else []
    parts += [words[said]] if said else []
    return Cell(sets, icon, look, ", ".join(parts) or words[""])


def _feeling(entries: Sequence[Noted]) -> str:
    said = [str(entry.body["is"]) for entry in entries if entry.kind == "feeling"]
    return said[-1] if said else ""


def _pain(entries: Sequence[Noted]) -> str:
    said = [int(entry.body["worst"]) for entry in entries if entry.kind == "pain"]
    return str(max(said)) if said else ""
