"""Writes the reference page of the safety claims."""

from collections.abc import Iterator

from lasegue.knowledge.library import Library
from lasegue.proofs.claim import AgreementClaim, AnyClaim, Claim, PairClaim
from lasegue.proofs.claims import TOPICS


def claims(library: Library) -> Iterator[str]:
    """Every claim with its sentence and the hazards it helps to control, topic by topic."""
    yield "See [what is proved](../../explanation/proofs.md). `lasegue prove CLAIM` proves a claim anew."
    for topic in TOPICS:
        about = (topic.__doc__ or "").removeprefix("Claims about ").strip().splitlines()[0].rstrip(".")
        yield from ("", f"## {about[0].upper()}{about[1:]}", "")
        for claim in topic.CLAIMS:
            yield from (f"`{claim.id}`", f": {claim.says} {_kind(claim)}Hazards: {_links(claim)}.", "")


def _links(claim: AnyClaim) -> str:
    return ", ".join(f"[{hazard}](../../safety/hazards/{hazard}.md)" for hazard in claim.hazards)


def _kind(claim: AnyClaim) -> str:
    if isinstance(claim, AgreementClaim):
        return "Compared on fact sets. "
    if isinstance(claim, PairClaim):
        return "Two states of one patient. "
    if isinstance(claim, Claim) and claim.not_yet:
        return f"*Not yet proved: {claim.not_yet}.* "
    return "Shown by patients whom the engine confirms. " if claim.possible else ""
