"""What is written to the log when something goes wrong: what and where, never who and never what they have."""

import io
import logging
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.web.world import World

from lasegue.web.people.devices import make_link
from lasegue.web.ui.logs import Reticent, masked

PERSONAL = ("Ana", "Example", "555-0111", "urinary_retention", "numb since Tuesday", "ben@riverbend.example")


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the console of the server would show."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(Reticent())
    for name in ("django", "django.request", "django.security", ""):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "handlers", [handler] if name in {"", "django"} else [])
        monkeypatch.setattr(logger, "level", logging.WARNING)
    monkeypatch.setattr(logging.getLogger("django"), "propagate", False)
    return written


def test_every_handler_of_the_log_is_reticent() -> None:
    assert all("reticent" in handler["filters"] for handler in settings.LOGGING["handlers"].values())
    assert settings.LOGGING["filters"]["reticent"]["()"] == "lasegue.web.ui.logs.Reticent"


@pytest.mark.django_db
def test_a_page_that_breaks_writes_its_place_and_nothing_about_the_person(
    world: World, sign_in: Any, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise ValueError(f"cannot read {world.ana.name}: numb since Tuesday, urinary_retention")

    monkeypatch.setattr("lasegue.web.people.views.file.patient_of", broken)
    browser = sign_in("ben")
    browser.raise_request_exception = False
    answer = browser.get(f"/patient/{world.ana.key}/file/", {"q": "Ana Example", "finding": "urinary_retention"})
    assert answer.status_code == 500
    text = log.getvalue()
    assert "ValueError" in text
    assert str(world.ana.key) not in text
    assert not [each for each in PERSONAL if each in text]


@pytest.mark.django_db
def test_the_page_shown_when_something_breaks_shows_no_trace(
    world: World, sign_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise ValueError("urinary_retention of Ana")

    monkeypatch.setattr("lasegue.web.people.views.file.patient_of", broken)
    browser = sign_in("ben")
    browser.raise_request_exception = False
    page = browser.get(f"/patient/{world.ana.key}/file/").content.decode()
    assert "What you saved before is safe." in page
    assert not [each for each in ("Traceback", "ValueError", "urinary_retention", "site-packages") if each in page]


@pytest.mark.django_db
def test_refusals_write_no_secret_and_no_query(world: World, sign_in: Any, log: io.StringIO) -> None:
    secret = make_link(world.ana, None).secret
    Client().get(f"/enter/{secret}x/", {"name": "Ana Example"})
    Client().get("/resume/some-secret-of-a-call/")
    Client().get(f"/patient/{world.ana.key}/no-such-page/", {"name": "Ana Example"})
    Client().get("/join/MQ/token-of-a-member/more/")
    Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "ben@riverbend.example", "password": "kettle"})
    Client().get("/", HTTP_HOST="evil.example")
    sign_in("fay").get(f"/patient/{world.ana.key}/exam/")
    text = log.getvalue()
    assert text
    hidden = (secret, "some-secret-of-a-call", "token-of-a-member", str(world.ana.key), "kettle")
    assert not [each for each in (*PERSONAL, *hidden) if each in text]


def test_no_line_of_the_log_can_be_made_up() -> None:
    assert "\n" not in masked("Not Found: /x\nWARNING all is well")


def test_an_error_in_the_database_does_not_bring_its_values_along(log: io.StringIO) -> None:
    try:
        int("Key (email)=(ben@riverbend.example) already exists")
    except ValueError:
        logging.getLogger("django.request").exception(
            "Internal Server Error: %s", "/staff/?email=ben@riverbend.example"
        )
    text = log.getvalue()
    assert "ben@riverbend.example" not in text
    assert "ValueError" in text
