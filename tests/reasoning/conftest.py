from collections.abc import Callable
from typing import Any

import pytest

from lasegue.reasoning.engine import Engine, Result


@pytest.fixture
def engine() -> Engine:
    """The engine over the small library."""
    from tests.reasoning.small import small_library

    return Engine(small_library())


@pytest.fixture
def run(engine: Engine) -> Callable[..., Result]:
    """Run a case of the small library from its findings alone."""
    from tests.reasoning.building import facts_with

    def runs(**findings: Any) -> Result:
        return engine.run(facts_with(findings))

    return runs
