"""Phones against the real endpoint while everything fails at random: nothing is lost and nothing is there twice."""

import copy
import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from tests.web.plans.people import answer_all, desk_worker, sign_for
from tests.web.programme.simulated import Phone, something
from tests.web.world import World, build

from lasegue.web.people.models import Device
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.programme.models import Entry
from lasegue.web.record.episodes import chart_of

pytestmark = pytest.mark.django_db

QUICK, WHOLE = range(200), range(200, 1200)
STEPS = 14
ITEM = "prone-press-up"


@pytest.fixture(scope="module")
def clinic(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, Version, Version]]:
    """Ana with a signed plan, and the version that will follow it, ready to take effect."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = build()
        answer_all(world, desk_worker())
        open_draft(chart_of(world.riverbend, world.ana.key), world.ben)
        first = sign_for(world)
        open_draft(chart_of(world.riverbend, world.ana.key), world.ben)
        second = sign_for(world)
        first.refresh_from_db()
        yield world, first, second
        transaction.set_rollback(True)


class Schedule:
    """One run: phones, a clinic that changes the plan, and faults drawn from one seed."""

    def __init__(self, seed: int, world: World, versions: tuple[Version, Version]) -> None:
        self.chance = random.Random(seed)
        self.world = world
        self.first, self.second = versions
        count = self.chance.choice([1, 2, 2])
        self.phones = [Phone(f"{seed}-{n}", world.ana, self.chance, self.first) for n in range(count)]
        self.tampered: set[str] = set()
        for phone in self.phones:
            phone.enter()

    def run(self) -> None:
        for _ in range(STEPS):
            phone = self.chance.choice(self.phones)
            for _entry in range(self.chance.randint(0, 12)):
                phone.record(*something(self.chance, ITEM))
            faults = (
                self.sent_well, self.sent_well, self.request_lost, self.answer_lost, self.sent_twice, self.delayed,
                self.late_arrival, self.server_crashed, self.tab_killed, self.clock_changed, self.new_version,
                self.withdrawn, self.sign_in_expired, self.signed_in_again, self.other_body,
            )  # fmt: skip
            self.chance.choice(faults)(phone)
        for phone in self.phones:
            phone.settle()

    def sent_well(self, phone: Phone) -> None:
        phone.hear(phone.post(phone.batch()))

    def request_lost(self, phone: Phone) -> None:
        phone.batch()

    def answer_lost(self, phone: Phone) -> None:
        phone.post(phone.batch())

    def sent_twice(self, phone: Phone) -> None:
        sent = phone.batch()
        phone.post(sent)
        phone.hear(phone.post(sent))

    def delayed(self, phone: Phone) -> None:
        phone.underway.append(phone.batch())

    def late_arrival(self, phone: Phone) -> None:
        if phone.underway:
            phone.post(phone.underway.pop(self.chance.randrange(len(phone.underway))))

    def server_crashed(self, phone: Phone) -> None:
        """The server dies after writing and before all of it is kept: of this batch nothing is."""
        before = Entry.objects.count()
        with patch("lasegue.web.programme.receiving.trail.add", side_effect=DatabaseError("disk full")):
            answer = phone.client.post("/me/log/", phone.batch()[0], content_type="application/json")
        phone.hear(answer)
        assert Entry.objects.count() == before

    def tab_killed(self, phone: Phone) -> None:
        phone.forget()

    def clock_changed(self, phone: Phone) -> None:
        phone.skew = timedelta(hours=self.chance.uniform(-60, 60))

    def new_version(self, phone: Phone) -> None:
        """The phone has loaded the newer plan; what it does from now on is done under that one."""
        phone.plan = self.second

    def withdrawn(self, phone: Phone) -> None:
        if self.chance.random() < 0.3:
            ended = {"state": "withdrawn", "ended_at": timezone.now(), "end_reason": "seen again first"}
            Version.objects.filter(pk=self.second.pk, state="signed").update(**ended)

    def sign_in_expired(self, phone: Phone) -> None:
        if phone.device is not None:
            Device.objects.filter(pk=phone.device.pk).update(revoked_at=timezone.now())
        kept = len(phone.waiting())
        if kept:
            answer = phone.post(phone.batch())
            assert answer.status_code == 403
            assert answer.json() == {"sign_in": True}
            assert len(phone.waiting()) == kept

    def signed_in_again(self, phone: Phone) -> None:
        phone.enter()

    def other_body(self, phone: Phone) -> None:
        """A copy of the log with another body under a known id, as after a broken backup."""
        stored = {str(each) for each in Entry.objects.values_list("pk", flat=True)}
        own = [each for each in phone.log if each["id"] in stored]
        if own:
            other = copy.deepcopy(self.chance.choice(own))
            other["body"], other["kind"] = {"text": "something else"}, "question"
            answer = phone.client.post("/me/log/", phone.pack([other])[0], content_type="application/json")
            if answer.status_code != 403:
                assert answer.status_code == 409
                assert answer.json()["results"] == {other["id"]: "conflict"}

    def check(self) -> None:
        """Every entry of every phone once, as it was written, under the version it was done under."""
        kept = {str(row.pk): row for row in Entry.objects.all()}
        written = {each["id"]: each for phone in self.phones for each in phone.log}
        assert set(kept) == set(written)
        now = timezone.now()
        for name, own in written.items():
            row = kept[name]
            assert (row.seq, row.kind, row.plan, row.plan_digest) == (
                own["seq"],
                own["kind"],
                own["plan"],
                own["digest"],
            )
            assert own["body"].items() <= row.body.items()
            assert row.done_at <= now
        for phone in self.phones:
            accepted = [each for each, word in phone.answers if word == "accepted"]
            assert len(accepted) == len(set(accepted)), "an entry was accepted twice"
            assert not [word for _each, word in phone.answers if word.startswith("refused")]
            if phone.last_plan:
                assert phone.last_plan["state"] in {"current", "withdrawn"}


def play(seeds: range, clinic: tuple[World, Version, Version]) -> int:
    """Run the schedules of some seeds; how many entries they wrote."""
    world, first, second = clinic
    written = 0
    for seed in seeds:
        with transaction.atomic():
            schedule = Schedule(seed, world, (first, second))
            try:
                schedule.run()
                schedule.check()
            except AssertionError as error:
                raise AssertionError(f"schedule {seed}: {error}") from error
            written += sum(len(phone.log) for phone in schedule.phones)
            transaction.set_rollback(True)
    return written


@pytest.mark.parametrize("start", QUICK[:: len(QUICK) // 4])
def test_nothing_is_lost_and_nothing_is_doubled_whatever_fails(
    start: int, clinic: tuple[World, Version, Version]
) -> None:
    """In four parts, so that two processes share the longest of all tests."""
    seeds = QUICK[start : start + len(QUICK) // 4]
    assert play(seeds, clinic) > len(seeds)


@pytest.mark.full
def test_nothing_is_lost_in_a_thousand_schedules(clinic: tuple[World, Version, Version]) -> None:
    assert play(WHOLE, clinic) > len(WHOLE)
