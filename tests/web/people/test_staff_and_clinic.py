from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from tests.web.world import World

from lasegue.web.audit import trail
from lasegue.web.people import membership
from lasegue.web.people.models import Clinic, Member, Patient, User
from lasegue.web.people.rights import Role
from lasegue.web.people.setting_up import set_up_code
from lasegue.web.people.staffing import joining_link

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]

NEW_CLINIC = {
    "clinic-name": "Harbour Clinic",
    "clinic-country": "GB",
    "clinic-timezone": "Europe/London",
    "clinic-emergency_number": "999",
    "clinic-phone": "555-0190",
    "clinic-billing_rule": "cms",
    "owner-owner_name": "Nia Example",
    "owner-email": "nia@harbour.example",
    "owner-password": "kettle orchard lantern",
    "owner-again": "kettle orchard lantern",
}


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    cache.clear()


def test_the_first_run_makes_the_clinic_and_its_owner_once() -> None:
    browser = Client()
    sent = {**NEW_CLINIC, "owner-code": set_up_code()}
    assert browser.post("/setup/", sent)["Location"].endswith("/accounts/2fa/")
    assert Member.objects.get().role == Role.OWNER
    assert Clinic.objects.get().hours.count() == 5
    assert Client().get("/setup/").status_code == 404


def test_the_first_run_needs_the_code_from_the_server() -> None:
    response = Client().post("/setup/", {**NEW_CLINIC, "owner-code": "0000000000"})
    assert b"This is not the code" in response.content
    assert not User.objects.exists()


def test_guessing_the_code_is_slowed_down() -> None:
    for _ in range(10):
        Client().post("/setup/", {**NEW_CLINIC, "owner-code": "0000000000"})
    assert b"Too many tries" in Client().post("/setup/", {**NEW_CLINIC, "owner-code": set_up_code()}).content


def test_a_weak_password_is_refused_with_a_reason() -> None:
    sent = {**NEW_CLINIC, "owner-code": set_up_code(), "owner-password": "short", "owner-again": "short"}
    assert b"at least 12 characters" in Client().post("/setup/", sent).content


def test_a_new_member_chooses_a_password_by_a_link_that_works_once(world: World) -> None:
    uid, token = joining_link(world.amy)
    chosen = {"password": "kettle orchard lantern", "again": "kettle orchard lantern"}
    assert b"Your password is kept" in Client().post(f"/join/{uid}/{token}/", chosen).content
    assert Client().get(f"/join/{uid}/{token}/").status_code == 410


@pytest.mark.parametrize("uid", ["x", "\x00", "Mjk5OTk5OTk5OTk5OTk5OTk5OTk", "%%%"])
def test_a_made_up_link_is_refused_politely(world: World, uid: str) -> None:
    assert Client().get(f"/join/{uid}/abc-def/").status_code in {400, 404, 410}


def test_the_owner_adds_staff_and_the_trail_says_so(world: World, sign_in: Browser) -> None:
    sent = {"name": "Ivo Example", "credentials": "PT", "email": "ivo@riverbend.example", "role": "therapist"}
    assert sign_in("olga").post("/staff/", sent).status_code == 302
    assert trail.of_clinic(world.riverbend.pk)[0].action == "staff.added"


def test_nobody_becomes_an_owner_because_a_list_was_left_as_it_stood(world: World, sign_in: Browser) -> None:
    olga, before = sign_in("olga"), Member.objects.count()
    first = olga.get("/staff/").content.decode().split('name="role"')[1].split("<option")[1]
    assert 'value="" selected' in first
    sent = {"name": "Ivo Example", "credentials": "PT", "email": "ivo@riverbend.example", "role": ""}
    assert "Please check this first" in olga.post("/staff/", sent).content.decode()
    assert Member.objects.count() == before


def test_the_trail_names_pages_in_words(world: World, sign_in: Browser) -> None:
    sign_in("ben").get(f"/patient/{world.ana.key}/file/")
    page = sign_in("olga").get("/audit/").content.decode()
    assert "Record looked at" in page
    assert "show file" not in page


def test_the_last_owner_cannot_give_up_the_clinic(world: World, sign_in: Browser) -> None:
    response = sign_in("olga").post(f"/staff/{world.olga.pk}/", {"act": "update", "role": "therapist", "active": "on"})
    assert b"at least one active owner" in response.content
    world.olga.refresh_from_db()
    assert world.olga.role == Role.OWNER


def test_another_clinics_staff_does_not_exist(world: World, sign_in: Browser) -> None:
    assert sign_in("olga").get(f"/staff/{world.cleo.pk}/").status_code == 404


def test_a_certificate_that_ended_is_shown_as_ended(world: World, sign_in: Browser) -> None:
    day = (world.on - timedelta(days=1)).isoformat()
    sent = {"act": "certify", "kind": "dry needling", "valid_until": day}
    page = sign_in("olga").post(f"/staff/{world.ben.pk}/", sent, follow=True)
    assert b"ended" in page.content


