"""All claims, by topic; the order is that of the topics."""

from lasegue.proofs.claim import AnyClaim
from lasegue.proofs.claims import data, questions, thrust, triage, two_states

TOPICS = (triage, questions, thrust, two_states, data)
CLAIMS: dict[str, AnyClaim] = {claim.id: claim for topic in TOPICS for claim in topic.CLAIMS}
