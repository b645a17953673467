"""The built-in library, its patients and its prover, built once for all tests here."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


import pytest  # noqa: E402

from lasegue.knowledge.library import Library  # noqa: E402
from lasegue.knowledge.shelf import load  # noqa: E402
from lasegue.proofs.acquaintances import cases_in  # noqa: E402
from lasegue.proofs.agreement import Agreement  # noqa: E402
from lasegue.proofs.proving import Prover  # noqa: E402
from lasegue.reasoning.engine import Engine  # noqa: E402


@pytest.fixture(scope="session")
def library() -> Library:
    return load()


@pytest.fixture(scope="session")
def prover(library: Library) -> Prover:
    return Prover(library, cases_in(ROOT / "cases", Engine(library)))


@pytest.fixture(scope="session")
def agreement(library: Library) -> Agreement:
    return Agreement(library)
