import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from tests.journeys.words import WINDOWS, Words
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.web.booking.models import Appointment, Request
from lasegue.web.people.devices import make_link
from lasegue.web.record.models import Alert, Episode

SignedIn = Callable[..., Page]
Look = Callable[[Page], None]


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_an_emergency_stands_on_today_and_is_taken_by_key(
    world: World, signed_in: SignedIn, no_axe_findings: Look, words: Words, width: int
) -> None:
    today = f"{words('Today')} · Lasègue"
    Request.objects.create(patient=world.ana, clinic=world.riverbend, preferred=["mon_morning"])
    tell(world, {"saddle_sensation_change": True})
    page = signed_in("ben", width)
    page.goto("/today/")
    expect(page).to_have_title(f"(1) {words('Emergency')} · {today}")
    row = page.locator("[data-row]").first
    expect(row).to_contain_text(words("Emergency answer"))
    no_axe_findings(page)
    page.keyboard.press("j")
    expect(row.get_by_role("link", name="Ana Example")).to_be_focused()
    page.keyboard.press("t")
    expect(page.get_by_text(words("You took this. %(name)s is yours now.", name="Ana Example"))).to_be_visible()
    expect(page).to_have_title(today)
    alert = Alert.objects.get()
    assert alert.taken_by == world.ben
    no_axe_findings(page)
    page.goto(f"/alert/{alert.key}/")
    expect(page.get_by_text(words("taken by %(who)s", who="Ben Example"))).to_be_visible()
    no_axe_findings(page)


def test_a_key_does_what_a_row_asks_for(world: World, signed_in: Callable[..., Page]) -> None:
    world.episode.stage = "examined"
    world.episode.save()
    page = signed_in("ben")
    page.goto("/today/")
    row = page.locator("[data-row]").first
    asked = row.locator("[data-do]").get_attribute("href")
    assert asked and str(world.ana.key) in asked
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(page).to_have_url(re.compile(f"{re.escape(asked)}$"))


def test_a_row_is_handed_over_and_the_other_person_finds_it(
    world: World, signed_in: SignedIn, no_axe_findings: Look
) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="examined")
    page = signed_in("ben")
    page.goto("/today/")
    page.get_by_role("link", name=re.compile(r"Hand over\s*: Ana Example")).click()
    no_axe_findings(page)
    page.locator("#hand-over").get_by_label("To").select_option(label="Amy Example")
    page.locator("#hand-over").get_by_role("button", name="Hand over").click()
    expect(page.get_by_text("Plan to sign · Ana Example, handed to Amy Example")).to_be_visible()
    no_axe_findings(page)
    other = signed_in("amy")
    other.goto("/today/")
    expect(other.get_by_role("link", name="Ana Example").first).to_be_visible()
    page.get_by_role("button", name=re.compile("Back on the list.*Plan to sign")).click()
    expect(page.get_by_role("link", name=re.compile(r"Hand over\s*: Ana Example"))).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_walk_in_is_added_and_comes_in_by_the_link_once(
    world: World,
    signed_in: SignedIn,
    page_at: Callable[..., Page],
    no_axe_findings: Look,
    width: int,
) -> None:
    page = signed_in("fay", width)
    page.goto("/patients/add/")
    no_axe_findings(page)
    page.get_by_label("Name", exact=True).fill("Linden Rook")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("button", name=re.compile("QR code")).click()
    expect(page.get_by_role("img", name=re.compile("QR code"))).to_be_visible()
    link = page.get_by_label("Link", exact=True).input_value()
    phone = page_at(390)
    phone.goto(link)
    no_axe_findings(phone)
    phone.get_by_role("button", name="Yes, open my pages here").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile("^Good "))
    second = page_at(390)
    second.goto(link)
    expect(second.get_by_role("heading", level=1)).to_have_text("This link has ended")
    no_axe_findings(second)
    expect(second.get_by_role("link", name="To the first page")).to_be_visible()
    second.goto("/me/")
    expect(second.get_by_role("heading", level=1)).to_have_text("Your pages are closed here")
    no_axe_findings(second)
    phone.goto(link)
    phone.get_by_role("link", name="To my pages").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile("^Good "))


