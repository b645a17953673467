from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.world import World

from lasegue.web.audit.models import Event
from lasegue.web.people.consenting import CONSENT, CONSENT_VERSION
from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.people.models import Consent

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
HEAD = "Consent taken back"


@pytest.fixture
def agreed(world: World) -> Consent:
    return Consent.objects.create(patient=world.ana, kind=CONSENT, version=CONSENT_VERSION)


@pytest.fixture
def phone(world: World) -> Client:
    client = Client()
    client.cookies[COOKIE] = bind_now(world.ana, "Test phone").secret
    return client


def note(client: Client, world: World, act: str) -> None:
    client.post(f"/patient/{world.ana.key}/consent/", {"act": act})


@pytest.mark.parametrize("page", ["timeline", "plan", "exam", "story", "home", "visits", "file"])
def test_consent_taken_back_stands_at_the_head_of_each_page_until_it_is_given_anew(
    world: World, agreed: Consent, phone: Client, sign_in: SignIn, page: str
) -> None:
    ben, address = sign_in("ben"), f"/patient/{world.ana.key}/{page}/"
    tag = f'href="/patient/{world.ana.key}/file/#consent"'
    assert tag not in ben.get(address).content.decode()
    phone.post(f"/me/consent/{agreed.pk}/withdraw/")
    assert tag in ben.get(address).content.decode()
    phone.post("/me/consent/give/")
    assert tag not in ben.get(address).content.decode()


def test_the_desk_notes_what_somebody_said_and_the_trail_names_who_noted_it(
    world: World, agreed: Consent, sign_in: SignIn
) -> None:
    fay = sign_in("fay")
    note(fay, world, "withdraw")
    assert HEAD in fay.get("/today/").content.decode()
    agreed.refresh_from_db()
    assert agreed.withdrawn_at is not None
    note(fay, world, "give")
    assert HEAD not in fay.get("/today/").content.decode()
    events = Event.objects.filter(action__startswith="consent.", patient=world.ana.pk).order_by("pk")
    assert [(each.action, each.actor_name) for each in events] == [
        ("consent.withdrawn", "Fay Example"),
        ("consent.given", "Fay Example"),
    ]


@pytest.mark.parametrize("act", ["", "take-over", "give", "withdraw"])
def test_nothing_is_noted_twice_or_for_another_clinic(world: World, sign_in: SignIn, act: str) -> None:
    note(sign_in("cleo"), world, act)
    assert not Consent.objects.exists()
    for _ in range(2):
        note(sign_in("ben"), world, act)
    assert Consent.objects.count() == (act == "give")
    assert Event.objects.filter(action__startswith="consent.").count() == (act == "give")


def test_the_timeline_says_when_consent_was_given_and_taken_back(
    world: World, agreed: Consent, phone: Client, sign_in: SignIn
) -> None:
    phone.post(f"/me/consent/{agreed.pk}/withdraw/")
    text = sign_in("ben").get(f"/patient/{world.ana.key}/timeline/?show=stage").content.decode()
    assert "Consent given" in text
    assert "What was written before stays." in text


def test_a_person_reads_what_taking_back_means_before_it_is_done(agreed: Consent, phone: Client) -> None:
    text = phone.get("/me/record/").content.decode()
    assert "will speak with you before anything goes on" in text
    assert "I agree again" not in text
    phone.post(f"/me/consent/{agreed.pk}/withdraw/")
    assert "I agree again" in phone.get("/me/record/").content.decode()
