"""A therapist of another clinic: for them a patient of this one does not exist, whatever address they try."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.words import WINDOWS, Words
from tests.web.security.walking import GUARDED, Filling
from tests.web.visits.test_visit_notes import DISC
from tests.web.world import World, tell

from lasegue.web.people.devices import bind_now
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Alert
from lasegue.web.visits.treating import start

TABS = ("story", "exam", "plan", "visits", "home", "timeline", "file", "book")


@pytest.fixture
def of_ana(world: World) -> Filling:
    """All that stands in addresses about somebody in the middle of care, with an alert."""
    tell(world, DISC, by=world.ben)
    visit = start(chart_of(world.riverbend, world.ana.key), world.ben)
    tell(world, {"saddle_sensation_change": True}, kind="intake")
    return Filling(world.ana, visit, None, Alert.objects.get(), None, bind_now(world.ana, "Phone").row, world.ben)


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_a_patient_of_another_clinic_is_reached_by_no_address_and_no_search(
    world: World,
    of_ana: Filling,
    signed_in: Callable[..., Page],
    no_axe_findings: Callable[[Page], None],
    words: Words,
    width: int,
) -> None:
    page = signed_in("cleo", width)
    page.goto("/today/")
    expect(page.get_by_role("heading", name=words("Today"), level=1)).to_be_visible()
    about_ana = {path for pattern in GUARDED if "<uuid:key>" in pattern.route for path in of_ana.paths(pattern)}
    assert len(about_ana) > len(TABS)
    for path in sorted(about_ana):
        answer = page.request.get(path)
        assert answer.status in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}, path
        assert world.ana.name not in answer.text()
    for tab in TABS:
        page.goto(f"/patient/{world.ana.key}/{tab}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(words("There is no such page here."))
    no_axe_findings(page)
    page.goto("/patients/")
    page.get_by_role("searchbox", name=words("Find a patient")).first.fill("Ana")
    page.keyboard.press("Enter")
    page.wait_for_url("**found=1")
    expect(page.get_by_role("link", name=world.ana.name)).to_have_count(0)
    no_axe_findings(page)
