"""A phone as the server sees it: an append-only log, a network that fails in every way, a clock that is wrong."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.test import Client
from django.utils import timezone

from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.people.models import Device, Patient
from lasegue.web.plans.models import Version

IDS = UUID("5d1f0a52-7a4e-4c4f-9a54-6c1f4f1f2f11")
SETTLED = {"accepted", "known", "conflict"}
Sent = tuple[str, list[str]]


@dataclass
class Phone:
    """One device. ``log`` is never cut; ``settled`` is what it remembers of the server's answers."""

    name: str
    patient: Patient
    chance: random.Random
    plan: Version
    log: list[dict[str, Any]] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)
    skew: timedelta = timedelta()
    device: Device | None = None
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))
    underway: list[Sent] = field(default_factory=list)
    answers: list[tuple[str, str]] = field(default_factory=list)
    last_plan: dict[str, Any] = field(default_factory=dict)

    def enter(self) -> None:
        """Open the clinic's link: a device of its own, whose cookie this browser holds."""
        made = bind_now(self.patient, self.name)
        self.client.cookies[COOKIE] = made.secret
        self.device = made.row if isinstance(made.row, Device) else None

    def now(self) -> datetime:
        return timezone.now() + self.skew

    def record(self, kind: str, body: dict[str, Any]) -> None:
        """Write an entry, before anything is sent."""
        place = len(self.log)
        at = self.now().astimezone(UTC).isoformat()
        plan = {"plan": self.plan.number, "digest": self.plan.digest}
        self.log.append(
            {
                "id": str(uuid5(IDS, f"{self.name}/{place}")),
                "seq": place + 1,
                "kind": kind,
                "at": at,
                "body": body,
                **plan,
            }
        )

    def pack(self, entries: list[dict[str, Any]]) -> Sent:
        return json.dumps({"device_clock": self.now().isoformat(), "entries": entries}), [
            each["id"] for each in entries
        ]

    def waiting(self) -> list[dict[str, Any]]:
        return [each for each in self.log if each["id"] not in self.settled]

    def batch(self) -> Sent:
        """Some of what waits, in any order, with some that may have been sent before."""
        chosen = self.waiting()[: self.chance.randint(1, 40)]
        if self.log and self.chance.random() < 0.3:
            chosen += self.chance.choices(self.log, k=self.chance.randint(1, 4))
        self.chance.shuffle(chosen)
        return self.pack(chosen)

    def post(self, sent: Sent) -> Any:
        response = self.client.post("/me/log/", sent[0], content_type="application/json")
        if response.status_code in {200, 409, 422}:
            self.answers += [(each, word) for each, word in response.json()["results"].items()]
        return response

    def hear(self, response: Any) -> None:
        """Remember what the server said; anything that is no answer changes nothing."""
        if response.status_code in {200, 409, 422}:
            told = response.json()
            self.settled |= {each for each, word in told["results"].items() if word in SETTLED}
            self.last_plan = told["plan"]

    def forget(self) -> None:
        """The tab was killed before the answers were written down: some are sent again."""
        self.settled = {each for each in sorted(self.settled) if self.chance.random() < 0.7}

    def settle(self) -> None:
        """The network is back: deliver what was underway, then everything that waits."""
        for sent in self.underway:
            self.post(sent)
        self.underway.clear()
        for _ in range(100):
            if not (left := self.waiting()):
                return
            response = self.post(self.pack(left[:200]))
            if response.status_code == 403:
                self.enter()
            self.hear(response)
        raise AssertionError(f"{self.name} still waits with {len(self.waiting())} entries: {response.content[:300]!r}")


def something(chance: random.Random, item: str) -> tuple[str, dict[str, Any]]:
    """One entry of a kind that a session writes."""
    session = str(UUID(int=chance.getrandbits(128), version=4))
    named = {"session": session, "line": item, "exercise": item}
    kinds: list[tuple[float, str, Callable[[], dict[str, Any]]]] = [
        (6.0, "set_done", lambda: {**named, "side": "both", "set": 1, "reps": chance.randint(1, 12), "seconds": 41.5}),
        (2.0, "session_started", lambda: {"session": session, "items": [item], "minutes": 6}),
        (2.0, "session_ended", lambda: {"session": session, "done": [item], "left": [], "seconds": 300}),
        (1.0, "too_hard", lambda: named),
        (1.0, "hurts_more", lambda: {**named, "further_down": chance.random() < 0.5, "worst": chance.randint(0, 10)}),
        (1.0, "stopped", lambda: {"session": session, "line": item, "why": "tired"}),
        (1.0, "feeling", lambda: {"is": chance.choice(["better", "same", "worse"])}),
        (0.5, "question", lambda: {"text": f"May I swim {chance.randint(1, 9)} times?"}),
        (0.2, "pain", lambda: {"moment": "after", "worst": chance.randint(0, 9)}),
        (0.1, "screen", lambda: {"answers": {"fever": False, "weight_loss_unexplained": "unsure"}}),
    ]
    _weight, kind, body = chance.choices(kinds, [each[0] for each in kinds])[0]
    return kind, body()
