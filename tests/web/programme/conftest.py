from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.plans.people import answer_all, desk_worker, sign_for
from tests.web.world import World

from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import chart_of


@pytest.fixture
def plan(world: World) -> Version:
    """Ana's plan, signed by Ben."""
    answer_all(world, desk_worker())
    open_draft(chart_of(world.riverbend, world.ana.key), world.ben)
    return sign_for(world)


@pytest.fixture
def phone(world: World) -> Client:
    """A browser bound to Ana."""
    return phone_of(world)


@pytest.fixture
def another_phone(world: World) -> Callable[[], Client]:
    """A further browser bound to Ana."""
    return lambda: phone_of(world)


def phone_of(world: World) -> Client:
    client = Client()
    client.cookies[COOKIE] = bind_now(world.ana, "Test phone").secret
    return client
