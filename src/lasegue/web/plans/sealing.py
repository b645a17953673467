"""The seal of a signed version: what it covers, and rows that the database itself refuses to change.

The digest is SHA-256 over canonical JSON (sorted keys, no spaces, UTF-8) of the content, the digest of the snapshot's
result and case, the digest of the knowledge and the version of the engine. Triggers refuse to change or delete a
signed version, whoever asks; only its end may be written, once.
"""

import hashlib
import json
from typing import Any

from lasegue.web.audit.seals import Seal
from lasegue.web.plans.models import Version
from lasegue.web.record.models import Snapshot

CONTENT = ("lines", "goals", "schedule", "note")
#: Columns that stay as they were signed. ``edits`` and ``key`` are part of what the signer saw.
_FIXED = (
    "id", "key", "episode_id", "number", "snapshot_id", *CONTENT, "edits", "made_by_id", "made_at", "signed_by_id",
    "signed_at", "digest",
)  # fmt: skip
_KEPT = (
    "id",
    "episode_id",
    "at",
    "reason",
    "case",
    "result",
    "knowledge_digest",
    "knowledge_version",
    "engine_version",
)
_REFUSAL = "a signed plan is never changed; what follows is the next version"
_SNAPSHOT_REFUSAL = "a kept result is never changed"


def digest_of(version: Version) -> str:
    """The seal that this content must carry."""
    return hashlib.sha256(canonical(version).encode()).hexdigest()


def canonical(version: Version) -> str:
    """What the seal covers, as canonical JSON."""
    return _canonical(
        {
            **{name: getattr(version, name) for name in CONTENT},
            "number": version.number,
            "snapshot": snapshot_digest(version.snapshot),
            "knowledge": version.snapshot.knowledge_digest,
            "engine": version.snapshot.engine_version,
        }
    )


def snapshot_digest(snapshot: Snapshot) -> str:
    """SHA-256 over the case and the very line of JSON that the engine wrote."""
    return hashlib.sha256(f"{_canonical(snapshot.case)}\n{snapshot.result}".encode()).hexdigest()


def holds(version: Version) -> bool:
    """Whether a signed version still is what was signed."""
    return bool(version.digest) and version.digest == digest_of(version)


def _canonical(content: Any) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _changed(columns: tuple[str, ...]) -> str:
    """True when a column differs; unknown counts as a value of its own, on either database."""
    pairs = ((f'NEW."{name}"', f'OLD."{name}"') for name in columns)
    return " OR ".join(f"({new} <> {old} OR ({new} IS NULL) <> ({old} IS NULL))" for new, old in pairs)


#: True for the one change that may be made: a signed version ends, with nothing else touched.
_ENDS = f"OLD.state = 'signed' AND NEW.state IN ('superseded', 'withdrawn') AND NOT ({_changed(_FIXED)})"
SEALS = (
    Seal("signed_plan_stays", "UPDATE", "plans_version", f"OLD.state <> 'draft' AND NOT ({_ENDS})", _REFUSAL),
    Seal("signed_plan_is_kept", "DELETE", "plans_version", "OLD.state <> 'draft'", _REFUSAL),
    Seal("kept_result_stays", "UPDATE", "record_snapshot", _changed(_KEPT), _SNAPSHOT_REFUSAL),
)
