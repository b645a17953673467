import pytest

from lasegue.logic.condition import Condition
from lasegue.proofs.claim import Claim, Instances, PairClaim
from lasegue.proofs.claims import CLAIMS
from lasegue.proofs.forms import at_least, never_drafted, of_family
from lasegue.proofs.kleene import YES, both, negated
from lasegue.proofs.phrases import has, responds, word, yes
from lasegue.proofs.proving import Prover
from lasegue.proofs.view import View

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


@pytest.mark.parametrize(
    ("condition", "nearest"),
    [
        (word("foot_pulses", "abscent"), "absent"),
        (has("imaging_findings", "leg_vein_clots"), "leg_vein_clot"),
        (has("pain_regions", "calff"), "calf"),
        (responds("extension", "centralise"), "centralises"),
    ],
)
def test_a_misspelt_word_in_a_claim_is_refused_with_the_nearest(
    prover: Prover, condition: Condition, nearest: str
) -> None:
    with pytest.raises(ValueError, match=f"nearest: {nearest}"):
        prover.patients.truth(condition)


def test_a_pair_of_states_that_differs_is_shrunk_to_what_differs(prover: Prover) -> None:
    claim = PairClaim("fever_is_never_added", "", (), _later_fever, "more")

    outcome = prover.prove(claim)

    assert outcome.verdict == "refuted"
    before, after = outcome.patients
    assert (before.findings, after.findings) == ({}, {"fever": True})


def _later_fever(before: View, after: View) -> Instances:
    yield "urgent", both(before.level("treat"), negated(before.known("fever")), after.true(yes("fever")))


def test_a_side_that_matters_is_shown_by_a_patient_and_the_mirror_image(prover: Prover) -> None:
    claim = PairClaim("right_is_not_left", "", (), _only_on_the_right, "mirrored")

    outcome = prover.prove(claim)

    assert outcome.verdict == "refuted"
    first, second = outcome.patients
    assert first.findings == {"calf_swelling": {"right": True}}
    assert second.findings == {"calf_swelling": {"left": True}}


def _only_on_the_right(first: View, second: View) -> Instances:
    right = yes("calf_swelling", "right")
    yield "calf", both(first.true(right), negated(second.true(right)))
