"""Lists that are searched as one types, on a bad line: typed before the scripts have come, or sent in vain."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.slow_line import HeldScripts
from tests.web.plans.people import answer_all, desk_worker
from tests.web.world import World

#: Address, words of the search, where its answer stands, and what is then no longer there to be read.
SEARCHES = [
    ("/patients/", "nora", "#people", "Nobody here is called “nora”.", "Ana Example"),
    ("/patient/{key}/plan/library/", "Thrust manipulation", "#library-rows", "1 item", "Seated row"),
    ("/patient/{key}/exam/", "knee jerk", "#found", "Knee jerk", "Saddle"),
]


@pytest.mark.parametrize(("address", "words", "place", "found", "gone"), SEARCHES)
@pytest.mark.parametrize("leaving", [False, True])
def test_what_is_sought_before_the_scripts_have_come_is_found(
    signed_in: Callable[..., Page],
    world: World,
    address: str,
    words: str,
    place: str,
    found: str,
    gone: str,
    leaving: bool,
) -> None:
    answer_all(world, desk_worker())
    page = signed_in("ben")
    page.goto(f"/patient/{world.ana.key}/plan/")
    scripts = HeldScripts(page)
    page.goto(address.format(key=world.ana.key), wait_until="commit")
    sought = page.locator("form[hx-trigger*=input][role=search] input[type=search]")
    sought.fill(words)
    if leaving:
        sought.blur()
    scripts.let_go()
    expect(page.locator(place)).to_contain_text(found)
    expect(page.locator(place)).not_to_contain_text(gone)
    expect(sought).to_have_value(words)


@pytest.mark.parametrize(("address", "words", "place", "found", "gone"), SEARCHES)
def test_a_search_that_does_not_reach_the_clinic_says_so_and_finds_on_the_next_try(
    signed_in: Callable[..., Page],
    world: World,
    no_axe_findings: Callable[[Page], None],
    address: str,
    words: str,
    place: str,
    found: str,
    gone: str,
) -> None:
    answer_all(world, desk_worker())
    page = signed_in("ben", 360)
    page.goto(address.format(key=world.ana.key))
    page.context.set_offline(True)
    sought = page.locator("form[hx-trigger*=input][role=search] input[type=search]")
    sought.fill(words)
    expect(page.get_by_role("alert")).to_contain_text("Nothing was looked up: the clinic was not reached.")
    no_axe_findings(page)
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(place)).to_contain_text(found)
    expect(page.locator(place)).not_to_contain_text(gone)
    expect(page.get_by_role("alert")).to_have_count(0)
