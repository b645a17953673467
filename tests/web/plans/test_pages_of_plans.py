"""Every page of a plan: few queries, small answers, a title without a name, and only for those who may."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.plans.conftest import page
from tests.web.plans.people import sign_for
from tests.web.world import World, tell

from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import Chart

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
DRAFT_PAGES = ["", "library/", "library/?q=walk", "sign/", "withdraw/", "print/", "print/?for=patient", "version/1/"]
SIGNED_PAGES = ["", "sign/", "withdraw/", "print/", "print/?for=patient", "version/1/"]


@pytest.mark.parametrize("rest", DRAFT_PAGES)
def test_a_page_of_a_draft_asks_the_database_little(
    examined: World, ben: Client, draft: Version, rest: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        assert ben.get(page(examined, rest)).status_code == 200


@pytest.mark.parametrize("rest", SIGNED_PAGES)
def test_a_page_of_a_signed_and_stale_plan_asks_the_database_little(
    examined: World, ben: Client, draft: Version, rest: str, django_assert_max_num_queries: Any
) -> None:
    sign_for(examined)
    tell(examined, {"pregnant": True, "gestation_weeks": 34}, by=examined.ben)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert ben.get(page(examined, rest)).status_code == 200


def test_a_page_of_the_next_version_asks_the_database_little(
    examined: World, ben: Client, draft: Version, chart: Callable[[], Chart], django_assert_max_num_queries: Any
) -> None:
    sign_for(examined)
    open_draft(chart(), examined.ben)
    for rest in ("", "compare/"):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert ben.get(page(examined, rest)).status_code == 200


@pytest.mark.parametrize("rest", DRAFT_PAGES)
def test_a_title_carries_initials_and_never_a_name(examined: World, ben: Client, draft: Version, rest: str) -> None:
    text = ben.get(page(examined, rest)).content.decode()
    title = text.split("<title>")[1].split("</title>")[0]
    assert " · AE · Lasègue" in title and "Ana" not in title


@pytest.mark.parametrize("rest", DRAFT_PAGES)
def test_no_page_holds_a_style_or_a_script_of_its_own(examined: World, ben: Client, draft: Version, rest: str) -> None:
    text = ben.get(page(examined, rest)).content.decode()
    assert " style=" not in text and "<style" not in text
    assert "<script>" not in text and " onclick=" not in text


@pytest.mark.parametrize("rest", [*DRAFT_PAGES, "compare/"])
def test_the_front_desk_and_the_owner_see_no_plan(
    examined: World, draft: Version, sign_in: Callable[[str], Client], rest: str
) -> None:
    assert sign_in("fay").get(page(examined, rest)).status_code == 403
    assert sign_in("olga").get(page(examined, rest)).status_code == 403


def test_an_assistant_reads_and_cannot_change(
    examined: World, draft: Version, sign_in: Callable[[str], Client]
) -> None:
    amy = sign_in("amy")
    assert amy.get(page(examined)).status_code == 200
    for rest in ("library/", "sign/", "withdraw/"):
        assert amy.get(page(examined, rest)).status_code == 403
    for rest in ("revise/", "load/", "goal/0/", "line/remove/", "line/dose/"):
        assert amy.post(page(examined, rest), {"reason": "x"}).status_code == 403


@pytest.mark.parametrize("rest", ["revise/", "load/", "goal/0/", "line/remove/", "line/dose/"])
def test_reading_an_address_that_changes_something_changes_nothing(
    examined: World, ben: Client, draft: Version, rest: str
) -> None:
    assert ben.get(page(examined, rest)).status_code == 405


def test_a_version_that_is_not_there_is_no_page(examined: World, ben: Client, draft: Version) -> None:
    assert ben.get(page(examined, "version/9/")).status_code == 404


def test_every_line_answers_why(examined: World, ben: Client, draft: Version) -> None:
    text = ben.get(page(examined)).content.decode()
    lines = text.count('<article class="line')
    for heading in ("Because", "Evidence", "What would change it", "Must be known"):
        assert text.count(f"<dt>{heading}</dt>") == lines


def test_where_article_and_evidence_differ_the_line_says_so(examined: World, ben: Client, draft: Version) -> None:
    assert "Article and evidence differ" in ben.get(page(examined)).content.decode()


def test_stop_rules_stand_in_the_patients_words(examined: World, ben: Client, draft: Version) -> None:
    assert "Stop if pain, tingling or numbness moves further down your leg" in ben.get(page(examined)).content.decode()
