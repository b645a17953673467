"""The patient's sheet as a PDF: what is on it, for whom, and what never gets onto it."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from tests.web.plans.conftest import page
from tests.web.plans.people import sign_for
from tests.web.world import World, tell

from lasegue.exchange.handout import setting
from lasegue.exchange.handout.sheet import Sheet
from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.plans.models import Version

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[Sheet]:
    """Every sheet that was set, beside the real PDF."""
    seen: list[Sheet] = []
    real = setting.as_pdf

    def watched(sheet: Sheet, **how: object) -> bytes:
        seen.append(sheet)
        return real(sheet, **how)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr("lasegue.web.plans.handout.as_pdf", watched)
    return seen


def test_a_therapist_gets_a_pdf_of_the_draft_that_says_draft(
    examined: World, ben: Client, draft: Version, sheets: list[Sheet]
) -> None:
    answer = ben.get(page(examined, "handout/"))
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert len(pikepdf.open(BytesIO(answer.content)).pages) <= 4
    assert sheets[0].is_draft and not sheets[0].about.link


def test_a_signed_sheet_names_who_signed_and_leads_to_the_same_plan(
    examined: World, ben: Client, draft: Version, sheets: list[Sheet]
) -> None:
    sign_for(examined)
    ben.get(page(examined, "handout/"))
    assert "Ben Example" in sheets[0].about.signed
    assert sheets[0].about.link.endswith("/me/")


def test_the_sheet_speaks_the_language_asked_for(
    examined: World, ben: Client, draft: Version, sheets: list[Sheet]
) -> None:
    for asked, told in (("es", "es"), ("ar", "ar"), ("xx", "en"), ("", "en")):
        ben.get(page(examined, f"handout/?language={asked}&paper=nonsense&print=large"))
        assert sheets[-1].language == told


def test_a_line_that_a_fact_stopped_is_not_on_the_sheet(
    examined: World, ben: Client, draft: Version, sheets: list[Sheet]
) -> None:
    sign_for(examined)
    ben.get(page(examined, "handout/"))
    assert any("Press-up, lying" in each.title for each in sheets[-1].exercises)
    tell(examined, {"pregnant": True, "gestation_weeks": 34}, by=examined.ben)
    ben.get(page(examined, "handout/?language=es"))
    assert not any("Press-up, lying" in each.title for each in sheets[-1].exercises)


def test_what_a_fact_stopped_is_named_as_left_out_in_the_language_of_the_sheet(
    examined: World, ben: Client, draft: Version, sheets: list[Sheet]
) -> None:
    sign_for(examined)
    ben.get(page(examined, "handout/"))
    assert sheets[-1].held == ()
    tell(examined, {"pregnant": True, "gestation_weeks": 34}, by=examined.ben)
    for language in ("en", "es", "ar"):
        ben.get(page(examined, f"handout/?language={language}"))
    assert any("Press-up, lying" in title for title in sheets[-3].held)
    assert len({sheet.held for sheet in sheets[-3:]}) == 3


def test_without_a_plan_there_is_no_sheet(world: World, client: Client) -> None:
    client.force_login(world.ben.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(page(world, "handout/")).status_code == 404


def test_the_front_desk_gets_no_sheet(examined: World, draft: Version, sign_in: Callable[[str], Client]) -> None:
    desk = sign_in("fay")
    assert desk.get(page(examined, "handout/")).status_code == 403


def test_a_patient_gets_the_signed_sheet_and_never_a_draft(
    examined: World, draft: Version, sheets: list[Sheet]
) -> None:
    phone = Client()
    phone.cookies[COOKIE] = bind_now(examined.ana, "Test phone").secret
    assert phone.get("/me/plan/paper/").headers["Location"] == "/me/plan/"
    sign_for(examined)
    assert phone.get("/me/plan/paper/?print=large")["Content-Type"] == "application/pdf"
    assert not sheets[-1].is_draft
