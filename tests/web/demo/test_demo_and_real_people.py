from typing import Any

import pytest
from django.test import Client
from tests.web.world import World

from lasegue.web.demo import clinic
from lasegue.web.people.models import Clinic, Patient

pytestmark = pytest.mark.django_db


def test_a_real_clinic_is_never_mixed_with_demo_people(world: World) -> None:
    Clinic.objects.filter(slug="riverbend").update(is_demo=False)
    with pytest.raises(RuntimeError, match="real clinic"):
        clinic.build(fresh=True)
    assert Patient.objects.filter(name="Ana Example").exists()


def test_only_demo_people_can_be_entered(world: World, settings: Any) -> None:
    settings.DEMO = True
    assert Client().post(f"/demo/patient/{world.ana.key}/").status_code == 404
    assert Client().post("/demo/sign-in/nobody/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_fresh_demo_throws_the_old_one_away() -> None:
    clinic.build()
    Patient.objects.filter(name="Alder Finch").update(phone="555-0000")
    clinic.build(fresh=True)
    assert Patient.objects.get(name="Alder Finch").phone == "555-0101"
