import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


import pytest  # noqa: E402

from lasegue.reasoning.engine import Engine  # noqa: E402


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine over the real library."""
    from lasegue.knowledge.shelf import load

    return Engine(load())
