"""Every page answers somebody who may see it, and nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["story", "exam", "plan", "visits", "timeline"])
def test_a_therapist_opens_every_page_of_their_patient(
    world: World, sign_in: Callable[[str], Client], page: str
) -> None:
    assert sign_in("ben").get(f"/patient/{world.ana.key}/{page}/").status_code == 200


@pytest.mark.parametrize("page", ["story", "exam", "plan", "visits", "timeline"])
def test_another_clinics_patient_does_not_exist(world: World, sign_in: Callable[[str], Client], page: str) -> None:
    assert sign_in("cleo").get(f"/patient/{world.ana.key}/{page}/").status_code == 404


@pytest.mark.parametrize("page", ["/today/", "/patients/", "/audit/", "/staff/"])
def test_a_stranger_is_sent_to_sign_in(world: World, page: str) -> None:
    response = Client().get(page)
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]
