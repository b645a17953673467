"""Every page of the first call asks the database little, and the first page is small."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.intake.caller import Caller
from tests.web.world import World

pytestmark = pytest.mark.django_db
MOST = 15
#: The call becomes a person, an episode, an occasion, statements, consent or alert, a request and the trail of it all,
#: in one transaction: it happens once to a call. Marks of nested acts are counted with it.
FIRST = 40


@pytest.mark.parametrize("address", ["/check/", "/check/3/", "/check/leave/"])
def test_pages_of_a_call(caller: Caller, address: str, django_assert_max_num_queries: Callable[..., Any]) -> None:
    caller.answer_all(until="fever")
    with django_assert_max_num_queries(MOST):
        assert caller.client.get(address).status_code == 200


def test_an_answer(caller: Caller, django_assert_max_num_queries: Callable[..., Any]) -> None:
    with django_assert_max_num_queries(MOST):
        caller.answer({"answer": "no"}, "saddle_sensation_change")


def test_the_last_pages(caller: Caller, django_assert_max_num_queries: Callable[..., Any]) -> None:
    caller.answer_all()
    for address in ("/summary/", "/request/"):
        with django_assert_max_num_queries(MOST):
            assert caller.client.get(address).status_code == 200
    caller.ask_for_a_time()
    with django_assert_max_num_queries(MOST):
        assert caller.client.get("/request/done/").status_code == 200


def test_sending_the_request_does_not_grow_with_the_answers(
    caller: Caller, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    caller.answer_all()
    with django_assert_max_num_queries(FIRST):
        caller.ask_for_a_time()


def test_the_emergency_answer_itself(caller: Caller, django_assert_max_num_queries: Callable[..., Any]) -> None:
    caller.answer_all(until="other_symptoms")
    with django_assert_max_num_queries(FIRST):
        caller.answer({"answer": ["chest_pain_or_breathlessness"]})


def test_the_stop_page_on_a_later_visit(caller: Caller, django_assert_max_num_queries: Callable[..., Any]) -> None:
    caller.answer({"answer": "yes"})
    with django_assert_max_num_queries(MOST):
        caller.client.get("/")


def test_the_first_page_is_small_and_asks_little(
    world: World, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client = Client()
    with django_assert_max_num_queries(5):
        page = client.get("/").content
    assert len(gzip.compress(page)) < 10_000
