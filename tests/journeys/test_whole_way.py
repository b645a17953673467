"""The whole way: a call from a phone, a time, the examination, the draft, the signature, and the plan on the phone."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from tests.journeys.test_first_call import answer, begin, on
from tests.journeys.words import WINDOWS, Words
from tests.web.world import World

from lasegue.web.assessment.entry import NOTHING_THERE
from lasegue.web.plans.released import current_plan
from lasegue.web.programme.items import at_home, later
from lasegue.web.record.models import Episode, Statement

Look = Callable[[Page], None]
MOST_QUESTIONS = 70
MOST_OPEN = 15


def call(phone: Page) -> None:
    """Answer every question in the reassuring way and ask for a time."""
    begin(phone)
    for _ in range(MOST_QUESTIONS):
        if phone.url.endswith("/summary/"):
            break
        answer(phone)
        on(phone)
    on(phone)
    phone.fill("#id_name", "Ivy Sparrow")
    phone.fill("#id_phone", "555-0142")
    phone.locator("#id_preferred summary").click()
    phone.locator("[value=tue_morning]").check()
    phone.check("#id_agreed")
    on(phone)


def reassure(desk: Page, place: str, words: Words) -> None:
    """Give the reassuring answer in a cell of the examination, and in the cell of the other side."""
    cell = desk.locator(f"#{place}")
    expect(cell).to_be_in_viewport()
    before = Statement.objects.count()
    kind = cell.evaluate("each => each.tagName")
    if kind == "A":
        cell.click()
    if kind in ("A", "FIELDSET"):
        cell.locator("[value=none], [value=normal]").or_(cell.locator(f"[value='{NOTHING_THERE}']")).first.check()
        cell.get_by_role("button", name=words("Save these")).click()
    elif kind == "INPUT":
        cell.locator("xpath=../..").locator("[value=better]").check(force=True)
    else:
        cell.select_option("no")
    for _ in range(100):
        if Statement.objects.count() > before:
            break
        desk.wait_for_timeout(50)
    if place.endswith("-left"):
        desk.wait_for_load_state("networkidle")
        reassure(desk, place.removesuffix("-left") + "-right", words)


def examine(desk: Page, plan: str, words: Words) -> None:
    """Follow every open safety question from the plan to its cell, and answer it."""
    for _ in range(MOST_OPEN):
        desk.goto(plan)
        links = desk.locator("#before-signing a")
        if not links.count():
            return
        links.first.click()
        reassure(desk, desk.url.partition("#")[2], words)


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_from_the_first_call_to_the_plan_on_the_phone(
    world: World,
    page_at: Callable[..., Page],
    signed_in: Callable[..., Page],
    no_axe_findings: Look,
    words: Words,
    width: int,
    language: str,
) -> None:
    cache.clear()
    phone, desk = page_at(width, language), signed_in("ben", width)

    call(phone)
    expect(phone).to_have_url(re.compile("/request/done/$"))
    expect(phone.locator("html")).to_have_attribute("lang", language)
    no_axe_findings(phone)

    desk.goto("/today/")
    desk.get_by_role("link", name=words.about("Agree on a time", "Ivy Sparrow")).click()
    desk.get_by_label(words("With"), exact=True).select_option(label="Ben Example")
    desk.get_by_role("button", name=words("Agree on this time")).click()
    expect(desk.get_by_text(words.like("Agreed: %(when)s with %(who)s.", who="Ben Example"))).to_be_visible()
    no_axe_findings(desk)
    on(phone)
    expect(phone).to_have_url(re.compile("/me/$"))
    expect(phone.locator("section[aria-labelledby=next]")).to_contain_text("Ben Example")
    no_axe_findings(phone)

    episode = Episode.objects.get(patient__name="Ivy Sparrow")
    record = f"/patient/{episode.patient.key}/"
    desk.goto(record + "exam/")
    desk.get_by_role("button", name=words("No to all")).click()
    expect(desk.locator("#g-emergency")).to_contain_text(words.like("%(n)s of %(of)s", of=14))
    desk.wait_for_load_state("networkidle")
    no_axe_findings(desk)
    examine(desk, record + "plan/", words)
    no_axe_findings(desk)
    phone.goto("/me/plan/")
    expect(phone.locator(".empty")).to_be_visible()

    desk.get_by_role("link", name=words("Sign and send")).click()
    desk.get_by_label(words("Goals agreed with %(name)s", name="Ivy Sparrow")).check()
    desk.get_by_label(words("The patient's initials")).fill("IS")
    desk.get_by_role("button", name=words("Sign and send")).click()
    signed = words.like("Version %(n)s, signed by %(name)s on %(at)s.", n=1, name="Ben Example")
    expect(desk.get_by_text(signed)).to_be_visible()
    no_axe_findings(desk)

    phone.reload()
    plan = current_plan(episode)
    assert plan is not None
    expect(phone.locator("html")).to_have_attribute("lang", language)
    expect(phone.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    expect(phone.locator(".empty")).to_have_count(0)
    expect(phone.locator("main")).to_contain_text("Ben Example")
    now = at_home(plan)
    assert now
    expect(phone.locator("section[aria-labelledby=do] article")).to_have_count(len(now))
    expect(phone.locator("section[aria-labelledby=later] li")).to_have_count(len(later(plan)))
    no_axe_findings(phone)
