"""The built-in library, the worked cases and the browser, once for all tests that ask for them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lasegue.casebook.worked import Worked, read_worked
from lasegue.knowledge.library import Library
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Engine

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The browser of the journeys: one a process, since two would wait for each other."""
    from tests.browsing import chromium  # most tests need no browser and do not wait until it is read

    with chromium() as started:
        yield started
