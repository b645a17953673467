"""The proofs bite: each fault planted in a copy of the knowledge makes its claim fail, with a patient."""

import shutil
from pathlib import Path

import pytest
from tests.proofs.faults import FAULTS, Fault, plant

from lasegue.knowledge.library import default_root
from lasegue.knowledge.shelf import load
from lasegue.proofs.claim import AgreementClaim
from lasegue.proofs.claims import CLAIMS
from lasegue.proofs.proving import Outcome, Prover

# Each copy has to be read and translated anew, about 5 s; every second fault is left to the long run.
_CASES = [
    pytest.param(fault, id=f"{fault.claim}: {fault.says}", marks=pytest.mark.full if number % 2 else ())
    for number, fault in enumerate(FAULTS)
]


def _proved(prover: Prover, name: str) -> Outcome:
    claim = CLAIMS[name]
    assert not isinstance(claim, AgreementClaim)
    return prover.prove(claim)


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

    outcome = _proved(Prover(load(copy)), fault.claim)

    assert outcome.verdict == "refuted", f"{fault.says}: expected {fault.claim} to fail, got {outcome.verdict}"
    claim = CLAIMS[fault.claim]
    assert outcome.patients or getattr(claim, "possible", False)
    assert outcome.broken


@pytest.mark.parametrize("name", sorted({fault.claim for fault in FAULTS}))
def test_the_same_claim_is_proved_where_nothing_is_planted(prover: Prover, name: str) -> None:
    assert _proved(prover, name).verdict == "proved"
