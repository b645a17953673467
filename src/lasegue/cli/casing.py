"""``lasegue cases``: run the worked cases, judge them, and show which changed outcome."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from lasegue.casebook.judging import judge
from lasegue.casebook.outcomes import changes, outcomes_of, read_outcomes, write_outcomes
from lasegue.casebook.worked import read_worked
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Engine

EPILOG = """examples:
  lasegue cases                    judge every worked case; list what changed since it was last accepted
  lasegue cases --accept           accept today's outcomes after they have been looked at
"""


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add the command."""
    cases = commands.add_parser("cases", help="run and judge the worked cases", epilog=EPILOG)
    cases.description = "Run the worked cases, judge them, and show which changed outcome."
    cases.add_argument("--folder", type=Path, default=Path("cases"), metavar="DIR", help="worked cases (default cases)")
    cases.add_argument("--accept", action="store_true", help="keep today's outcomes as the accepted ones")
    cases.set_defaults(run=run)
    yield cases


def run(options: argparse.Namespace) -> int:
    """Print what is wrong and what changed; 1 when there is anything and it is not being accepted."""
    engine = Engine(load(options.knowledge))
    worked = read_worked(options.folder, engine)
    missed = 0
    for case in worked:
        for verdict in judge(engine.run(case.facts), case.expected):
            missed += 1
            print(f"{'UNSAFE ' if verdict.unsafe else ''}{case.name}: {verdict.aspect}: {verdict.says}")
    today = outcomes_of(worked, engine, options.folder)
    if options.accept:
        write_outcomes(options.folder, today)
        print(f"{len(worked)} cases, {missed} missed expectations, outcomes accepted")
        return 0
    changed = changes(read_outcomes(options.folder), today)
    for line in changed:
        print(line)
    print(f"{len(worked)} cases, {missed} missed expectations, {len(changed)} changed outcomes")
    return 1 if missed or changed else 0
