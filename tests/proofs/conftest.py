"""The prover over the built-in library and its patients, built once for all tests here."""

from pathlib import Path

import pytest

from lasegue.knowledge.library import Library
from lasegue.proofs.acquaintances import cases_in
from lasegue.proofs.agreement import Agreement
from lasegue.proofs.proving import Prover
from lasegue.reasoning.engine import Engine
from lasegue.reasoning.facts import Facts

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture(scope="session")
def known(engine: Engine) -> tuple[Facts, ...]:
    """The patients of the worked cases."""
    return cases_in(CASES, engine)


@pytest.fixture(scope="session")
def prover(library: Library, known: tuple[Facts, ...]) -> Prover:
    return Prover(library, known)


@pytest.fixture(scope="session")
def agreement(library: Library) -> Agreement:
    return Agreement(library)