def test_the_list_is_searched_as_one_types(world: World, signed_in: SignedIn, no_axe_findings: Look) -> None:
    for width in (360, 1280):
        page = signed_in("ben", width)
        page.goto("/patients/")
        no_axe_findings(page)
        page.get_by_label("Name or initials").press_sequentially("zz")
        expect(page.get_by_text("Nobody here is called")).to_be_visible()
        page.get_by_label("Name or initials").fill("ana")
        expect(page.get_by_role("link", name="Ana Example")).to_be_visible()


def test_the_desk_agrees_on_a_time_and_marks_who_came(world: World, signed_in: SignedIn, no_axe_findings: Look) -> None:
    Request.objects.create(patient=world.ana, clinic=world.riverbend, preferred=["mon_morning"])
    page = signed_in("fay")
    page.goto("/appointments/")
    no_axe_findings(page)
    page.get_by_role("link", name=re.compile(r"Agree on a time\s*: Ana Example")).click()
    no_axe_findings(page)
    page.get_by_label("With").select_option(label="Ben Example")
    page.get_by_role("button", name="Agree on this time").click()
    expect(page.get_by_text("Agreed:")).to_be_visible()
    day = Appointment.objects.get().starts_at.date()
    page.goto(f"/appointments/?day={day}")
    expect(page.get_by_role("button", name=re.compile("Arrived|Done|No show"))).to_have_count(0)
    Appointment.objects.update(starts_at=timezone.now())
    page.goto("/appointments/")
    page.get_by_role("button", name=re.compile(r"Arrived\s*: Ana Example")).click()
    expect(page.get_by_role("cell", name="Arrived", exact=True)).to_be_visible()
    narrow = signed_in("fay", 360)
    narrow.goto("/appointments/")
    no_axe_findings(narrow)


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_the_timeline_tells_the_whole_story_and_care_ends_with_a_reason(
    world: World, signed_in: SignedIn, no_axe_findings: Look, words: Words, width: int
) -> None:
    tell(world, {"age_years": 45, "pain_regions": ["calf_right"], **ALL_CLEAR}, kind="intake")
    page = signed_in("ben", width)
    page.goto(f"/patient/{world.ana.key}/timeline/")
    expect(page.get_by_text(words("First questions answered"))).to_be_visible()
    no_axe_findings(page)
    page.locator("summary", has_text=words("End care")).click()
    page.get_by_label(words("Reason")).fill("Moved to another town.")
    page.get_by_role("button", name=words("End care")).click()
    expect(page.get_by_text("Moved to another town.")).to_be_visible()
    expect(page.locator("summary", has_text=words("Open again"))).to_be_visible()


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_the_patients_own_pages_in_three_languages(
    world: World, context_at: Callable[..., BrowserContext], no_axe_findings: Look, language: str
) -> None:
    tell(world, {"age_years": 45, "pain_regions": ["calf_right"], **ALL_CLEAR}, by=world.ben)
    world.ana.language = language
    world.ana.save()
    Appointment.objects.create(
        clinic=world.riverbend, patient=world.ana, therapist=world.ben, starts_at=timezone.now() + timedelta(days=2)
    )
    link = f"/enter/{make_link(world.ana, world.fay).secret}/"
    page: Any = context_at(360, language).new_page()
    page.goto(link)
    page.locator("main form button").click()
    page.wait_for_url("**/me/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    for address in (
        "/me/",
        "/me/progress/",
        "/me/learn/",
        "/me/flare-up/",
        "/me/plan/",
        "/me/story/",
        "/me/help/",
        "/me/record/",
    ):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        no_axe_findings(page)


def test_an_emergency_closes_the_patients_pages_to_the_stop(
    world: World, page_at: Callable[..., Page], no_axe_findings: Look
) -> None:
    link = f"/enter/{make_link(world.ana, world.fay).secret}/"
    page = page_at(360)
    page.goto(link)
    page.locator("main form button").click()
    page.wait_for_url("**/me/")
    tell(world, {"saddle_sensation_change": True})
    page.goto("/me/plan/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Go to an emergency department now")
    no_axe_findings(page)
