"""The built-in library and the worked cases, read once for all tests that ask for them."""

from pathlib import Path

import pytest

from lasegue.casebook.worked import Worked, read_worked
from lasegue.knowledge.library import Library
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Engine

CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture(scope="session")
def library() -> Library:
    return load()


@pytest.fixture(scope="session")
def engine(library: Library) -> Engine:
    """The engine over the real library."""
    return Engine(library)


@pytest.fixture(scope="session")
def worked(engine: Engine) -> dict[str, Worked]:
    """Every worked case by its path below the folder of cases."""
    return {case.path.relative_to(CASES).as_posix(): case for case in read_worked(CASES, engine)}
