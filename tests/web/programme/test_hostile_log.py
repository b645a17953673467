"""Whatever is sent to the log: an answer in its own words, never a trace, and nothing half kept."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.web.world import World

from lasegue.web.plans.models import Version
from lasegue.web.programme.entries import KINDS
from lasegue.web.programme.models import Entry
from lasegue.web.programme.views.data import MOST_BYTES

pytestmark = pytest.mark.django_db

ANSWERS = {200, 400, 409, 413, 422}
plain = some.one_of(some.none(), some.booleans(), some.integers(), some.floats(allow_nan=False), some.text(max_size=40))
anything = some.recursive(
    plain,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
fields = some.fixed_dictionaries(
    {},
    optional={
        "id": some.uuids().map(str) | anything,
        "seq": some.integers(-5, 2**70) | anything,
        "kind": some.sampled_from(sorted(KINDS)) | anything,
        "at": some.datetimes().map(lambda each: each.isoformat() + "+00:00") | anything,
        "body": anything
        | some.dictionaries(some.sampled_from(["is", "text", "worst", "moment", "answers", "session"]), anything),
        "plan": some.integers(-1, 10) | anything,
        "digest": anything,
        "more": anything,
    },
)


def post(phone: Client, content: Any) -> Any:
    return phone.post("/me/log/", content, content_type="application/json")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(entries=some.lists(fields | anything, max_size=4))
def test_anything_is_answered_entry_by_entry(plan: Version, phone: Client, entries: list[Any]) -> None:
    before = Entry.objects.count()
    answer = post(phone, json.dumps({"device_clock": timezone.now().isoformat(), "entries": entries}))
    assert answer.status_code in ANSWERS
    if answer.status_code != 400:
        words = list(answer.json()["results"].values())
        assert Entry.objects.count() - before == words.count("accepted")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"null", b"[]", b"{}", b"\x00", b"\xff\xfe", b'{"device_clock": 5, "entries": []}', b'{"entries": []}',
        b'{"device_clock": "yesterday", "entries": []}', b'{"device_clock": "2026-01-01T00:00:00", "entries": []}',
        b'{"device_clock": "0001-01-01T00:00:00+23:59", "entries": []}', b'{"device_clock": NaN, "entries": []}',
        b"[" * 100_000, b'{"a":' * 50_000, b'{"device_clock": "2026-01-01T00:00:00Z", "entries": {}}',
    ],
)  # fmt: skip
def test_what_is_no_batch_is_told_so(plan: Version, phone: Client, content: bytes) -> None:
    answer = post(phone, content)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(("expected", "at:"))
    assert not Entry.objects.exists()


def test_too_much_at_once_is_told_so(plan: Version, phone: Client) -> None:
    large = {"device_clock": timezone.now().isoformat(), "entries": [{"x": "y" * MOST_BYTES}]}
    many = {"device_clock": timezone.now().isoformat(), "entries": [1] * 201}
    huge = {"device_clock": timezone.now().isoformat(), "entries": [{"x": "y" * 2_000_000}]}
    for batch in (large, many, huge):
        answer = post(phone, json.dumps(batch))
        assert answer.status_code == 413
        assert "expected at most" in answer.json()["error"]


@pytest.mark.parametrize("text", ["a\x00b", "\x00", " \n ", "x" * 1001])
def test_a_question_that_cannot_be_kept_is_refused(plan: Version, phone: Client, text: str) -> None:
    own = {"id": str(uuid4()), "seq": 1, "kind": "question", "at": timezone.now().isoformat(), "body": {"text": text}}
    answer = post(phone, json.dumps({"device_clock": timezone.now().isoformat(), "entries": [own]}))
    assert answer.status_code == 422
    assert answer.json()["results"][own["id"]].startswith("refused: ")


def test_half_a_letter_is_refused(plan: Version, phone: Client) -> None:
    own = {
        "id": str(uuid4()),
        "seq": 1,
        "kind": "question",
        "at": timezone.now().isoformat(),
        "body": {"text": "\ud800"},
    }
    answer = post(phone, json.dumps({"device_clock": timezone.now().isoformat(), "entries": [own]}))
    assert answer.status_code in {400, 422}
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("pain", {"moment": "after", "worst": 11}),
        ("pain", {"moment": "after", "worst": -1}),
        ("pain", {"moment": "after", "worst": 3, "regions": {"pain": ["the-moon"], "tingling": [], "numb": []}}),
        ("screen", {"answers": {}}),
        ("screen", {"answers": {"age_years": True}}),
        ("screen", {"answers": {"fever": "no"}}),
        ("feeling", {"is": "better", "more": 1}),
    ],
)
def test_what_the_contract_does_not_know_is_refused(plan: Version, phone: Client, kind: str, body: Any) -> None:
    own = {"id": str(uuid4()), "seq": 1, "kind": kind, "at": timezone.now().isoformat(), "body": body}
    answer = post(phone, json.dumps({"device_clock": timezone.now().isoformat(), "entries": [own]}))
    assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_only_posts_are_taken(world: World, phone: Client) -> None:
    assert phone.get("/me/log/").status_code == 405
    assert phone.post("/me/programme.json").status_code == 405
