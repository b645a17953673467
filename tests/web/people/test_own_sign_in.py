"""What somebody does about their own sign-in: password, one-time codes, sessions; and what they are told."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.web.world import World

from lasegue.web.audit import trail
from lasegue.web.people.idling import IDLE, SEEN
from lasegue.web.people.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "kettle orchard lantern"  # noqa: S105 - of a person who exists in these tests alone
ANOTHER = "lantern kettle meadow"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def ben(world: World) -> User:
    world.ben.user.set_password(PASSWORD)
    world.ben.user.save()
    return world.ben.user


def signed_in(user: User, password: str = PASSWORD, **headers: Any) -> Client:
    browser = Client(headers=headers)
    browser.post("/accounts/login/", {"login": user.email, "password": password})
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/today/").status_code == 200


def with_codes(user: User) -> str:
    """The secret of one-time codes that the user has enrolled."""
    secret: str = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    return secret


def code_of(secret: str) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))))


def actions(world: World) -> list[str]:
    return [event.action for event in trail.of_clinic(world.riverbend.pk)]


def test_a_password_is_changed_by_giving_the_old_one_and_ends_the_other_sessions(ben: User) -> None:
    here, elsewhere = signed_in(ben), signed_in(ben)
    new = {"password1": ANOTHER, "password2": ANOTHER}
    here.post("/accounts/password/change/", {"oldpassword": "wrong words here", **new})
    ben.refresh_from_db()
    assert ben.check_password(PASSWORD)
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, **new})
    ben.refresh_from_db()
    assert ben.check_password(ANOTHER)
    assert is_in(here)
    assert not is_in(elsewhere)


def test_a_changed_password_is_told_on_today_and_in_the_trail_until_the_person_has_seen_it(
    world: World, ben: User
) -> None:
    browser = signed_in(ben)
    new = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    browser.post("/accounts/password/change/", new)
    assert "The password was changed." in browser.get("/today/").content.decode()
    assert "staff.password_changed" in actions(world)
    browser.post("/sign-in/seen/")
    assert "The password was changed." not in browser.get("/today/").content.decode()


def test_a_new_password_by_the_owners_link_is_told_at_the_next_look(world: World, ben: User) -> None:
    from lasegue.web.people.staffing import joining_link

    uid, token = joining_link(world.ben)
    Client().post(f"/join/{uid}/{token}/", {"password": ANOTHER, "again": ANOTHER})
    assert "The password was changed." in signed_in(ben, ANOTHER).get("/today/").content.decode()


def test_somebody_without_a_second_factor_is_told_why_no_page_opens(world: World, ben: User) -> None:
    world.riverbend.is_demo = False
    world.riverbend.save(update_fields=["is_demo"])
    page = signed_in(ben).get("/today/", follow=True).content.decode()
    assert "Your password alone opens no record." in page


def test_an_added_factor_is_told(world: World, ben: User, django_capture_on_commit_callbacks: Any) -> None:
    browser = signed_in(ben)
    browser.post("/accounts/reauthenticate/?next=/accounts/2fa/totp/activate/", {"password": PASSWORD}, follow=True)
    secret = browser.session[totp.SECRET_SESSION_KEY]
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert Authenticator.objects.filter(user=ben, type="totp").exists()
    assert "A second factor was added: one-time codes." in browser.get("/today/").content.decode()
    assert "staff.factor_added" in actions(world)


def test_a_one_time_code_lets_in_once(ben: User) -> None:
    secret = with_codes(ben)
    first, second = signed_in(ben), signed_in(ben)
    code = code_of(secret)  # only now: a code lives for half a minute, and two sign-ins may take long
    assert not is_in(first)
    first.post("/accounts/2fa/authenticate/", {"code": code})
    second.post("/accounts/2fa/authenticate/", {"code": code})
    assert is_in(first)
    assert not is_in(second)


def test_a_used_or_wrong_code_after_the_right_password_is_told_on_today_and_in_the_trail(
    world: World, ben: User
) -> None:
    secret = with_codes(ben)
    first, second = signed_in(ben), signed_in(ben)
    code = code_of(secret)  # only now: a code lives for half a minute, and two sign-ins may take long
    first.post("/accounts/2fa/authenticate/", {"code": code})
    assert b"wrong or used second factor" not in first.get("/today/").content
    second.post("/accounts/2fa/authenticate/", {"code": code})
    assert b"wrong or used second factor" in first.get("/today/").content
    assert "staff.factor_refused" in actions(world)


def test_codes_enrolled_under_an_earlier_key_still_let_in(ben: User, settings: Any) -> None:
    secret = with_codes(ben)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [settings.SECRET_KEY]
    browser = signed_in(ben)
    browser.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert is_in(browser)


def test_a_session_outlives_a_new_key_as_long_as_the_earlier_one_is_known(ben: User, settings: Any) -> None:
    browser = signed_in(ben)
    browser.post("/accounts/2fa/authenticate/", {"code": code_of(with_codes(ben))})
    browser = signed_in(ben) if not is_in(browser) else browser
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [settings.SECRET_KEY]
    assert is_in(browser)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a third" * 10, []
    assert not is_in(browser)


def test_a_recovery_code_lets_in_once_and_a_wrong_one_never(ben: User) -> None:
    with_codes(ben)
    code = RecoveryCodes.activate(ben).get_unused_codes()[0]
    first, second, third = signed_in(ben), signed_in(ben), signed_in(ben)
    first.post("/accounts/2fa/authenticate/", {"code": code})
    second.post("/accounts/2fa/authenticate/", {"code": code})
    third.post("/accounts/2fa/authenticate/", {"code": "00000000"})
    assert (is_in(first), is_in(second), is_in(third)) == (True, False, False)


def test_secrets_behind_codes_do_not_lie_open_in_the_database(ben: User) -> None:
    secret = with_codes(ben)
    codes = RecoveryCodes.activate(ben).get_unused_codes()
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert not any(code in stored for code in codes)
    assert "gAAAA" in stored


def idle(browser: Client, minutes: float) -> None:
    session = browser.session
    session[SEEN] = timezone.now().timestamp() - minutes * 60
    session.save()


def test_half_an_hour_without_use_ends_the_session_and_says_so(ben: User) -> None:
    browser = signed_in(ben)
    idle(browser, IDLE.total_seconds() / 60 - 1)
    assert is_in(browser)
    idle(browser, IDLE.total_seconds() / 60 + 1)
    answer = browser.get("/patients/", follow=True)
    assert "You were away for half an hour" in answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith("/accounts/login/?next=/patients/")
    assert not is_in(browser)


def test_use_keeps_a_session_awake_and_what_a_page_asks_by_itself_does_not(ben: User) -> None:
    browser = signed_in(ben)
    for _ in range(3):
        idle(browser, 20)
        assert is_in(browser)
        assert timezone.now().timestamp() - browser.session[SEEN] < 5
    idle(browser, 20)
    browser.get("/today/watch/?seen=0")
    assert timezone.now().timestamp() - browser.session[SEEN] > timedelta(minutes=19).total_seconds()


def test_a_part_of_a_page_leads_the_whole_page_to_sign_in_and_back(ben: User, world: World) -> None:
    browser = signed_in(ben)
    idle(browser, 31)
    page = f"/patient/{world.ana.key}/exam/"
    asked = {"hx-request": "true", "hx-current-url": f"http://testserver{page}"}
    answer = browser.post("/patients/find/", {"q": "x"}, headers=asked)
    assert answer["HX-Redirect"] == f"/accounts/login/?next={page}"
    sent = Client().post("/patients/find/", {"q": "x"}, headers={"referer": "http://testserver/patients/"})
    assert sent["Location"] == "/accounts/login/?next=/patients/"
    strange = Client().post("/patients/find/", {"q": "x"}, headers={"referer": "https://elsewhere.example/trap/"})
    assert strange["Location"] == "/accounts/login/?next=/today/"


def test_somebody_sees_their_sessions_and_ends_one(world: World, ben: User) -> None:
    here = signed_in(ben, user_agent="Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0")
    phone = signed_in(ben, user_agent="Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1")
    text = here.get("/accounts/sessions/").content.decode()
    assert "Firefox, Linux" in text and "Safari, iPhone" in text
    other = next(each for each in UserSession.objects.filter(user=ben) if "iPhone" in each.user_agent)
    here.post(f"/sign-in/session/{other.pk}/end/")
    assert is_in(here)
    assert not is_in(phone)
    assert "staff.session_ended" in actions(world)


def test_nobody_ends_a_session_of_somebody_else(world: World, ben: User) -> None:
    browser = signed_in(ben)
    session = UserSession.objects.get(user=ben)
    world.amy.user.set_password(PASSWORD)
    world.amy.user.save()
    assert signed_in(world.amy.user).post(f"/sign-in/session/{session.pk}/end/").status_code == 404
    assert is_in(browser)


def test_ending_this_session_signs_out_here(ben: User) -> None:
    browser = signed_in(ben)
    assert (
        browser.post(f"/sign-in/session/{UserSession.objects.get(user=ben).pk}/end/")["Location"] == "/accounts/login/"
    )
    assert not is_in(browser)
