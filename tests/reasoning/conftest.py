import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


from collections.abc import Callable  # noqa: E402
from typing import Any  # noqa: E402

import pytest  # noqa: E402

from lasegue.reasoning.engine import Engine, Result  # noqa: E402


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
