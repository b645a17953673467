"""The demo's people as data: who they are and what happened to them, step by step."""

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec

from lasegue.knowledge import yaml12

FILE = Path(__file__).with_name("people.yaml")


class Step(msgspec.Struct, forbid_unknown_fields=True):
    """One thing that happened. ``when`` is ``"days HH:MM"`` before today, or ``"0m minutes"`` ago."""

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


def read_people() -> People:
    """The demo's people from their file."""
    return msgspec.convert(yaml12.read(FILE), People)


def moment_of(when: str, now: datetime) -> datetime:
    """A moment of a story; ``now`` is the present in the clinic's own zone."""
    days, clock = when.split()
    if days.endswith("m"):
        return now - timedelta(minutes=int(clock))
    day = now.date() - timedelta(days=int(days))
    return datetime.combine(day, time.fromisoformat(clock), now.tzinfo)
