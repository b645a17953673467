"""``lasegue bench engine``: how fast the engine is here, how much memory it takes, how long it takes to start."""

import argparse
from collections.abc import Iterator


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add the command."""
    bench = commands.add_parser("bench", help="measure the engine on this machine")
    bench.description = "Measure complete results per second on one core, start-up, loading and memory."
    bench.add_argument("what", choices=("engine",), help="what to measure")
    bench.add_argument("--results", type=int, default=2000, metavar="N", help="complete results to time (default 2000)")
    bench.set_defaults(run=run)
    yield bench


def run(options: argparse.Namespace) -> int:
    """Print one figure a line."""
    from lasegue.bench.engine import measure

    for name, figure in measure(options.knowledge, options.results):
        print(f"{name:<46} {figure}")
    return 0
