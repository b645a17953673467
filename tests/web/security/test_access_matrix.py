"""Every address as everybody: what the rights table says is what the server does, and nothing else."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from itertools import product
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from tests.web.security.walking import (
    GUARDED,
    IN_CARE,
    OWN,
    PATTERNS,
    PEOPLE,
    STAFF,
    TO_SIGN,
    Filling,
    Pattern,
    browser_of,
    browser_of_patient,
    filling_of,
    signed_in,
    therapist_elsewhere,
)

from lasegue.web.people.models import Patient
from lasegue.web.people.rights import RIGHTS, Role, may

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("riverbend"), pytest.mark.xdist_group("access_matrix")]

METHODS = ("get", "post")
NOT_THIS_WAY = HTTPStatus.METHOD_NOT_ALLOWED
by_name = pytest.mark.parametrize("pattern", GUARDED, ids=lambda each: each.name)


def ask(browser: Client, method: str, path: str) -> Any:
    """One request whose effects are taken back."""
    with transaction.atomic():
        response = getattr(browser, method)(path)
        transaction.set_rollback(True)
    return response


def is_sent_to_sign_in(response: Any) -> bool:
    return bool(response.status_code == HTTPStatus.FOUND and response["Location"].startswith("/accounts/login/"))


@pytest.fixture(scope="module")
def people(riverbend: None, django_db_blocker: Any) -> Iterator[list[Filling]]:
    """What the demo clinic holds about three people: every request is taken back, so it is the same for all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield [filling_of(name) for name in PEOPLE]
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def staff(people: list[Filling], django_db_blocker: Any) -> dict[str, str]:
    """The session of one member of each role: signing in costs more than most requests."""
    with django_db_blocker.unblock():
        return {role: browser_of(role).cookies[settings.SESSION_COOKIE_NAME].value for role in STAFF}


@pytest.fixture
def browser_of_role(staff: dict[str, str]) -> Callable[[str], Client]:
    """A new browser with the session of a role."""

    def browser(role: str) -> Client:
        client = Client(HTTP_HOST="localhost")
        client.cookies[settings.SESSION_COOKIE_NAME] = staff[role]
        return client

    return browser


def answers(browser: Client, pattern: Pattern, people: list[Filling]) -> Iterator[tuple[Filling, str, Any]]:
    """What comes back at an address about each person, by each method that it takes, with what was asked."""
    for filling in people:
        for path, method in product(filling.paths(pattern), METHODS):
            response = ask(browser, method, path)
            if response.status_code != NOT_THIS_WAY:
                yield filling, f"{method} {path}", response


@by_name
def test_a_member_of_staff_reaches_what_the_table_allows_and_is_refused_the_rest(
    pattern: Pattern, people: list[Filling], browser_of_role: Callable[[str], Client]
) -> None:
    for role in STAFF:
        for _filling, asked, response in answers(browser_of_role(role), pattern, people):
            refused = response.status_code == HTTPStatus.FORBIDDEN
            assert refused is not may(role, pattern.action or ""), (role, asked, response.status_code)
            assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
            assert not is_sent_to_sign_in(response)


@by_name
def test_every_guarded_address_was_really_asked_for(pattern: Pattern, people: list[Filling]) -> None:
    assert any(filling.paths(pattern) for filling in people)


@by_name
def test_a_therapist_of_another_clinic_finds_nobody_there(pattern: Pattern, people: list[Filling]) -> None:
    browser = signed_in(therapist_elsewhere().user)
    allowed = may(Role.THERAPIST, pattern.action or "")
    for filling, asked, response in answers(browser, pattern, people):
        if not allowed:
            assert response.status_code == HTTPStatus.FORBIDDEN
        elif "<" in pattern.route:
            assert response.status_code == HTTPStatus.NOT_FOUND, asked
        else:
            assert filling.patient.name not in response.content.decode(), asked


@by_name
def test_nobody_and_a_bound_device_never_reach_a_page_of_the_staff(pattern: Pattern, people: list[Filling]) -> None:
    for browser in (Client(HTTP_HOST="localhost"), browser_of_patient(IN_CARE)):
        for _filling, asked, response in answers(browser, pattern, people):
            assert is_sent_to_sign_in(response), asked


