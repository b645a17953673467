"""Many things happen in a clinic at the same moment; its trail still has one order and no gap."""

from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection, transaction
from tests.web.world import World, build

from lasegue.web.audit import trail
from lasegue.web.audit.trail import Actor

WRITERS, EACH = 4, 5


def write(world: World, gate: Barrier, refused: list[Exception]) -> None:
    try:
        gate.wait(10)
        for number in range(EACH):
            try:
                with transaction.atomic():
                    trail.add(Actor("system", None, "test"), f"thing.{number}", clinic=world.riverbend.pk)
            except OperationalError as error:  # the tables of SQLite in memory have no queue to wait in
                refused.append(error)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_events_of_the_same_moment_follow_one_another() -> None:
    world, refused = build(), list[Exception]()
    before, gate = trail.of_clinic(world.riverbend.pk).count(), Barrier(WRITERS)
    threads = [Thread(target=write, args=(world, gate, refused)) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert connection.vendor == "sqlite" or not refused
    assert trail.first_break(trail.of_clinic(world.riverbend.pk).order_by("number")) is None
    assert trail.of_clinic(world.riverbend.pk).count() == before + WRITERS * EACH - len(refused)
