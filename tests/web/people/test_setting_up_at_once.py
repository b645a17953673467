"""Two people set up the same installation at the same moment; one of them owns it."""

from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection

from lasegue.web.people.models import Clinic, Member
from lasegue.web.people.setting_up import set_up


def claim(number: int, gate: Barrier, owners: list[Member | None]) -> None:
    clinic = Clinic(name=f"Clinic {number}", phone="555-0100")
    given = {"email": f"{number}@example.org", "password": "kettle orchard lantern", "owner_name": f"Owner {number}"}
    try:
        gate.wait(10)
        owners.append(set_up(clinic, given))
    except OperationalError:  # the tables of SQLite in memory have no queue to wait in
        owners.append(None)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_first_runs_at_once_make_one_owner() -> None:
    gate, owners = Barrier(2), list[Member | None]()
    threads = [Thread(target=claim, args=(number, gate, owners)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(owners) == 2
    assert Clinic.objects.count() == Member.objects.count() == sum(owner is not None for owner in owners) <= 1
    assert connection.vendor == "sqlite" or Member.objects.count() == 1
