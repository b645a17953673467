import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


import pytest  # noqa: E402

from lasegue.casebook.worked import Worked  # noqa: E402
from lasegue.reasoning.engine import Engine  # noqa: E402


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine over the real library."""
    from lasegue.knowledge.shelf import load

    return Engine(load())


@pytest.fixture(scope="session")
def worked(engine: Engine) -> dict[str, Worked]:
    """Every worked case by its path below the folder of cases."""
    from lasegue.casebook.worked import read_worked

    cases = ROOT / "cases"
    return {case.path.relative_to(cases).as_posix(): case for case in read_worked(cases, engine)}
