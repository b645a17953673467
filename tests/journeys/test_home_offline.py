"""No connection: the session starts cold, is killed, goes on, and every set reaches the clinic exactly once."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from tests.browsing import CHROMIUM, FLAGS
from tests.journeys.conftest import PATIENCE_MS
from tests.journeys.phone import (
    SESSION,
    Line,
    begin,
    bind,
    hurry,
    kept_for_offline,
    on_server,
    plan_signed,
    wait_until,
    waiting,
)
from tests.web.programme.test_plan_in_words import photo
from tests.web.world import World

from lasegue.web.people.models import Device
from lasegue.web.plans.models import Version
from lasegue.web.programme.answering import NewNote, write_note
from lasegue.web.programme.models import Entry
from lasegue.web.record.models import Alert

Look = Callable[[Page], None]
SYNC = "[data-sync]"


class Phone:
    """A browser with a disk of its own, which can be closed, killed and started again."""

    def __init__(self, browser: Browser, profile: Path, world: World, line: Line) -> None:
        self._kind, self._profile, self.line = browser.browser_type, profile, line
        self.context = self._launch()
        bind(world, self.context, line.url)

    def _launch(self) -> BrowserContext:
        context = self._kind.launch_persistent_context(
            str(self._profile), executable_path=CHROMIUM, args=FLAGS, base_url=self.line.url,
            viewport={"width": 360, "height": 800}, locale="en",
        )  # fmt: skip
        context.set_default_timeout(PATIENCE_MS)
        return context

    def open(self, address: str) -> Page:
        """A page whose clock can be hurried; a fault in a script fails the journey."""
        page = self.context.new_page()
        page.clock.install()
        page.on("pageerror", _fail)
        page.goto(address)
        return page

    def start_again(self) -> None:
        """Close the browser and start it cold."""
        self.context.close()
        self.context = self._launch()

    def connect(self, page: Page) -> None:
        """The connection is back, and the page hears of it."""
        self.line.mend()
        page.evaluate("dispatchEvent(new Event('online'))")

    def kill(self) -> None:
        """End the browser at once, as when the battery is empty, and start it again with the cookie it had."""
        cookies = self.context.cookies()
        page = self.context.pages[-1]
        try:
            self.context.new_cdp_session(page).send("Browser.crash")
        except Error:
            self.context = self._launch()
        self.context.add_cookies(cookies)  # type: ignore[arg-type] # cookies() and add_cookies() differ in optional keys


def _fail(error: Any) -> None:
    raise AssertionError(f"a script failed: {error}")


@pytest.fixture
def phone(browser: Browser, tmp_path: Path, world: World, live_server: Any) -> Iterator[Phone]:
    plan_signed(world)
    line = Line(live_server.thread.port)
    made = Phone(browser, tmp_path / "profile", world, line)
    yield made
    made.context.close()
    line.cut()


def title(page: Page) -> str:
    return page.locator("[data-field=title]").inner_text()


def ready_offline(phone: Phone, address: str = "/me/") -> Page:
    """Open one page with a connection, wait until all is kept, and lose the connection."""
    page = phone.open(address)
    kept_for_offline(page)
    phone.line.cut()
    return page


def test_a_whole_session_without_a_connection_from_a_cold_start_killed_in_the_middle(phone: Phone) -> None:
    ready_offline(phone)
    phone.start_again()
    page = phone.open("/me/")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    expect(page.locator(SYNC)).to_contain_text("Offline, all saved here")
    page.goto(SESSION + "?minutes=5")
    begin(page)
    first = title(page)
    page.clock.run_for(5_000 + 13_000)
    rep = page.locator("[data-field=rep]").inner_text()
    assert int(rep) > 1
    page.wait_for_timeout(300)

    phone.kill()
    page = phone.open("/me/session/")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    assert title(page) == first
    assert page.locator("[data-field=rep]").inner_text() == rep
    page.get_by_role("button", name="Go on").click()
    hurry(page, lambda: page.locator("[data-screen=pain]").is_visible())
    page.locator("[data-screen=pain] .scale-step").nth(2).click()
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Done for now")
    kept = waiting(page)
    expect(page.locator(SYNC)).to_contain_text(f"{len(kept)} to send")
    assert on_server() == []

    phone.connect(page)
    wait_until(page, lambda: waiting(page) == [])
    assert [entry.kind for entry in on_server()] == [each["kind"] for each in kept]
    assert len(on_server("session_started")) == len(on_server("session_ended")) == 1
    sets = [(entry.body["line"], entry.body["set"], entry.body["side"]) for entry in on_server("set_done")]
    assert sets
    assert len(sets) == len(set(sets))
    expect(page.locator(SYNC)).to_be_hidden()


def test_every_page_of_the_plan_opens_without_a_connection(phone: Phone) -> None:
    page = ready_offline(phone)
    addresses = page.evaluate('async () => (await (await fetch("/me/programme.json")).json()).pages')
    assert {"/me/", "/me/session/", "/me/progress/", "/me/learn/", "/me/flare-up/", "/me/help/"} <= set(addresses)
    for address in addresses:
        page.goto(address)
        assert page.locator("h1").first.inner_text()
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert colour != "rgba(0, 0, 0, 0)", f"{address} came without its styles"
    page.goto("/me/record/")
    assert page.url.endswith("/me/record/")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()  # what is not kept leads to Today


def test_stop_words_come_at_once_offline_stay_and_reach_the_clinic(
    phone: Phone, world: World, no_axe_findings: Look
) -> None:
    page = ready_offline(phone, SESSION)
    begin(page)
    page.clock.run_for(8_000)
    page.get_by_role("button", name="It hurts more").click()
    page.get_by_role("button", name="Yes, further down").click()
    page.locator("[data-do=answer][data-value=yes]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("emergency department")
    expect(page.get_by_role("link", name="Call 911")).to_be_visible()
    expect(page.locator("[data-field=told]")).to_contain_text("We have not reached the clinic yet")
    no_axe_findings(page)
    page.wait_for_timeout(300)
    page.goto("/me/learn/")
    expect(page.get_by_role("link", name="Call 911")).to_be_visible()
    assert page.url.endswith(SESSION)

    phone.line.mend()
    page.reload()
    wait_until(page, lambda: Alert.objects.filter(episode=world.episode, level="emergency").exists())
    expect(page.get_by_text("Riverbend Clinic was told at")).to_be_visible()
    phone.line.cut()
    page.goto("/me/learn/")
    expect(page.get_by_text("Riverbend Clinic was told at")).to_be_visible()

    Alert.objects.update(cleared_at="2026-11-29T10:00:00Z")
    phone.line.mend()
    page.goto("/me/")
    page.goto(SESSION)
    expect(page.get_by_role("link", name="Call 911")).to_have_count(0)


def test_a_plan_that_is_taken_back_while_offline_ends_the_session_and_keeps_what_was_done(phone: Phone) -> None:
    page = ready_offline(phone, SESSION)
    begin(page)
    first = title(page)
    hurry(page, lambda: title(page) != first)
    Version.objects.filter(state="signed").update(state="withdrawn")
    phone.connect(page)
    expect(page.get_by_text("Your therapist has taken this plan back.")).to_be_visible()
    wait_until(page, lambda: waiting(page) == [])
    assert on_server("set_done")
    assert on_server("session_ended")[0].body["done"]
    wait_until(
        page,
        lambda: (
            "withdrawn"
            in page.evaluate("async () => (await (await caches.open('pages-1')).match('/me/programme.json')).text()")
        ),
    )
    phone.line.cut()
    page.goto(SESSION)
    expect(page.get_by_text("Your therapist has taken this plan back.")).to_be_visible()


def test_a_conflict_is_kept_and_said(phone: Phone, world: World) -> None:
    page = ready_offline(phone)
    page.get_by_role("button", name="Same").click()
    expect(page.locator(SYNC)).to_contain_text("1 to send")
    (kept,) = waiting(page)
    other = {
        "episode": world.episode,
        "device": Device.objects.get(),
        "seq": 1,
        "kind": "feeling",
        "body": {"is": "better"},
    }
    Entry.objects.create(id=kept["id"], at=kept["at"], done_at=kept["at"], body_digest="other", **other)
    phone.connect(page)
    expect(page.locator(SYNC)).to_contain_text("Not taken by the clinic: 1. Nothing is lost.")
    page.reload()
    expect(page.locator(SYNC)).to_contain_text("Not taken by the clinic: 1. Nothing is lost.")
    assert Entry.objects.get().body == {"is": "better"}


def test_what_the_clinic_did_not_take_is_told_in_words_sent_as_a_message_or_put_away(
    phone: Phone, world: World, no_axe_findings: Look
) -> None:
    page = ready_offline(phone)
    for answer in ("Same", "Better"):
        page.get_by_role("button", name=answer).click()
    page.get_by_role("link", name="See what is here").click()
    rows = page.locator("[data-part=waiting] li")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Your leg is better.")
    expect(rows.first).to_contain_text("It goes to the clinic by itself.")
    expect(rows.get_by_role("button")).to_have_count(0)
    other = {
        "episode": world.episode,
        "device": Device.objects.get(),
        "seq": 1,
        "kind": "feeling",
        "body": {"is": "worse"},
    }
    for kept in waiting(page):
        Entry.objects.create(id=kept["id"], at=kept["at"], done_at=kept["at"], body_digest="other", **other)
    phone.connect(page)
    against = page.locator("[data-part=disputed] li")
    expect(against).to_have_count(2)
    expect(against.first).to_contain_text("The clinic already had another entry in its place.")
    no_axe_findings(page)
    against.first.get_by_role("button", name="Send it to my therapist").click()
    wait_until(page, lambda: bool(on_server("question")))
    said = on_server("question")[0].body["text"]
    assert said.startswith("My phone could not hand this in (") and said.endswith("Your leg is better.")
    expect(against).to_have_count(1)
    against.get_by_role("button", name="Put it away").click()
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    expect(page.locator(SYNC)).to_be_hidden()
    page.reload()
    page.get_by_text("Put away", exact=True).click()
    expect(page.locator("[data-part=away] li")).to_have_count(2)
    page.get_by_role("button", name="Back to the list").first.click()
    expect(against).to_have_count(1)
    expect(page.locator(SYNC)).to_contain_text("Not taken by the clinic: 1. Nothing is lost.")


def test_a_device_that_has_ended_keeps_everything_until_it_is_let_in_again(phone: Phone, world: World) -> None:
    page = ready_offline(phone)
    page.get_by_role("button", name="Better").click()
    expect(page.locator(SYNC)).to_contain_text("1 to send")
    Device.objects.update(revoked_at="2026-11-01T10:00:00Z")
    phone.connect(page)
    expect(page.locator(SYNC)).to_contain_text("It is safe on your phone. Ask the clinic for a new link")
    assert len(waiting(page)) == 1
    page.goto("/me/")
    expect(page.get_by_text("Your pages are closed here")).to_be_visible()
    expect(page.get_by_text("Kept on this phone until you are let in again: 1")).to_be_visible()
    assert page.evaluate("async () => (await (await caches.open('pages-1')).keys()).length") == 0
    bind(world, phone.context, phone.line.url)
    page.goto("/me/")
    wait_until(page, lambda: len(on_server("feeling")) == 1)
    expect(page.locator(SYNC)).to_be_hidden()


def test_a_full_phone_says_so_and_the_next_step_keeps_both(phone: Phone) -> None:
    page = ready_offline(phone, SESSION)
    begin(page)
    page.wait_for_timeout(300)
    before = len(waiting(page))
    page.evaluate(
        """() => { globalThis.add = IDBObjectStore.prototype.add;
        IDBObjectStore.prototype.add = () => { throw new DOMException("full", "QuotaExceededError"); }; }"""
    )
    first = title(page)
    hurry(page, lambda: title(page) != first)
    expect(page.get_by_role("alert").filter(has_text="This phone is full.")).to_be_visible()
    assert len(waiting(page)) == before
    page.evaluate("() => { IDBObjectStore.prototype.add = globalThis.add; }")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("This phone is full.")).to_be_hidden()
    assert [each["kind"] for each in waiting(page)][before:] == ["set_done"]


def test_a_worse_day_is_asked_about_without_a_connection_too(phone: Phone) -> None:
    page = ready_offline(phone)
    page.get_by_role("button", name="Worse").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sorry to hear that")
    for radio in page.locator("fieldset.asked [value=no]").all():
        radio.check(force=True)
    page.locator(".scale-step").nth(6).click()
    page.get_by_role("button", name="Send to my therapist").click()
    expect(page.locator(SYNC)).to_contain_text("3 to send")
    assert [each["kind"] for each in waiting(page)] == ["feeling", "screen", "pain"]
    phone.connect(page)
    wait_until(page, lambda: len(on_server("pain")) == 1)


def test_a_second_window_does_not_play_the_same_session(phone: Phone) -> None:
    page = phone.open(SESSION)
    begin(page)
    other = phone.open(SESSION)
    expect(other.get_by_role("heading", level=1)).to_have_text("This session is open in another window")


def test_a_photo_from_the_clinic_opens_large_on_the_plan_page_without_a_connection(phone: Phone, world: World) -> None:
    write_note(world.episode, world.ben, NewNote("prone-press-up", "Elbows in.", photo(), keeps_photo=False))
    page = phone.open("/me/")
    kept = "async () => (await (await caches.open('pages-1')).keys()).filter(({ url }) => /photo/.test(url)).length"
    kept_for_offline(page)
    wait_until(page, lambda: page.evaluate(kept) == 1)
    phone.line.cut()
    page.goto("/me/plan/")
    small, large = page.locator(".thumb img"), page.locator(".large img")
    expect(small).to_have_attribute("alt", re.compile("A photo from your therapist: Press-up, lying on your front"))
    assert small.evaluate("(image) => image.naturalWidth") == 60
    expect(large).to_be_hidden()
    page.locator(".thumb").click()
    expect(large).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(large).to_be_hidden()
    expect(page.locator(".thumb")).to_be_focused()
