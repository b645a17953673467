"""The seal of a signed version: what it covers, and rows that the database itself refuses to change.

The digest is SHA-256 over canonical JSON (sorted keys, no spaces, UTF-8) of the content, the digest of the snapshot's
result and case, the digest of the knowledge and the version of the engine. Triggers refuse to change or delete a
signed version, whoever asks; only its end may be written, once.
"""

import hashlib
import json
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

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


def lay(connection: BaseDatabaseWrapper) -> None:
    """Lay the seal over the tables; laying it again changes nothing."""
    lift(connection)
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRES:
            cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the seal off, for emptying a whole database and nothing else."""
    with connection.cursor() as cursor:
        for name, _act, table in _TRIGGERS:
            on = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def _canonical(content: Any) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


TABLES = _VERSIONS, _SNAPSHOTS = "plans_version", "record_snapshot"
_TRIGGERS = (
    ("signed_plan_stays", "UPDATE", _VERSIONS),
    ("signed_plan_is_kept", "DELETE", _VERSIONS),
    ("kept_result_stays", "UPDATE", _SNAPSHOTS),
)


def _same(columns: tuple[str, ...], operator: str) -> str:
    return " OR ".join(f'NEW."{name}" {operator} OLD."{name}"' for name in columns)


def _ends(operator: str) -> str:
    """True for a change that may be made: a signed version ends, with nothing else touched."""
    changed = _same(_FIXED, operator)
    return f"OLD.state = 'signed' AND NEW.state IN ('superseded', 'withdrawn') AND NOT ({changed})"


def _trigger(name: str, act: str, table: str, refuses: str, refusal: str) -> str:
    begin = f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN {refuses}"
    return f"{begin} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"


_SQLITE = (
    _trigger("signed_plan_stays", "UPDATE", _VERSIONS, f"OLD.state <> 'draft' AND NOT ({_ends('IS NOT')})", _REFUSAL),
    _trigger("signed_plan_is_kept", "DELETE", _VERSIONS, "OLD.state <> 'draft'", _REFUSAL),
    _trigger("kept_result_stays", "UPDATE", _SNAPSHOTS, _same(_KEPT, "IS NOT"), _SNAPSHOT_REFUSAL),
)


def _function(name: str, refuses: str, refusal: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $seal$ BEGIN "
        f"IF {refuses} THEN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $seal$"
    )


_POSTGRES = (
    _function("signed_plan_stays", f"OLD.state <> 'draft' AND NOT ({_ends('IS DISTINCT FROM')})", _REFUSAL),
    _function("signed_plan_is_kept", "OLD.state <> 'draft'", _REFUSAL),
    _function("kept_result_stays", _same(_KEPT, "IS DISTINCT FROM"), _SNAPSHOT_REFUSAL),
    *(
        f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        for name, act, table in _TRIGGERS
    ),
)
