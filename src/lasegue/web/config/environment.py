"""What an installation decides outside the code: where its data lie, its addresses, whether it is a demo.

Read from environment variables, all named ``LASEGUE_…``; ``lasegue serve`` and ``lasegue demo`` set them. The secret
key is made on first use and kept in the data folder, readable by its owner alone.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

KEY_FILE = "secret-key"
#: Earlier keys, one a line, the newest first: what they signed or encrypted is still read, and nothing made with them.
FORMER_KEYS_FILE = "secret-keys-before"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True)
class Environment:
    """One installation. ``https`` says that browsers reach it over TLS; without it only this machine may be served."""

    data: Path
    database_url: str
    hosts: tuple[str, ...]
    demo: bool
    https: bool
    knowledge: Path | None

    @property
    def secret_key(self) -> str:
        """The key that signs sessions and links; made on first use."""
        path = self.data / KEY_FILE
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(secrets.token_urlsafe(64))
        return path.read_text(encoding="utf-8").strip()

    @property
    def former_keys(self) -> tuple[str, ...]:
        """Keys that this installation used before, the newest first."""
        path = self.data / FORMER_KEYS_FILE
        return tuple(path.read_text(encoding="utf-8").split()) if path.is_file() else ()


def environment() -> Environment:
    """The installation as the environment variables describe it."""
    demo = os.environ.get("LASEGUE_DEMO") == "1"
    data = Path(os.environ.get("LASEGUE_DATA", "data")).resolve()
    database = os.environ.get("LASEGUE_DATABASE_URL") or f"sqlite:///{data / 'clinic.sqlite3'}"
    hosts = tuple(name for name in os.environ.get("LASEGUE_HOSTS", "").split(",") if name)
    https = os.environ.get("LASEGUE_HTTPS") == "1"
    knowledge = os.environ.get("LASEGUE_KNOWLEDGE")
    return Environment(data, database, hosts or LOCAL_HOSTS, demo, https, Path(knowledge) if knowledge else None)
