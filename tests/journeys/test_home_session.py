"""A session at home on a real phone browser: guided, interrupted, without a connection, and kept once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.web.plans.people import answer_all, desk_worker, sign_for
from tests.web.world import World

from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.plans.drafting import open_draft
from lasegue.web.record.episodes import chart_of

Look = Callable[[Page], None]


def signed_plan(world: World) -> None:
    answer_all(world, desk_worker())
    open_draft(chart_of(world.riverbend, world.ana.key), world.ben)
    sign_for(world)


@pytest.fixture
def phone(world: World, page_at: Callable[..., Page], live_server) -> Callable[..., Page]:
    signed_plan(world)

    def bound(width: int = 360, **more) -> Page:
        page = page_at(width, **more)
        secret = bind_now(world.ana, "Test phone").secret
        page.context.add_cookies([{"name": COOKIE, "value": secret, "url": live_server.url}])
        return page

    return bound


def test_dev(phone: Callable[..., Page], no_axe_findings: Look) -> None:
    page = phone(390)
    page.on("console", lambda m: print(m.type, m.text, m.location))
    page.goto("/me/session/")
    expect(page.get_by_role("heading", level=1)).to_have_text("How is your leg pain now?")
    page.screenshot(path="/tmp/team/p2-1.png", full_page=True)
    no_axe_findings(page)
    page.locator("[data-screen=pain] .scale-step", has_text="3").click()
    page.get_by_role("button", name="Start").click()
    page.wait_for_timeout(9000)
    page.screenshot(path="/tmp/team/p2-2.png", full_page=True)
    no_axe_findings(page)
    page.get_by_role("button", name="Pause").click()
    page.screenshot(path="/tmp/team/p2-3.png", full_page=True)
    no_axe_findings(page)
