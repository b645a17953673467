"""``lasegue ask``: the next best questions for a case, why, and what each answer would change."""

import argparse
from collections.abc import Iterator

from lasegue.exchange.case_file import read_cases
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Engine

EPILOG = """examples:
  lasegue ask case.yaml
  lasegue ask case.yaml --most 3

Safety questions come first. The others are ordered by expected information per minute; the list ends where a further
answer would hardly change anything.
"""


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add the command."""
    ask = commands.add_parser("ask", help="show what to ask or test next, and why", epilog=EPILOG)
    ask.description = "Show what to ask or test next for one case, why, and what each answer would change."
    ask.add_argument("case", metavar="CASE", help="a case file (YAML)")
    ask.add_argument("--most", type=int, default=6, metavar="N", help="most questions shown (default 6)")
    ask.set_defaults(run=run)
    yield ask


def run(options: argparse.Namespace) -> int:
    """Print the questions."""
    from lasegue.cli.questions import print_questions

    engine = Engine(load(options.knowledge))
    (facts,) = read_cases([options.case], engine)
    print_questions(engine, facts, options.most)
    return 0
