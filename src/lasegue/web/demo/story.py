"""The demo's people as data: who they are and what happened to them, step by step."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec

from lasegue.knowledge import yaml12

#: Today's appointments are written for this minute of the day; opening hours and they move together.
WRITTEN_FOR = 9 * 60 + 45
MORNING = (time(9), time(12))
EARLIER, LATER = timedelta(hours=-8), timedelta(hours=6)
#: What happened minutes ago happened within this long, and always today: soon after midnight it is pressed together.
JUST_NOW = timedelta(minutes=100)
FILE = Path(__file__).with_name("people.yaml")


class Done(msgspec.Struct, forbid_unknown_fields=True):
    """One thing done at a visit, and how the person responded right after."""

    item: str
    minutes: int
    side: str
    response: str


class Step(msgspec.Struct, forbid_unknown_fields=True):
    """One thing that happened. ``when`` is ``"days HH:MM"`` before today, or ``"0m minutes"`` ago.

    A day at home names the exercises done (``home``), the worst pain after it and its places, and what hurt more.
    """

    when: str
    what: str
    by: str = ""
    facts: list[str] = []
    findings: dict[str, Any] = {}
    preferred: list[str] = []
    note: str = ""
    kind: str = ""
    on: str = ""
    minutes: int = 40
    became: str = "booked"
    reason: str = ""
    done: list[Done] = []
    home: list[str] = []
    worst: int = -1
    places: list[str] = []
    hurt: str = ""


class Person(msgspec.Struct, forbid_unknown_fields=True):
    """One invented person."""

    name: str
    age: int
    sex: str
    phone: str
    stage: str
    words: str
    story: list[Step]
    therapist: str = ""
    language: str = "en"


class People(msgspec.Struct, forbid_unknown_fields=True):
    """Everybody, and the blocks of findings that their stories share."""

    facts: dict[str, dict[str, Any]]
    people: list[Person]

    def findings(self, step: Step) -> dict[str, Any]:
        """All findings of a step; a null takes one out of its block."""
        merged: dict[str, Any] = {}
        for name in step.facts:
            merged |= self.facts[name]
        merged |= step.findings
        return {name: value for name, value in merged.items() if value is not None}


def told_in_order(people: People, now: datetime) -> list[tuple[datetime, Person, Step]]:
    """Every step of everybody at its moment; what became of an appointment is a step of its own, when it begins."""
    steps = [
        (moment_of(step.when, now), person.name, number, person, step)
        for person in people.people
        for number, step in enumerate(person.story)
    ]
    for _, name, number, person, step in list(steps):
        begins = moment_of(step.on, now) if step.what == "appointment" else now
        if step.what == "appointment" and step.became != "booked" and begins <= now:
            steps.append((begins, name, number, person, msgspec.structs.replace(step, what="became")))
    return [(moment, person, step) for moment, _, _, person, step in sorted(steps, key=lambda each: each[:3])]


def read_people() -> People:
    """The demo's people from their file."""
    return msgspec.convert(yaml12.read(FILE), People)


def day_shift(now: datetime) -> timedelta:
    """How far the clinic's day is moved, so that the demo has visits behind and before it at whatever hour it starts.

    The stories are written for a morning: between nine and noon nothing moves. The moved day stays within one date.
    """
    if MORNING[0] <= now.time() < MORNING[1]:
        return timedelta()
    whole = timedelta(minutes=30 * round((now.hour * 60 + now.minute - WRITTEN_FOR) / 30))
    return min(max(whole, EARLIER), LATER)


def moment_of(when: str, now: datetime) -> datetime:
    """A moment of a story; ``now`` is the present in the clinic's own zone."""
    days, clock = when.split()
    if days.endswith("m"):
        return now - timedelta(minutes=int(clock)) * _room_today(now)
    if days == "0":
        return _today(clock, now)
    day = now.date() - timedelta(days=int(days))
    return datetime.combine(day, time.fromisoformat(clock), now.tzinfo)


def _today(clock: str, now: datetime) -> datetime:
    """A moment of the moved day, as long before or after its middle as it is written.

    Counted in hours that pass, and not in those of the clock, which has some twice or not at all when it is changed.
    """
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    middle = midnight + timedelta(minutes=WRITTEN_FOR) + day_shift(now)
    written = time.fromisoformat(clock)
    away = timedelta(hours=written.hour, minutes=written.minute - WRITTEN_FOR)
    return (middle.astimezone(UTC) + away).astimezone(now.tzinfo)


def _room_today(now: datetime) -> float:
    """How much of ``JUST_NOW`` today has had so far, at most 1: answers of a day are none of yesterday's."""
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    return min((now - midnight) / JUST_NOW, 1.0)
