from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from tests.web.world import World

from lasegue.web.people.devices import COOKIE, bind_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today and the patient's record break when they are opened."""

    def breaks(*_args: object, **_kwargs: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr("lasegue.web.caseload.views.today.worklist", breaks)
    monkeypatch.setattr("lasegue.web.portal.views.who_saw", breaks)


def shown(client: Client, address: str, language: str = "en") -> str:
    client.raise_request_exception = False
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address)
    assert answer.status_code == 500
    return answer.content.decode()


@pytest.mark.parametrize("address", ["/me/ask/", "/me/feel/", "/request/link/", "/check/begin/"])
def test_an_address_that_only_a_button_sends_to_says_so_and_leads_on(address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert "This page opens only from its button." in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


@pytest.mark.usefixtures("broken")
def test_a_page_that_breaks_tells_a_member_what_to_report_and_opens_again(sign_in: Callable[[str], Client]) -> None:
    page = shown(sign_in("ben"), "/today/?all=1")
    assert "tell whoever runs this installation that it broke at" in page
    assert 'href="/today/?all=1"' in page
    assert "call the clinic" not in page


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("language", "emergency"),
    [
        ("en", "In an emergency call 911 now."),
        ("es", "En una emergencia llame al 911 ahora."),
        ("ar", "في حالة الطوارئ اتصل بالرقم 911 الآن."),
    ],
)
def test_a_page_that_breaks_tells_a_patient_whom_to_call(world: World, language: str, emergency: str) -> None:
    phone = Client()
    phone.cookies[COOKIE] = bind_now(world.ana, "Test phone").secret
    page = shown(phone, "/me/record/", language)
    assert emergency in page
    assert f'href="tel:{world.riverbend.phone}"' in page


def test_a_database_that_does_not_answer_still_gives_a_page_with_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_request: object) -> None:
        raise OSError("no database")

    monkeypatch.setattr("lasegue.web.people.who_asks.member_of", gone)
    page = shown(Client(), "/me/")
    assert "Something broke on our side." in page
    assert "call the emergency number of your country" in page
