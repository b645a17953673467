"""Does a kept result come out again, byte for byte? Asked by a page and by a command."""

from dataclasses import dataclass
from typing import Literal

from lasegue.web.plans.models import Version
from lasegue.web.plans.sealing import holds
from lasegue.web.record.reasoner import versions
from lasegue.web.record.statements import recomputes

Outcome = Literal["same", "differs", "other_knowledge", "other_engine"]


@dataclass(frozen=True)
class Verdict:
    """Whether the seal holds, and whether the result comes out again.

    With other knowledge or another engine the question cannot be asked here; ``made_with`` names what is needed.
    """

    sealed: bool
    seal_holds: bool
    outcome: Outcome
    made_with: str

    @property
    def is_good(self) -> bool:
        """Nothing speaks against this version: no broken seal, no result that comes out differently."""
        return self.outcome != "differs" and (self.seal_holds or not self.sealed)


def verdict(version: Version) -> Verdict:
    """The verdict on one version."""
    snapshot, here = version.snapshot, versions()
    made_with = (
        f"knowledge {snapshot.knowledge_version} ({snapshot.knowledge_digest}), engine {snapshot.engine_version}"
    )
    outcome: Outcome
    if snapshot.knowledge_digest != here["knowledge_digest"]:
        outcome = "other_knowledge"
    elif snapshot.engine_version != here["engine_version"]:
        outcome = "other_engine"
    else:
        outcome = "same" if recomputes(snapshot) else "differs"
    return Verdict(bool(version.digest), holds(version), outcome, made_with)
