"""What a phone records is kept first, sent once, and shown when the clinic has something else."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.journey

RECORD = """async (count) => {
  const {record} = await import("/scripts/home/outbox.js");
  const entries = Array.from({length: count}, (_, n) => ({kind: "feeling", body: {is: "same", n}}));
  return record(entries, {episode: "e", version: 1, digest: "d"}, {name: "session", value: {at: count}});
}"""
SEND = """async (episode) => (await import("/scripts/home/sync.js")).send(episode ?? "e")"""
WAITING = """async () => (await (await import("/scripts/home/outbox.js")).waiting("e")).map((each) => each.id)"""
DISPUTED = (
    """async () => (await (await import("/scripts/home/outbox.js")).disputed("e")).map((each) => each.answer.is)"""
)

Server = Callable[[list[dict[str, Any]]], tuple[int, dict[str, Any]]]


@pytest.fixture
def phone(browser: Browser, clinic: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{clinic}/plain")
    yield page
    context.close()


def serve(page: Page, answer: Server, *, signed_in: bool = True, episode: str = "e") -> list[list[str]]:
    """A clinic that answers as told; what it was sent, batch by batch."""
    batches: list[list[str]] = []

    def ticket(route: Route) -> None:
        route.fulfill(json={"token": "t", "signed_in": signed_in, "episode": episode})

    def log(route: Route) -> None:
        assert route.request.headers["x-csrftoken"] == "t"
        entries = json.loads(route.request.post_data or "")["entries"]
        batches.append([each["id"] for each in entries])
        status, content = answer(entries)
        route.fulfill(status=status, json=content)

    page.context.route("**/me/ticket/", ticket)
    page.context.route("**/me/log/", log)
    return batches


def accepts(entries: list[dict[str, Any]]) -> tuple[int, dict[str, Any]]:
    plan = {"state": "current", "version": 1, "digest": "d"}
    return 200, {"results": {each["id"]: "accepted" for each in entries}, "plan": plan}


def test_entries_wait_in_the_order_they_were_written_and_leave_when_taken(phone: Page) -> None:
    ids = phone.evaluate(RECORD, 3)
    assert phone.evaluate(WAITING) == ids
    batches = serve(phone, accepts)
    report = phone.evaluate(SEND)
    assert report == {"ending": "sent", "plan": {"state": "current", "version": 1, "digest": "d"}}
    assert batches == [ids]
    assert phone.evaluate(WAITING) == []


def test_what_is_kept_survives_a_reload_of_the_page(phone: Page) -> None:
    ids = phone.evaluate(RECORD, 2)
    phone.reload()
    assert phone.evaluate(WAITING) == ids
    assert phone.evaluate('async () => (await import("/scripts/home/store.js")).placed("session")') == {"at": 2}


def test_an_answer_that_gets_lost_is_asked_for_again_under_the_same_id(phone: Page) -> None:
    ids = phone.evaluate(RECORD, 1)
    lost = phone.context
    batches = serve(phone, lambda entries: (200, {"results": {each["id"]: "known" for each in entries}}))
    lost.route("**/me/log/", lambda route: route.abort(), times=1)
    assert phone.evaluate(SEND)["ending"] == "offline"
    assert phone.evaluate(WAITING) == ids
    assert phone.evaluate(SEND)["ending"] == "sent"
    assert batches == [ids]


def test_a_conflict_is_kept_and_shown_and_holds_up_nothing_else(phone: Page) -> None:
    first, second = phone.evaluate(RECORD, 2)
    serve(phone, lambda _entries: (409, {"results": {first: "conflict", second: "accepted"}}))
    assert phone.evaluate(SEND)["ending"] == "sent"
    assert phone.evaluate(WAITING) == []
    assert phone.evaluate(DISPUTED) == ["conflict"]


def test_a_refusal_is_kept_with_its_reason(phone: Page) -> None:
    (only,) = phone.evaluate(RECORD, 1)
    serve(phone, lambda _entries: (422, {"results": {only: "refused: expected a place, got another"}}))
    phone.evaluate(SEND)
    assert phone.evaluate(DISPUTED) == ["refused"]


def test_a_device_that_is_not_let_in_keeps_everything(phone: Page) -> None:
    ids = phone.evaluate(RECORD, 2)
    batches = serve(phone, accepts, signed_in=False)
    assert phone.evaluate(SEND)["ending"] == "sign_in"
    assert batches == []
    assert phone.evaluate(WAITING) == ids


def test_another_persons_pages_never_send_what_was_recorded_here(phone: Page) -> None:
    phone.evaluate(RECORD, 2)
    batches = serve(phone, accepts, episode="somebody-else")
    assert phone.evaluate(SEND)["ending"] == "not_mine"
    assert phone.evaluate(SEND, "somebody-else")["ending"] == "sent"
    assert batches == []


def test_many_entries_go_in_batches_and_a_batch_that_is_too_large_is_halved(phone: Page) -> None:
    ids = phone.evaluate(RECORD, 450)
    batches = serve(phone, lambda entries: (413, {}) if len(entries) > 100 else accepts(entries))
    assert phone.evaluate(SEND)["ending"] == "sent"
    assert [len(each) for each in batches] == [200, 100, 100, 100, 100, 50]
    assert [each for batch in batches[1:] for each in batch] == ids


def test_two_windows_send_each_entry_once(phone: Page, clinic: str) -> None:
    ids = phone.evaluate(RECORD, 5)
    other = phone.context.new_page()
    other.goto(f"{clinic}/plain")
    batches = serve(phone, accepts)
    both = """async () => {
      const {send} = await import("/scripts/home/sync.js");
      await Promise.all([send("e"), send("e")]);
    }"""
    phone.evaluate(both)
    other.evaluate(both)
    assert batches == [ids]


@pytest.mark.parametrize("status", [500, 502, 429, 403])
def test_an_answer_that_says_nothing_about_the_entries_loses_none(phone: Page, status: int) -> None:
    ids = phone.evaluate(RECORD, 1)
    serve(phone, lambda _entries: (status, {}))
    assert phone.evaluate(SEND)["ending"] == "offline"
    assert phone.evaluate(WAITING) == ids


def test_waits_grow_and_differ_between_phones(phone: Page) -> None:
    waits = phone.evaluate(
        'async () => { const {waitAfter} = await import("/scripts/home/sync.js");'
        "return [1, 2, 3, 9, 50].map((n) => [waitAfter(n, 0), waitAfter(n, 1)]); }"
    )
    assert waits == [[1000, 2000], [2000, 4000], [4000, 8000], [150000, 300000], [150000, 300000]]


def test_a_record_that_the_disk_refuses_keeps_neither_half(phone: Page) -> None:
    full = """async () => {
      const {record, isFull, waiting} = await import("/scripts/home/outbox.js");
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function () { throw new DOMException("full", "QuotaExceededError"); };
      const of = {episode: "e", version: 1, digest: "d"};
      const entry = {kind: "feeling", body: {}};
      const error = await record([entry], of, {name: "session", value: 1}).catch((problem) => problem);
      IDBObjectStore.prototype.put = put;
      return [isFull(error), (await waiting("e")).length];
    }"""
    assert phone.evaluate(full) == [True, 0]


def test_the_time_of_the_device_carries_its_distance_from_universal_time(browser: Browser, clinic: str) -> None:
    for zone, ends in (("America/Chicago", "-06:00"), ("Asia/Kolkata", "+05:30"), ("UTC", "+00:00")):
        page = browser.new_page(timezone_id=zone)
        page.goto(f"{clinic}/plain")
        told = page.evaluate(
            'async () => (await import("/scripts/home/outbox.js")).deviceTime(new Date("2026-11-23T15:41:05.120Z"))'
        )
        assert told.endswith(ends)
        assert page.evaluate("(told) => new Date(told).toISOString()", told) == "2026-11-23T15:41:05.120Z"
        page.close()
