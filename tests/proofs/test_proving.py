import pytest

from lasegue.proofs.claim import Claim
from lasegue.proofs.claims import CLAIMS
from lasegue.proofs.forms import at_least, never_drafted, of_family
from lasegue.proofs.kleene import YES
from lasegue.proofs.phrases import yes
from lasegue.proofs.proving import Prover

THRUST = of_family("thrust_manipulation")


@pytest.mark.parametrize("name", ["fever_is_at_least_urgent", "no_thrust_while_osteoporosis_is_unanswered"])
def test_claims_of_the_library_are_proved(prover: Prover, name: str) -> None:
    claim = CLAIMS[name]

    assert isinstance(claim, Claim)
    assert prover.prove(claim).verdict == "proved"


def test_a_false_claim_is_refuted_by_the_smallest_patient_that_the_engine_confirms(prover: Prover) -> None:
    claim = Claim("cough_is_urgent", "", (), at_least("urgent", {"cough": yes("cough_sneeze_strain_leg_pain")}))

    outcome = prover.prove(claim)

    assert outcome.verdict == "refuted"
    assert outcome.patients[0].findings == {"cough_sneeze_strain_leg_pain": True}


def test_a_possibility_that_no_patient_meets_is_refuted(prover: Prover) -> None:
    claim = Claim("thrust_with_fever", "", (), never_drafted(THRUST, {"fever": yes("fever")}), possible=True)

    assert prover.prove(claim).verdict == "refuted"


def test_the_patients_are_not_an_empty_set(prover: Prover) -> None:
    claim = Claim("somebody", "", (), lambda view: [("anybody", YES)], possible=True)

    assert prover.prove(claim).verdict == "proved"
