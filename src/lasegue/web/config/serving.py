"""Bringing an installation up: checks, database, static files, demo people, then the server."""

import subprocess
import sys
from multiprocessing import get_context

import django
from django.conf import settings
from django.core.checks import Error, run_checks
from django.core.management import call_command
from django.db import connection, connections

from lasegue.web.config import checks

#: Extensions of htmx that no page uses and that refer to files the package does not ship, and what builds the front
#: end without being a part of it: the type checker alone would stop the collecting of files.
UNUSED = ["hx-*", "node_modules", "package*.json", "tsconfig.json", "*.py"]

#: Rows of an index that are looked at, in the range that SQLite's own pages advise.
SAMPLE = 1000


def serve(port: int, *, fresh: bool = False) -> int:
    """Prepare the installation and answer requests until stopped; 1 when it must not start."""
    settings.HERE.data.mkdir(parents=True, exist_ok=True)
    django.setup()
    if not _is_made_ready(fresh):
        return 1
    from lasegue.web.config.settling import settle
    from lasegue.web.people.setting_up import is_first_run, set_up_code

    where = f"http://localhost:{port}"
    print(f"Lasègue {'demo ' if settings.DEMO else ''}clinic: {where}  (Ctrl-C stops it)", flush=True)
    if is_first_run():
        print(f"Set it up at {where}/setup/ with this code: {set_up_code()}", flush=True)
    drawing = _draw_figures()
    connections.close_all()  # a process that is forked may not go on with a connection it was born with
    settle()  # before the worker is forked, so that both share one copy of what is read
    try:
        _answer(port)
    finally:
        drawing.terminate()
    return 0


def _is_made_ready(fresh: bool) -> bool:
    """Whether the installation may start, and is prepared: in a process of its own.

    Packing static files and building a demo leave some 60 MB behind that a process does not give back to the system,
    and the server and its worker would carry them for as long as they run.
    """
    child = get_context("fork").Process(target=_make_ready, args=(fresh,))
    child.start()
    child.join()
    return child.exitcode == 0


def _make_ready(fresh: bool) -> None:
    found = [*run_checks(), *checks.refusals()]
    if refusals := [each for each in found if isinstance(each, Error)]:
        for each in refusals:
            print(f"{each.id}: {each.msg} {each.hint or ''}".strip(), file=sys.stderr)
        sys.exit(1)
    prepare(fresh=fresh)


def prepare(*, fresh: bool = False) -> None:
    """Bring database and static files up to date, and build the demo clinic where one is wanted."""
    call_command("migrate", verbosity=0, interactive=False)
    count_rows()
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=UNUSED)
    call_command("compilewords", verbosity=0)
    if settings.DEMO:
        from lasegue.web.demo.clinic import build

        build(fresh=fresh)


def count_rows() -> None:
    """Have SQLite look at how many rows there are of what, so that it begins each query where there are few.

    A sample of each index is enough and takes no time; PostgreSQL does this by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={SAMPLE}")
            cursor.execute("ANALYZE")


def _draw_figures() -> "subprocess.Popen[bytes]":
    """Draw missing figures beside the server, so that nobody waits for one; it ends by itself or with the server."""
    command = [sys.executable, "-m", "django", "warmfigures"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # our own program, no word from outside


def _answer(port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "lasegue.web.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.error,
    )
    server.serve()