def test_hours_that_close_before_they_open_are_refused_and_the_old_ones_stay(world: World, sign_in: Browser) -> None:
    sent: dict[str, Any] = {
        "name": "Riverbend Clinic", "country": "US", "timezone": "America/New_York", "emergency_number": "911",
        "phone": "555-0100", "billing_rule": "cms", "day0-opens": "18:00", "day0-closes": "08:00",
    }  # fmt: skip
    assert b"Closing has to come after opening" in sign_in("olga").post("/clinic/settings/", sent).content
    assert not world.riverbend.hours.exists()


@pytest.mark.parametrize("name", ["Ana\x00Example", "A" * 1_000])
def test_a_name_that_cannot_be_kept_is_refused_and_the_old_one_stays(world: World, sign_in: Browser, name: str) -> None:
    response = sign_in("fay").post(f"/patient/{world.ana.key}/file/", {"name": name, "language": "en"})
    assert response.status_code == 200
    world.ana.refresh_from_db()
    assert world.ana.name == "Ana Example"


def test_a_birth_in_the_future_is_refused(world: World, sign_in: Browser) -> None:
    day = (world.on + timedelta(days=400)).isoformat()
    sent = {"name": "Ana Example", "language": "en", "born_on": day}
    assert b"between 1900 and today" in sign_in("fay").post(f"/patient/{world.ana.key}/file/", sent).content


def test_looking_at_a_patient_leaves_one_event_an_hour(world: World, sign_in: Browser) -> None:
    browser = sign_in("ben")
    for _ in range(3):
        browser.get(f"/patient/{world.ana.key}/file/")
    seen = [event for event in trail.of_patient(world.riverbend.pk, world.ana.pk) if event.action == "record.seen"]
    assert [event.detail for event in seen] == ["show_file"]


def test_opening_the_records_of_many_people_within_an_hour_stands_in_the_trail_once(
    world: World, sign_in: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(membership, "MANY_SEEN", 3)
    browser = sign_in("ben")
    people = [Patient.objects.create(clinic=world.riverbend, name=f"Person {n}") for n in range(4)]

    def told() -> list[str]:
        return [each.detail for each in trail.of_clinic(world.riverbend.pk) if each.action == "record.many_seen"]

    for patient in (people[0], people[0], people[1], people[1]):
        browser.get(f"/patient/{patient.key}/file/")
    assert told() == []
    for patient in people[2:]:
        browser.get(f"/patient/{patient.key}/file/")
    assert told() == ["3 people"]


def test_staff_of_a_real_clinic_see_no_patient_without_a_second_factor(world: World, sign_in: Browser) -> None:
    Clinic.objects.filter(pk=world.riverbend.pk).update(is_demo=False)
    assert sign_in("ben").get("/patients/")["Location"] == "/accounts/2fa/"


def test_only_the_owner_reads_the_trail(world: World, sign_in: Browser) -> None:
    assert sign_in("olga").get("/audit/?check=1").status_code == 200
    assert sign_in("ben").get("/audit/").status_code == 403


@override_settings(ACCOUNT_RATE_LIMITS={"login_failed": "3/m/ip"})
def test_sign_in_says_the_same_for_a_wrong_password_and_a_stranger(world: World) -> None:
    known = Client().post("/accounts/login/", {"login": "ben@riverbend.example", "password": "wrong"}).content
    strange = Client().post("/accounts/login/", {"login": "nobody@riverbend.example", "password": "wrong"}).content
    message = "The email address and/or password you specified are not correct"
    assert message in known.decode()
    assert message in strange.decode()


def test_too_many_wrong_passwords_are_slowed_down(world: World) -> None:
    answers = [
        Client().post("/accounts/login/", {"login": "ben@riverbend.example", "password": f"wrong {each}"})
        for each in range(12)
    ]
    assert any(answer.status_code == 429 or b"Too many failed" in answer.content for answer in answers)


def test_nobody_can_sign_up(world: World) -> None:
    page = Client().get("/accounts/signup/")
    assert b"closed" in page.content.lower()


def test_a_caller_without_a_date_of_birth_can_be_named_before_it_is_known(world: World, sign_in: Any) -> None:
    caller = Patient.objects.create(clinic=world.riverbend, name="New caller, 3 Nov, 2:05 pm")
    sent = {"name": "Ivy Sparrow", "born_on": "", "phone": "555-0142", "email": "", "language": "en"}
    sign_in("fay").post(f"/patient/{caller.key}/file/", sent)
    caller.refresh_from_db()
    assert (caller.name, caller.born_on) == ("Ivy Sparrow", None)
    assert b"This field is required" in sign_in("fay").post(f"/patient/{world.ana.key}/file/", sent).content
