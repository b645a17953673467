"""The proofs bite: each fault planted in the knowledge makes its claim fail, with a patient.

That the same claims hold where nothing is planted is what ``lasegue prove`` shows, which ``make test`` runs as well.
"""

import pytest
from tests.proofs.faults import FAULTS, Fault, planted

from lasegue.knowledge.library import Library
from lasegue.proofs.claim import AgreementClaim
from lasegue.proofs.claims import CLAIMS
from lasegue.proofs.proving import Prover

# Each has to be translated anew, some seconds; every second fault is left to the long run,
# and with it the slowest.
_CASES = [
    pytest.param(fault, id=f"{fault.claim}: {fault.says}", marks=pytest.mark.full if number % 2 else ())
    for number, fault in enumerate(FAULTS)
]


def test_at_least_twenty_five_faults_are_planted() -> None:
    assert len(FAULTS) >= 25
    assert len(set(FAULTS)) == len(FAULTS)


@pytest.mark.parametrize("fault", _CASES)
def test_a_planted_fault_is_found_and_shown_by_a_patient(fault: Fault, library: Library) -> None:
    claim = CLAIMS[fault.claim]
    assert not isinstance(claim, AgreementClaim)

    outcome = Prover(planted(fault, library)).prove(claim)

    assert outcome.verdict == "refuted", f"{fault.says}: expected {fault.claim} to fail, got {outcome.verdict}"
    assert outcome.patients or getattr(claim, "possible", False)
    assert outcome.broken
