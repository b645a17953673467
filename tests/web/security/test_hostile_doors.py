"""Before anybody is known: the first call and the ways in take anything at all, and never break; none is forgotten."""

from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.intake.caller import Caller
from tests.web.security.hostile import ADDRESSES, DOORS, KEYS, values
from tests.web.security.walking import (
    IN_CARE,
    OWN,
    PATTERNS,
    Pattern,
    browser_of,
    browser_of_patient,
    doors,
    filling_of,
)

from lasegue.web.demo.clinic import members
from lasegue.web.record.models import Statement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("riverbend"), pytest.mark.xdist_group("riverbend")]

EXAMPLES = 8
#: What the forms of the first call and of the ways in are made of.
FIELDS = (
    "clinic", "fresh", "question", "answer", "left", "right", "ago", "unit", "pain", "tingling", "numb", "worst",
    "words", "name", "phone", "email", "born_on", "preferred", "note", "agreed", "began", "language", "next",
    "password", "clinic-name", "owner-email", "owner-code", "owner-password", "login", "code", "credential",
    "oldpassword", "password1", "password2", "email", "id", "session",
)  # fmt: skip
#: How staff sign in and keep their factors: pages that are not ours, at addresses that are.
SIGN_IN = tuple(dict.fromkeys(each.name for each in PATTERNS if not each.own and each.name not in DOORS))
#: Gone outside a demo, so that it cannot be asked here what it takes; it only shows.
READ_ONLY = ("demo",)
hostile_forms = st.dictionaries(st.sampled_from((*FIELDS, *KEYS)), values, min_size=1, max_size=5)
quickly = settings(
    max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def calls() -> list[Caller]:
    """A call just begun, one in the middle, one whose questions are done, and one that was stopped."""
    clinic = filling_of(IN_CARE).patient.clinic
    begun, middle, done, stopped = (Caller(clinic) for _ in range(4))
    for each in (begun, middle, done, stopped):
        each.client.raise_request_exception = False
        each.start()
    middle.answer_all(until="age_years")
    done.answer_all()
    stopped.answer({"answer": "yes"}, "saddle_sensation_change")
    return [begun, middle, done, stopped]


def paths_of(name: str) -> list[str]:
    pattern = next(each for each in PATTERNS if each.name == name)
    filling = filling_of(IN_CARE)
    links = [path for path in doors(filling.patient, members()["reed"]) if path.startswith(f"/{name}/")]
    return [*filling.paths(pattern), *links]


@pytest.mark.parametrize("name", [*DOORS, *SIGN_IN])
def test_no_door_breaks_whatever_is_sent_and_nothing_that_was_said_is_lost(name: str) -> None:
    with transaction.atomic():
        browsers = [Client(raise_request_exception=False), browser_of("therapist", raise_request_exception=False)]
        browsers += [] if name in SIGN_IN else [each.client for each in calls()]
        paths, before = paths_of(name), set(Statement.objects.values_list("pk", flat=True))

        @quickly
        @given(st.sampled_from(browsers), st.sampled_from(paths), hostile_forms, st.booleans())
        def sent(browser: Client, path: str, content: dict[str, Any], twice: bool) -> None:
            asked = {"question": "saddle_sensation_change", **content} if name == "check" else content
            with transaction.atomic():
                kept = dict(browser.cookies)
                for _time in range(1 + twice):
                    answer = browser.post(path, asked)
                    assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, (path, asked)
                assert before <= set(Statement.objects.values_list("pk", flat=True))
                transaction.set_rollback(True)
                browser.cookies.clear()
                browser.cookies.update(kept)

        sent()
        transaction.set_rollback(True)


@quickly
@given(st.binary(max_size=300), st.sampled_from(["a.jpg", "../x.png", "", "a" * 300, "\u202egpj.exe"]))
def test_no_photo_breaks_the_page_it_is_sent_to(content: bytes, name: str) -> None:
    beginnings = (
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"",
    )
    browser = browser_of("therapist", raise_request_exception=False)
    path = filling_of(IN_CARE).paths(next(each for each in OWN if each.name == "home_note"))[0]
    for beginning in beginnings:
        with transaction.atomic():
            photo = SimpleUploadedFile(name or "x", beginning + content)
            answer = browser.post(path, {"item": "walking-program", "text": "", "photo": photo})
            assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
            transaction.set_rollback(True)


def takes_posts(pattern: Pattern) -> bool:
    """Whether an address answers a form at all, to whoever may send it one."""
    visitors = [
        browser_of("therapist"),
        browser_of("owner"),
        browser_of_patient(IN_CARE),
        Client(HTTP_HOST="localhost"),
    ]
    for browser in visitors:
        browser.raise_request_exception = False
        for path in filling_of(IN_CARE).paths(pattern)[:1]:
            with transaction.atomic():
                status = browser.post(path).status_code
                transaction.set_rollback(True)
            if status not in {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.FORBIDDEN}:
                return True
    return False


def test_every_address_that_takes_a_form_is_asked_with_hostile_values() -> None:
    """An address that is new and takes forms fails here until it stands in one of the two tables."""
    asked = {*DOORS, *SIGN_IN, *READ_ONLY, *(each.name for each in ADDRESSES)}
    assert [each.name for each in PATTERNS if each.name not in asked and takes_posts(each)] == []
    assert set(DOORS) <= {each.name for each in PATTERNS}
