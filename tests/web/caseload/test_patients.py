from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.world import World

from lasegue.web.people.models import EntryLink, Patient
from lasegue.web.record.models import Episode

pytestmark = pytest.mark.django_db

SignIn = Callable[[str], Client]


def names(client: Client, q: str = "", **asked: str) -> list[str]:
    found = client.post("/patients/find/", {"q": q}, follow=True) if q else client.get("/patients/", asked)
    return [each.name for each in found.context["list"].people]


@pytest.fixture
def many(world: World) -> World:
    for number in range(120):
        patient = Patient.objects.create(clinic=world.riverbend, name=f"Oak Wren {number:03}")
        Episode.objects.create(patient=patient, clinic=world.riverbend, stage="in_care")
    return world


def test_people_are_found_by_a_part_of_the_name_and_by_initials(many: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    assert names(ben, q="na exa") == ["Ana Example"]
    assert "Ana Example" in names(ben, q="ae")
    assert names(ben, q="nobody at all") == []


def test_the_list_comes_in_pages_and_a_page_past_the_end_is_the_last(many: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    assert len(names(ben)) == 50
    assert len(names(ben, page="99")) == 21
    assert len(names(ben, page="\0")) == 50


def test_a_stage_narrows_the_list_and_each_says_how_many_it_has(many: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    assert names(ben, stage="waiting") == ["Ana Example"]
    stages = {name: count for name, _, count in ben.get("/patients/").context["list"].stages}
    assert stages["in_care"] == 120


def test_another_clinics_people_are_never_found(many: World, sign_in: SignIn) -> None:
    assert names(sign_in("cleo"), q="Ana") == []
    assert names(sign_in("ben"), q="Dov") == []


def test_what_is_searched_for_stands_in_no_address_and_holds_from_page_to_page(many: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    answer = ben.post("/patients/find/", {"q": "oak", "stage": "in_care"}, follow=True)
    assert "oak" not in answer.redirect_chain[-1][0].lower()
    found = answer.context["list"]
    assert "oak" not in found.later
    assert len(ben.get(f"/patients/{found.later}").context["list"].people) == 50
    assert ben.get("/patients/").context["list"].query == ""


@pytest.mark.parametrize("query", ["\0", "%", "_", "'; --", "x" * 9000, "é", "عربي"])
def test_odd_searches_find_nobody_and_break_nothing(world: World, sign_in: SignIn, query: str) -> None:
    answer = sign_in("ben").post("/patients/find/", {"q": query}, follow=True)
    assert answer.status_code == 200


def test_an_empty_clinic_says_how_to_begin_and_an_empty_stage_says_only_that(world: World, sign_in: SignIn) -> None:
    assert "Nobody is at this stage." in sign_in("ben").get("/patients/", {"stage": "referred"}).content.decode()
    Episode.objects.all().delete()
    Patient.objects.all().delete()
    page = sign_in("ben").get("/patients/").content.decode()
    assert "No patients yet" in page
    assert "another stage" not in page


def test_the_list_needs_few_queries(many: World, sign_in: SignIn, django_assert_max_num_queries: Any) -> None:
    ben = sign_in("ben")
    ben.post("/patients/find/", {"q": "oak"})
    with django_assert_max_num_queries(10):
        ben.get("/patients/?found=1")


def test_a_search_as_you_type_gets_the_list_alone(world: World, sign_in: SignIn) -> None:
    text = sign_in("ben").post("/patients/find/", {"q": "ana"}, headers={"hx-request": "true"}).content.decode()
    assert "Ana Example" in text
    assert "<html" not in text


def test_a_walk_in_becomes_a_patient_and_gets_a_link_for_their_phone(world: World, sign_in: SignIn) -> None:
    fay = sign_in("fay")
    answer = fay.post("/patients/add/", {"name": "Linden Rook", "phone": "555-0188", "language": "es"})
    assert "Linden Rook is in the list." in answer.content.decode()
    patient = Patient.objects.get(name="Linden Rook")
    assert (patient.clinic, patient.language) == (world.riverbend, "es")
    assert Episode.objects.get(patient=patient).stage == "asked"
    link = fay.post(f"/patient/{patient.key}/link/").content.decode()
    assert "/enter/" in link
    assert "<svg" in link
    assert EntryLink.objects.filter(patient=patient).count() == 1


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "\0"}, {"name": "x" * 500}, {"born_on": "2999-01-01"}])
def test_a_person_without_a_usable_name_or_birthday_is_not_added(
    world: World, sign_in: SignIn, wrong: dict[str, str]
) -> None:
    before = Patient.objects.count()
    answer = sign_in("fay").post("/patients/add/", {"name": "Rook", "language": "en", **wrong})
    assert "Please check this first" in answer.content.decode()
    assert Patient.objects.count() == before
