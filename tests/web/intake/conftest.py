import pytest
from django.core.cache import cache
from tests.web.intake.caller import Caller
from tests.web.world import World


@pytest.fixture
def caller(world: World) -> Caller:
    cache.clear()
    made = Caller(world.riverbend)
    made.start()
    return made
