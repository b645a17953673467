"""A process that is about to answer has read what stays, and the collector leaves it alone."""

import gc
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import get_resolver
from tests.web.plans.people import desk_worker

from lasegue.knowledge.shelf import load
from lasegue.logic.program import Truths
from lasegue.reasoning.engine import Engine
from lasegue.web.config.settling import settle
from lasegue.web.record import reasoner
from lasegue.web.record.reasoner import engine, reason


@pytest.fixture
def thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_the_knowledge_is_read_once_and_kept_out_of_the_collectors_way(thawed: None) -> None:
    settle()
    assert gc.get_freeze_count() > len(engine().library.findings)
    walked = {id(each) for each in gc.get_objects()}
    assert id(engine().library.findings) not in walked


def test_the_views_are_loaded_before_the_first_visitor_comes(thawed: None) -> None:
    settle()
    assert "url_patterns" in vars(get_resolver())


@pytest.fixture
def new_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine that no test before has used: one that was used long enough is compiled, whoever did it."""
    made = Engine(load(settings.HERE.knowledge))
    monkeypatch.setattr(reasoner, "engine", lambda: made)
    for kept in (reasoner.compiled_engine, reasoner._reasoned):
        kept.cache_clear()
    yield made
    for kept in (reasoner.compiled_engine, reasoner._reasoned):
        kept.cache_clear()


def test_no_case_waits_for_the_engine_to_compile(
    thawed: None, new_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    waited: list[Truths] = []
    monkeypatch.setattr(Truths, "compiled", waited.append)
    for day in range(1, 2 * Truths.PLAIN_CALLS):
        reason({"case": "somebody", "on": f"2026-01-{day:02}", "findings": desk_worker()})
    assert not waited
