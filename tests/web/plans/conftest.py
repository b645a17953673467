from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.web.plans.people import answer_all, desk_worker
from tests.web.world import World

from lasegue.web.people.models import Certificate
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import Chart, chart_of


@pytest.fixture
def examined(world: World) -> World:
    """Ana has told her story, was examined, and every safety question is answered; Ben may manipulate."""
    Certificate.objects.create(member=world.ben, kind="manipulation", valid_until=world.on + timedelta(days=90))
    answer_all(world, desk_worker())
    return world


@pytest.fixture
def chart(examined: World) -> Callable[[], Chart]:
    """Ana's chart as it stands now."""
    return lambda: chart_of(examined.riverbend, examined.ana.key)


@pytest.fixture
def draft(examined: World, chart: Callable[[], Chart]) -> Version:
    """Ana's draft, made by Ben."""
    return open_draft(chart(), examined.ben)


@pytest.fixture
def ben(examined: World, sign_in: Callable[[str], Client]) -> Client:
    """Ben's browser."""
    return sign_in("ben")


def page(world: World, rest: str = "") -> str:
    return f"/patient/{world.ana.key}/plan/{rest}"
