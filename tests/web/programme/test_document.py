import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from django.conf import settings
from django.test import Client
from tests.web.plans.people import answer_all, desk_worker
from tests.web.world import World, tell

from lasegue.web.intake.ordering import SCREEN
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.plans.signing import withdraw
from lasegue.web.programme.screening import consequences, questions
from lasegue.web.record.episodes import chart_of

pytestmark = pytest.mark.django_db

SCHEMA = Path(__file__).parents[3] / "docs" / "reference" / "programme.schema.json"


@pytest.fixture(scope="module")
def schema() -> Any:
    return jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8")))


def told(phone: Client) -> dict[str, Any]:
    answer = phone.get("/me/programme.json")
    assert answer.status_code == 200
    return dict(answer.json())


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_it_fits_its_schema_in_every_language(plan: Version, phone: Client, schema: Any, language: str) -> None:
    phone.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    document = told(phone)
    schema.validate(document)
    assert document["language"] == language
    assert document["plan"]["state"] == "current"
    assert document["items"]


def test_no_plan_and_a_draft_give_nothing_to_do(world: World, phone: Client, schema: Any) -> None:
    answer_all(world, desk_worker())
    open_draft(chart_of(world.riverbend, world.ana.key), world.ben)
    document = told(phone)
    schema.validate(document)
    assert (document["plan"]["state"], document["items"], document["other"]) == ("none", [], [])


def test_a_withdrawn_plan_is_said_to_be_withdrawn(world: World, plan: Version, phone: Client, schema: Any) -> None:
    withdraw(chart_of(world.riverbend, world.ana.key), world.ben, "seen again first")
    document = told(phone)
    schema.validate(document)
    assert (document["plan"]["state"], document["items"]) == ("withdrawn", [])


def test_a_line_that_facts_have_stopped_is_named_and_never_described(
    world: World, plan: Version, phone: Client
) -> None:
    before = {item["line"] for item in told(phone)["items"]}
    tell(world, {"positions_not_tolerated": ["prone"]}, by=world.ben)
    after = told(phone)
    gone = before - {item["line"] for item in after["items"]}
    assert "prone-press-up" in gone
    assert after["held"]
    assert "prone-press-up" not in json.dumps(after["items"])


def test_an_easier_one_is_never_one_that_something_stands_against(world: World, plan: Version, phone: Client) -> None:
    easier = {item["line"]: item["easier"] for item in told(phone)["items"]}
    assert easier["seated-slider"]["exercise"] == "ankle-pump-nerve"
    tell(world, {"positions_not_tolerated": ["supine"]}, by=world.ben)
    rulings = chart_of(world.riverbend, world.ana.key).result.plan.rulings
    for item in told(phone)["items"]:
        if item["easier"] is not None:
            assert rulings[item["easier"]["exercise"]].is_open


def test_an_urgent_answer_leaves_nothing_to_do_and_says_whom_to_call(
    world: World, plan: Version, phone: Client
) -> None:
    tell(world, {"weakness_new": {"right": True}, "weakness_getting_worse": {"right": True}}, by=world.ben)
    document = told(phone)
    assert document["items"] == []
    assert document["safety"]["stop"]["level"] == "urgent"
    assert document["safety"]["stop"]["call"] == world.riverbend.phone


def test_a_yes_leads_where_the_engine_says_it_leads() -> None:
    assert consequences()["saddle_sensation_change"].level == "emergency"
    assert {each.level for each in consequences().values()} <= {"emergency", "urgent", "refer", "treat"}
    assert all(each.flag for each in consequences().values() if each.level in {"emergency", "urgent"})


def test_the_phone_asks_in_the_order_of_the_first_call_so_that_what_cannot_wait_comes_first(plan: Version) -> None:
    asked = [each["finding"] for each in questions()]
    assert asked[: len(SCREEN)] == list(SCREEN)


def test_no_question_that_takes_a_yes_or_a_no_asks_which_side_it_is(plan: Version) -> None:
    assert not [each["ask"] for each in questions() if "which side" in each["ask"]]


def test_what_is_kept_for_days_without_a_network_is_there(plan: Version, phone: Client) -> None:
    document = told(phone)
    assert "/me/session/" in document["pages"]
    assert len([page for page in document["pages"] if page.startswith("/me/learn/")]) > 20
    for page in document["pages"]:
        assert phone.get(page).status_code == 200, page
    assert any(file.endswith("patient.css") for file in document["files"])
    assert "scripts/joined/session.js" in str(document["files"])


@pytest.mark.parametrize(("language", "words"), [("en", "Numb"), ("es", "Dormido"), ("ar", "خدر")])
def test_the_chart_to_paint_on_is_kept_in_the_language_of_the_person_and_never_changes(
    plan: Version, phone: Client, language: str, words: str
) -> None:
    phone.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    address = next(file for file in told(phone)["files"] if file.startswith("/me/chart."))
    chart = phone.get(address)
    assert words in chart.content.decode()
    assert "immutable" in chart.headers["Cache-Control"]
    assert f'data-at="{address}"' in phone.get("/me/session/").content.decode()
    assert phone.get("/me/chart.0123456789ab.html").status_code == 404


def test_the_session_page_is_light_enough_for_a_slow_line(plan: Version, phone: Client) -> None:
    page = phone.get("/me/session/", headers={"accept-encoding": "gzip"})
    assert len(page.content) < 16_000


def test_the_session_page_carries_the_programme_so_that_nothing_waits_for_a_second_answer(
    plan: Version, phone: Client
) -> None:
    page = phone.get("/me/session/").content.decode()
    carried = json.loads(page.split('<script id="programme" type="application/json">')[1].split("</script>")[0])
    assert {**carried, "now": ""} == {**told(phone), "now": ""}


def test_the_document_is_small(plan: Version, phone: Client) -> None:
    assert len(phone.get("/me/programme.json").content) < 60_000
