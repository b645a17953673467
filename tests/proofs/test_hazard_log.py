from tests.proofs.hazard_log import HAZARDS, claims_in_log

from lasegue.proofs.claims import CLAIMS, TOPICS


def test_every_claim_is_named_by_the_hazards_it_names() -> None:
    log = claims_in_log()

    assert {name: set(claim.hazards) for name, claim in CLAIMS.items()} == {name: log[name] for name in CLAIMS}


def test_every_hazard_of_a_claim_is_in_the_log() -> None:
    known = {path.stem for path in HAZARDS.glob("H*.md")}

    assert {hazard for claim in CLAIMS.values() for hazard in claim.hazards} <= known


def test_no_two_claims_share_an_id() -> None:
    assert len(CLAIMS) == sum(len(topic.CLAIMS) for topic in TOPICS)


def test_every_claim_that_the_log_promises_is_stated() -> None:
    assert set(claims_in_log()) == set(CLAIMS)
