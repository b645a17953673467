"""``lasegue bench``: how fast the engine, the pages and the home programme are here, and how much they need."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add the command."""
    bench = commands.add_parser("bench", help="measure the engine, the pages or the home programme on this machine")
    bench.description = (
        "engine: complete results per second on one core, start-up, loading and memory. "
        "web: queries, time, bytes and memory of every page as every role, in a scratch clinic of many patients. "
        "programme: what a patient meets at home, in a browser that is made as slow as a cheap phone."
    )
    bench.add_argument("what", choices=("engine", "web", "programme"), help="what to measure")
    bench.add_argument("--results", type=int, default=2000, metavar="N", help="complete results to time (default 2000)")
    bench.add_argument("--patients", type=int, default=2000, metavar="N", help="patients of the clinic (default 2000)")
    bench.add_argument("--rows", type=int, default=200_000, metavar="N", help="rows of each kind (default 200000)")
    bench.add_argument("--requests", type=int, default=100, metavar="N", help="requests to time a page (default 100)")
    bench.add_argument("--data", type=Path, metavar="DIR", help="keep figures and demo clinic here for the next time")
    bench.set_defaults(run=run)
    yield bench


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    return {"engine": _engine, "web": _web, "programme": _programme}[options.what](options)


def _engine(options: argparse.Namespace) -> int:
    """One figure a line."""
    from lasegue.bench.engine import measure

    for name, figure in measure(options.knowledge, options.results):
        print(f"{name:<46} {figure}")
    return 0


def _web(options: argparse.Namespace) -> int:
    """One page a line; 1 when a page needs more queries or time than the clinic promises."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LASEGUE_DATA"] = folder
        os.environ["LASEGUE_DEMO"] = "1"
        os.environ["DJANGO_SETTINGS_MODULE"] = "lasegue.web.config.settings"
        if options.knowledge is not None:
            os.environ["LASEGUE_KNOWLEDGE"] = str(options.knowledge.resolve())
        import django

        django.setup()
        from lasegue.web.config.measuring import measure, memory_mb

        heads = f"{'queries':>8}{'cpu ms':>8}{'p95 ms':>8}{'wall ms':>9}{'KB sent':>9}{'KB first':>10}{'calm':>9}"
        print(f"{'role':<11}{'page':<36}{heads}")
        slow = 0
        for row in measure(options.patients, options.rows, options.requests):
            over = row.queries > MOST_QUERIES or row.p95_ms > MOST_MS or row.first > MOST_KB
            slow += over
            print(
                f"{row.role:<11}{row.page:<36}{row.queries:>8}{row.median_ms:>8.1f}{row.p95_ms:>8.1f}"
                f"{row.wall_ms:>9.1f}{row.kilobytes:>9.1f}{row.first:>10.1f}"
                f"{f'{row.calm}/{row.tried}':>9}{'  over' if over else ''}",
                flush=True,
            )
        print(f"memory at the peak, filling included: {memory_mb():.0f} MB")
        print(f"pages over {MOST_QUERIES} queries, {MOST_MS} ms or {MOST_KB} KB: {slow}", file=sys.stderr)
    return 1 if slow else 0


def _programme(options: argparse.Namespace) -> int:
    """One promise a line with its limit; 1 when one is missed."""
    from lasegue.bench.programme import measure
    from lasegue.knowledge.library import default_root, digest_of, read

    root = options.knowledge or default_root()
    library = read(root, digest_of(root))
    missed = 0
    with tempfile.TemporaryDirectory() if options.data is None else nullcontext(options.data) as folder:
        for row in measure(library, Path(folder)):
            missed += row.is_over
            bound = "at least" if row.at_least else "at most"
            figure = f"{row.value:>9.2f} {row.unit:<4}"
            print(f"{row.name:<56}{figure}{bound} {row.limit:g}{'  over' if row.is_over else ''}", flush=True)
    print(f"limits missed: {missed}", file=sys.stderr)
    return 1 if missed else 0


#: What every page promises; see the plan of the clinic on the web.
MOST_QUERIES, MOST_MS, MOST_KB = 15, 60, 100
