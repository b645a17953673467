"""Run a command with a scratch PostgreSQL: ``python tests/with_postgres.py pytest tests/web``.

Uses the system's binaries and a private cluster on a socket in a temporary folder; nothing is left behind. The server
refuses to run as root, so then it runs as the user postgres.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SPEED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses= -c max_connections=40"


def binaries() -> Path:
    """Folder of the newest PostgreSQL on this machine.

    :raises SystemExit: saying what to install when there is none.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).parent
    raise SystemExit("expected PostgreSQL's own programs, got none; on Debian: apt-get install postgresql")


@contextmanager
def scratch_server() -> Iterator[str]:
    """A running server; gives the address of its database."""
    folder = Path(tempfile.mkdtemp(prefix="lasegue-pg-"))
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_postgres:
        shutil.chown(folder, "postgres")
    control = [*as_postgres, str(binaries() / "pg_ctl"), "-D", str(folder / "data"), "-w", "-s"]
    make = [
        *as_postgres,
        str(binaries() / "initdb"),
        "-D",
        str(folder / "data"),
        "-A",
        "trust",
        "-U",
        "clinic",
        "-E",
        "UTF8",
    ]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL, cwd="/")
    options = f"{SPEED} -k {folder}"
    subprocess.run([*control, "-o", options, "-l", str(folder / "log"), "start"], check=True, cwd="/")
    try:
        yield f"postgres://clinic@{str(folder).replace('/', '%2F')}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run what stands on the command line and give its exit code."""
    with scratch_server() as address:
        environment = {**os.environ, "LASEGUE_DATABASE_URL": address}
        return subprocess.run(sys.argv[1:], check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
