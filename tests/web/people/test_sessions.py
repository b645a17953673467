"""Sessions of the staff: a new one at sign-in, an end that is an end, cookies that stay where they belong."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import identify_hasher
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import timezone
from tests.web.world import World

from lasegue.web.audit import trail
from lasegue.web.config.settings import PASSWORD_HASHERS
from lasegue.web.people.models import Clinic, User

pytestmark = pytest.mark.django_db

PASSWORD = "kettle orchard lantern"  # noqa: S105 - of a person who exists in these tests alone


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def ben(world: World) -> User:
    world.ben.user.set_password(PASSWORD)
    world.ben.user.save()
    return world.ben.user


def signed_in(user: User, browser: Client | None = None, **headers: Any) -> Client:
    browser = browser or Client()
    response = browser.post("/accounts/login/", {"login": user.email, "password": PASSWORD}, **headers)
    assert response.status_code == 302, response.content.decode()[:2000]
    return browser


def test_signing_in_gives_a_session_of_another_name(ben: User) -> None:
    browser = Client()
    browser.get("/accounts/login/")
    session = browser.session
    session["planted"] = True
    session.save()
    before = session.session_key or ""
    browser.cookies[settings.SESSION_COOKIE_NAME] = before
    signed_in(ben, browser)
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert not Session.objects.filter(session_key=before).exists()


def test_right_and_wrong_passwords_stand_in_the_trail_and_strangers_leave_nothing(world: World, ben: User) -> None:
    for given in ({"login": ben.email, "password": "wrong password"}, {"login": "x@y.example", "password": "wrong"}):
        Client().post("/accounts/login/", given)
    signed_in(ben)
    events = [(event.action, event.subject) for event in trail.of_clinic(world.riverbend.pk)]
    assert events == [("staff.signed_in", "Ben Example"), ("staff.sign_in_refused", "Ben Example")]
    assert "wrong password" not in str([vars(event) for event in trail.of_clinic(world.riverbend.pk)])


def test_signing_out_ends_the_session_on_the_server(ben: User) -> None:
    browser = signed_in(ben)
    kept = browser.cookies[settings.SESSION_COOKIE_NAME].value
    browser.post("/accounts/logout/")
    copied = Client()
    copied.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert copied.get("/today/").status_code == 302


def test_a_new_password_ends_the_sessions_of_the_old_one(ben: User) -> None:
    browser = signed_in(ben)
    assert browser.get("/today/").status_code == 200
    ben.set_password("lantern orchard kettle")
    ben.save()
    assert browser.get("/today/").status_code == 302


def test_a_session_ends_within_a_working_day(ben: User) -> None:
    browser = signed_in(ben)
    row = Session.objects.get(session_key=browser.cookies[settings.SESSION_COOKIE_NAME].value)
    assert row.expire_date <= timezone.now() + timedelta(hours=12, minutes=1)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert browser.get("/today/").status_code == 302


def test_somebody_who_no_longer_works_here_is_out_at_once(world: World, ben: User) -> None:
    browser = signed_in(ben)
    world.ben.is_active = False
    world.ben.save()
    assert browser.get("/patients/").status_code == 302
    assert browser.get(f"/patient/{world.ana.key}/exam/").status_code == 302


def test_cookies_of_the_staff_stay_out_of_scripts_and_of_other_sites(ben: User) -> None:
    browser = signed_in(ben)
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = browser.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Lax", "")


@override_settings(PASSWORD_HASHERS=PASSWORD_HASHERS)
def test_a_password_is_kept_as_a_slow_salted_hash(world: World) -> None:
    first, other = (User.objects.create_user(f"{name}@riverbend.example", PASSWORD) for name in ("one", "other"))
    assert identify_hasher(first.password).algorithm == "argon2"
    assert PASSWORD not in first.password
    assert other.password != first.password


@pytest.mark.parametrize("chosen", ["short", "password1234"])
def test_a_password_that_is_short_or_well_known_is_refused(world: World, chosen: str) -> None:
    from lasegue.web.people.staffing import joining_link

    uid, token = joining_link(world.amy)
    page = Client().post(f"/join/{uid}/{token}/", {"password": chosen, "again": chosen})
    assert b"Your password is kept" not in page.content
    world.amy.user.refresh_from_db()
    assert not world.amy.user.check_password(chosen)


@pytest.mark.parametrize("chosen", ["x" * 64, "Zwölf Ärzte 🦔 im Zug", "  a  b  c  d  e  "])
def test_a_password_may_be_long_and_of_any_letters(world: World, chosen: str) -> None:
    from lasegue.web.people.staffing import joining_link

    uid, token = joining_link(world.amy)
    Client().post(f"/join/{uid}/{token}/", {"password": chosen, "again": chosen})
    world.amy.user.refresh_from_db()
    assert world.amy.user.check_password(chosen)


def test_a_password_longer_than_anybody_types_is_refused(world: World) -> None:
    from lasegue.web.people.staffing import joining_link

    uid, token = joining_link(world.amy)
    page = Client().post(f"/join/{uid}/{token}/", {"password": "x" * 129, "again": "x" * 129})
    assert b"Your password is kept" not in page.content


def test_nobody_can_sign_up(world: World) -> None:
    sent = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    Client().post("/accounts/signup/", sent)
    assert not User.objects.filter(email="new@example.org").exists()


def test_sign_in_leads_nowhere_but_here(ben: User) -> None:
    sent = {"login": ben.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert Client().post("/accounts/login/", sent)["Location"].startswith("/")


def test_wrong_passwords_of_one_account_are_slowed_down_from_wherever_they_come(ben: User) -> None:
    for place in range(12):
        sent = {"login": ben.email, "password": "wrong password here"}
        Client().post("/accounts/login/", sent, REMOTE_ADDR=f"10.0.0.{place}")
    response = Client().post("/accounts/login/", {"login": ben.email, "password": PASSWORD}, REMOTE_ADDR="10.0.1.1")
    assert response.status_code in {200, 429}


def test_a_real_clinic_asks_for_a_second_factor_before_any_page(world: World, ben: User) -> None:
    Clinic.objects.filter(pk=world.riverbend.pk).update(is_demo=False)
    browser = signed_in(ben)
    for path in ("/today/", "/patients/", f"/patient/{world.ana.key}/plan/", f"/patient/{world.ana.key}/file/"):
        assert browser.get(path)["Location"] == "/accounts/2fa/", path


def test_a_session_past_its_end_opens_nothing_though_its_row_is_still_there(ben: User) -> None:
    browser = signed_in(ben)
    assert browser.get("/patients/").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    answer = browser.get("/patients/")
    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")
    assert Session.objects.exists()
