"""Four desks agree on one time with one therapist at the same moment, on a database file as a clinic has it."""

import os
import sys
import threading
from datetime import timedelta


def outcomes() -> list[str]:
    """What each desk was told."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections
    from django.utils import timezone
    from tests.web.world import build

    from lasegue.web.booking.agreeing import BookingProblem, agree
    from lasegue.web.people.membership import staff
    from lasegue.web.people.models import Patient

    call_command("migrate", verbosity=0)
    world = build()
    people = [Patient.objects.create(clinic=world.riverbend, name=f"Oak {number}") for number in range(4)]
    start = timezone.now() + timedelta(days=2)
    ready = threading.Barrier(len(people))
    told: list[str] = []

    def race(patient: Patient) -> None:
        try:
            ready.wait()
            agree(patient, world.ben, "treatment", start, 40, staff(world.fay))
            told.append("agreed")
        except BookingProblem:
            told.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=race, args=(patient,)) for patient in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "lasegue.web.config.settings"
    sys.stdout.write(" ".join(outcomes()))
