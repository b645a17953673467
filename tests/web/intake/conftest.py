import pytest
from django.core.cache import cache
from django.core.management import call_command
from tests.web.intake.caller import Caller
from tests.web.world import World


@pytest.fixture(scope="session", autouse=True)
def compiled_words() -> None:
    call_command("compilewords")


@pytest.fixture
def caller(world: World) -> Caller:
    cache.clear()
    made = Caller(world.riverbend)
    made.start()
    return made
