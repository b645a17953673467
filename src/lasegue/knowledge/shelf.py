"""Opening a library: read, checked for what would break the engine, and kept in a cache for the next start."""

import hashlib
import os
from pathlib import Path

import msgspec

from lasegue.knowledge import library as library_module
from lasegue.knowledge.checks import conditions, references
from lasegue.knowledge.library import POLICY, Library, LibraryProblems, default_root, digest_of, read


def load(root: Path | None = None) -> Library:
    """Open a library, from the cache when nothing changed since it was last read.

    :raises LibraryProblems: naming every file that does not read as its kind of entry, and every reference or
        condition that leads nowhere.
    """
    root = root or default_root()
    if not (root / POLICY).is_file():
        raise LibraryProblems([f"{root}: file: expected a knowledge folder with {POLICY}, got none"])
    digest = digest_of(root)
    cached = _cache_path(digest)
    library = _from_cache(cached)
    if library is None:
        library = read(root, digest)
        broken = [f"{root}: {each}" for check in (references.check, conditions.check) for each in check(library)]
        if broken:
            raise LibraryProblems(broken)
        _to_cache(cached, library)
    return library


def _cache_path(digest: str) -> Path:
    """Where a library of this digest, read by this version of the code and the contract, is kept."""
    shelf = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lasegue"
    parts = [*sorted(Path(__file__).parent.rglob("*.py")), *sorted(library_module.contract_root().glob("*.yaml"))]
    code = hashlib.sha256(b"".join(path.read_bytes() for path in parts))
    return shelf / f"{digest[:32]}-{code.hexdigest()[:16]}.msgpack"


def _from_cache(path: Path) -> Library | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Library)
    except (OSError, msgspec.MsgspecError):
        return None


def _to_cache(path: Path, library: Library) -> None:
    """Keep the library for the next start; a cache that cannot be written costs time and nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(msgspec.msgpack.encode(library))
        unfinished.replace(path)
    except OSError:
        return
