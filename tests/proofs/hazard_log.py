"""The claims as the hazard log names them."""

import re
from pathlib import Path

HAZARDS = Path(__file__).parents[2] / "docs" / "safety" / "hazards"
_CLAIM = re.compile(r"`claim: ([a-z_]+)`: (.*?)\.(?:\n|$)", re.DOTALL)


def claims_in_log() -> dict[str, set[str]]:
    """Claim id to the hazards that name it."""
    found: dict[str, set[str]] = {}
    for path in sorted(HAZARDS.glob("H*.md")):
        for name, _ in _CLAIM.findall(path.read_text(encoding="utf-8")):
            found.setdefault(name, set()).add(path.stem)
    return found