#: What a browser fetches before anybody is known; it says nothing about anybody.
ABOUT_NOBODY = {"ticket", "worker"}
OF_A_PATIENT = [each for each in OWN if each.route.startswith("me/") and each.name not in ABOUT_NOBODY]
#: Answers to the device itself: an empty form is no answer, and a made-up digest no picture.
ITS_OWN = {
    HTTPStatus.OK,
    HTTPStatus.FOUND,
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.NOT_FOUND,
    NOT_THIS_WAY,
}


@pytest.mark.parametrize("pattern", OF_A_PATIENT, ids=lambda each: each.name)
def test_pages_of_a_patient_open_for_their_device_alone(
    pattern: Pattern, browser_of_role: Callable[[str], Client]
) -> None:
    """What another patient may not do to the numbers in these addresses is asked in the next test."""
    filling = filling_of(TO_SIGN)
    for path in filling.paths(pattern):
        for method in METHODS:
            own = ask(browser_of_patient(TO_SIGN), method, path)
            assert own.status_code in ITS_OWN, (method, path)
            for browser in (Client(HTTP_HOST="localhost"), *(browser_of_role(role) for role in STAFF)):
                other = ask(browser, method, path)
                assert other.status_code in {HTTPStatus.FORBIDDEN, NOT_THIS_WAY}, (method, path)
                assert filling.patient.name not in other.content.decode()


#: Addresses for everybody. Those of the first call and of the ways in know a person by a secret alone, and the demo
#: shows its invented people to whoever opens it.
FOR_EVERYBODY = {
    *("start", "start_at", "begin", "check", "step", "leave", "start_again", "reach", "began", "summary", "resume"),
    *("ask", "asked", "another_device", "enter", "join", "first_run", "components", "favicon", "manifest"),
}
DEMO_ALONE = {"demo", "demo_sign_in", "demo_patient"}


def test_every_address_stands_in_one_of_these_tables() -> None:
    """An address that is new fails here until somebody has said who may see it."""
    known = {each.name for each in (*GUARDED, *OF_A_PATIENT)} | ABOUT_NOBODY | FOR_EVERYBODY | DEMO_ALONE
    assert [each.name for each in OWN if each.name not in known] == []
    assert known <= {each.name for each in OWN}
    assert [each for each in OWN if each.action and each.name in FOR_EVERYBODY | DEMO_ALONE | ABOUT_NOBODY] == []


#: The examples on the components page are written with the names of the demo's invented people.
WITH_EXAMPLES = {"components"}


@pytest.mark.parametrize("name", sorted((FOR_EVERYBODY | ABOUT_NOBODY) - WITH_EXAMPLES))
def test_an_address_for_everybody_says_nothing_about_anybody(name: str) -> None:
    pattern = next(each for each in OWN if each.name == name)
    names = list(Patient.objects.values_list("name", flat=True))
    for browser in (Client(HTTP_HOST="localhost"), signed_in(therapist_elsewhere().user)):
        for path in filling_of(IN_CARE).paths(pattern):
            for method in METHODS:
                page = ask(browser, method, path)
                text = "" if page.streaming else page.content.decode()
                assert [each for each in names if each in text] == [], (method, path)


def test_a_patient_ends_no_device_and_no_consent_of_somebody_else() -> None:
    theirs = filling_of(IN_CARE)
    browser = browser_of_patient(TO_SIGN)
    for pattern in OWN:
        if pattern.route.startswith("me/") and "<int:number>" in pattern.route:
            for path in theirs.paths(pattern):
                browser.post(path)
    assert not theirs.patient.devices.exclude(revoked_at=None).exists()
    assert not theirs.patient.consents.exclude(withdrawn_at=None).exists()


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda each: each.name)
def test_nothing_is_taken_from_a_form_of_elsewhere(pattern: Pattern) -> None:
    """Without the token of this site, no form is read: whoever sends it, whatever it says."""
    filling = filling_of(IN_CARE)
    allowed = [role for role in STAFF if pattern.action and role in RIGHTS[pattern.action]]
    browsers = [browser_of(role, enforce_csrf_checks=True) for role in allowed[:1]]
    browsers += [] if pattern.action else [browser_of_patient(TO_SIGN, enforce_csrf_checks=True)]
    for browser in browsers:
        for path in filling.paths(pattern):
            assert ask(browser, "post", path).status_code == HTTPStatus.FORBIDDEN, path
