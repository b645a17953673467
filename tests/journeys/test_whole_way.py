"""The whole way: a call from a phone, a time, the examination, the draft, the signature, and the plan on the phone."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from tests.journeys.test_first_call import answer, begin, on
from tests.web.world import World

from lasegue.web.assessment.entry import NOTHING_THERE
from lasegue.web.plans.released import current_plan
from lasegue.web.record.models import Episode, Statement

Look = Callable[[Page], None]
MOST_QUESTIONS = 70
MOST_OPEN = 15
#: The phone's width and language; the clinic works in English whatever its patients speak.
PHONES = [(360, "en"), (1280, "es"), (360, "ar")]


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
    phone.locator("[value=tue_morning]").check()
    phone.check("#id_agreed")
    on(phone)


def reassure(desk: Page, place: str) -> None:
    """Give the reassuring answer in a cell of the examination, and in the cell of the other side."""
    cell = desk.locator(f"#{place}")
    expect(cell).to_be_in_viewport()
    before = Statement.objects.count()
    kind = cell.evaluate("each => each.tagName")
    if kind == "A":
        cell.click()
    if kind in ("A", "FIELDSET"):
        cell.locator("[value=none], [value=normal]").or_(cell.locator(f"[value='{NOTHING_THERE}']")).first.check()
        cell.get_by_role("button", name="Save these").click()
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
        reassure(desk, place.removesuffix("-left") + "-right")


def examine(desk: Page, plan: str) -> None:
    """Follow every open safety question from the plan to its cell, and answer it."""
    for _ in range(MOST_OPEN):
        desk.goto(plan)
        links = desk.locator("#before-signing a")
        if not links.count():
            return
        links.first.click()
        reassure(desk, desk.url.partition("#")[2])


@pytest.mark.parametrize(("width", "language"), PHONES)
def test_from_the_first_call_to_the_plan_on_the_phone(
    world: World,
    page_at: Callable[..., Page],
    signed_in: Callable[..., Page],
    no_axe_findings: Look,
    width: int,
    language: str,
) -> None:
    cache.clear()
    phone, desk = page_at(width, language), signed_in("ben", 1280)

    call(phone)
    expect(phone).to_have_url(re.compile("/request/done/$"))
    expect(phone.locator("html")).to_have_attribute("lang", language)
    no_axe_findings(phone)

    desk.goto("/today/")
    desk.get_by_role("link", name=re.compile(r"Agree on a time\s*: Ivy Sparrow")).click()
    desk.get_by_label("With").select_option(label="Ben Example")
    desk.get_by_role("button", name="Agree on this time").click()
    expect(desk.get_by_text("Agreed:")).to_be_visible()
    no_axe_findings(desk)
    on(phone)
    expect(phone).to_have_url(re.compile("/me/$"))
    expect(phone.locator("section[aria-labelledby=next]")).to_contain_text("Ben Example")
    no_axe_findings(phone)

    episode = Episode.objects.get(patient__name="Ivy Sparrow")
    record = f"/patient/{episode.patient.key}/"
    desk.goto(record + "exam/")
    desk.get_by_role("button", name="No to all").click()
    expect(desk.locator("#g-emergency")).to_contain_text("of 14")
    desk.wait_for_load_state("networkidle")
    no_axe_findings(desk)
    examine(desk, record + "plan/")
    no_axe_findings(desk)
    phone.goto("/me/plan/")
    expect(phone.locator(".empty")).to_be_visible()

    desk.get_by_role("link", name="Sign and send").click()
    desk.get_by_label("Goals agreed with Ivy Sparrow").check()
    desk.get_by_label("The patient's initials").fill("IS")
    desk.get_by_role("button", name="Sign and send").click()
    expect(desk.get_by_text("Version 1, signed by Ben Example")).to_be_visible()
    no_axe_findings(desk)

    phone.reload()
    plan = current_plan(episode)
    assert plan is not None
    expect(phone.locator("html")).to_have_attribute("lang", language)
    expect(phone.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    expect(phone.locator(".empty")).to_have_count(0)
    expect(phone.locator("main")).to_contain_text("Ben Example")
    exercises = [line for line in plan.lines if line.kind == "exercise"]
    assert exercises
    expect(phone.locator("section[aria-labelledby=do] article")).to_have_count(len(exercises))
    no_axe_findings(phone)
