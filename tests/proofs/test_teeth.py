"""The proofs bite: each fault planted in a copy of the knowledge makes its claim fail, with a patient.

That the same claims hold where nothing is planted is what ``lasegue prove`` shows, which ``make test`` runs as well.
"""

import shutil
from pathlib import Path

import pytest
from tests.proofs.faults import FAULTS, Fault, plant

from lasegue.knowledge.library import default_root
from lasegue.knowledge.shelf import load
from lasegue.proofs.claim import AgreementClaim
from lasegue.proofs.claims import CLAIMS
from lasegue.proofs.proving import Prover

# Each copy has to be read and translated anew, about 5 s; every second fault is left to the long run,
# and with it the slowest.
_CASES = [
    pytest.param(fault, id=f"{fault.claim}: {fault.says}", marks=pytest.mark.full if number % 2 else ())
    for number, fault in enumerate(FAULTS)
]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the library, kept out of the shared cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "knowledge"
    shutil.copytree(default_root(), root)
    return root


def test_at_least_twenty_five_faults_are_planted() -> None:
    assert len(FAULTS) >= 25
    assert len(set(FAULTS)) == len(FAULTS)


@pytest.mark.parametrize("fault", _CASES)
def test_a_planted_fault_is_found_and_shown_by_a_patient(fault: Fault, copy: Path) -> None:
    plant(fault, copy)
    claim = CLAIMS[fault.claim]
    assert not isinstance(claim, AgreementClaim)

    outcome = Prover(load(copy)).prove(claim)

    assert outcome.verdict == "refuted", f"{fault.says}: expected {fault.claim} to fail, got {outcome.verdict}"
    assert outcome.patients or getattr(claim, "possible", False)
    assert outcome.broken
