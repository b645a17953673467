"""The log gathered into sessions: what was done, how bad it was, and where, before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lasegue.knowledge.vocabulary import Vocabulary
from lasegue.reasoning.progression.log import Logged
from lasegue.reasoning.progression.places import lowest_place


@dataclass(frozen=True)
class Pain:
    """One pain entry: worst of 10 and the rank of the lowest place, where painted."""

    at: datetime
    moment: str
    worst: int
    place: int | None
    place_change: str | None
    regions: Mapping[str, Any] | None


@dataclass
class Session:
    """One session on one day: the lines done and too hard in it, and what was said where a line hurt more, by line.

    ``key`` is the device's own name of the session, ``started`` the moment of its first entry.
    """

    key: str
    on: date
    started: datetime
    done: set[str] = field(default_factory=set)
    too_hard: set[str] = field(default_factory=set)
    before: list[Pain] = field(default_factory=list)
    after: list[Pain] = field(default_factory=list)
    hurt: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)

    @property
    def touched(self) -> set[str]:
        """Lines that anything was logged about."""
        return self.done | self.too_hard | set(self.hurt)

    def taps(self, line: str) -> list[dict[str, Any]]:
        """What was tapped about a line, as observations."""
        start = max((pain.worst for pain in self.before), default=None)
        hurt = [_tap(body, start) for body in self.hurt.get(line, ())]
        return [*hurt, {"tap": "too_hard"}] if line in self.too_hard else hurt


@dataclass(frozen=True)
class Book:
    """A log, read: sessions and pain entries in order, and for each day feelings and safety answers."""

    sessions: tuple[Session, ...]
    pains: tuple[Pain, ...]
    feelings: Mapping[date, tuple[str, ...]]
    screens: tuple[tuple[datetime, Mapping[str, Any]], ...]

    def lasting(self, line: str, since: date) -> list[Session]:
        """Sessions in which a line was done or spoken of, from a day on."""
        return [each for each in self.sessions if line in each.touched and each.on >= since]

    def taps(self, line: str, on: date) -> tuple[dict[str, Any], ...]:
        """What was tapped about a line on a day, as observations."""
        return tuple(tap for session in self.sessions if session.on == on for tap in session.taps(line))


def read(log: Iterable[Logged], words: Vocabulary) -> Book:
    """Gather entries that stand in order."""
    sessions: dict[tuple[str, date], Session] = {}
    pains: list[Pain] = []
    feelings: dict[date, tuple[str, ...]] = {}
    screens: list[tuple[datetime, Mapping[str, Any]]] = []
    for entry in log:
        day = entry.at.date()
        if entry.kind == "feeling":
            feelings[day] = (*feelings.get(day, ()), str(entry.body.get("is")))
        elif entry.kind == "screen":
            screens.append((entry.at, entry.body.get("answers", {})))
        elif entry.kind == "pain" and entry.body.get("session") is None:
            pains.append(_pain(entry, words))
        else:
            key = str(entry.body.get("session"))
            session = sessions.setdefault((key, day), Session(key, day, entry.at))
            _add(session, entry, pains, words)
    return Book(tuple(sessions.values()), tuple(pains), feelings, tuple(screens))


def _add(session: Session, entry: Logged, pains: list[Pain], words: Vocabulary) -> None:
    body = entry.body
    line = str(body.get("line"))
    match entry.kind:
        case "pain":
            pain = _pain(entry, words)
            pains.append(pain)
            moments = {"before": session.before, "after": session.after}
            moments.get(pain.moment, []).append(pain)
        case "set_done":
            session.done.add(line)
        case "session_ended":
            session.done.update(str(each) for each in body.get("done", ()))
        case "hurts_more":
            session.hurt.setdefault(line, []).append(body)
        case "too_hard" | "swapped":
            session.too_hard.add(line)


def _tap(body: Mapping[str, Any], start: int | None) -> dict[str, Any]:
    worst = body.get("worst")
    seen: dict[str, Any] = {"tap": "hurts_more", "moved_down": body.get("further_down"), "worst_pain": worst}
    if start is not None and worst is not None:
        seen["pain_rise"] = worst - start
    return {name: value for name, value in seen.items() if value is not None}


def _pain(entry: Logged, words: Vocabulary) -> Pain:
    body = entry.body
    regions = body.get("regions")
    return Pain(
        entry.at,
        str(body.get("moment")),
        int(body["worst"]),
        lowest_place(regions, words),
        body.get("place_change"),
        regions,
    )
