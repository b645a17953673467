"""``lasegue plan``: triage, causes, classification and a draft plan for each case."""

import argparse
import sys
from collections.abc import Iterator

from lasegue.exchange.case_file import read_cases
from lasegue.exchange.problems import CaseProblems, Problem
from lasegue.exchange.result_json import as_json
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Engine

EPILOG = """examples:
  lasegue plan case.yaml
  lasegue plan case.yaml --format json
  lasegue plan cases/*.yaml --format jsonl > results.jsonl

Every file is checked before anything is printed. On a problem nothing goes to standard output, every problem
stands on a line of its own, and the exit status is 2.
"""


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add the command."""
    plan = commands.add_parser("plan", help="draft an explained plan for each case file", epilog=EPILOG)
    plan.description = "Draft a plan for each case file: triage first, then causes, classification and treatment."
    plan.add_argument("cases", nargs="+", metavar="CASE", help="a case file (YAML)")
    plan.add_argument(
        "--format",
        choices=("text", "json", "jsonl"),
        default="text",
        help="text for people (default), or JSON",
    )
    plan.set_defaults(run=run)
    yield plan


def run(options: argparse.Namespace) -> int:
    """Print the results in the order of the files."""
    if options.format == "json" and len(options.cases) > 1:
        raise CaseProblems([Problem("arguments", "--format", "jsonl for several files", "json")])
    engine = Engine(load(options.knowledge))
    results = [engine.run(facts) for facts in read_cases(options.cases, engine)]
    if options.format == "text":
        from lasegue.cli.rendering import print_result

        for result in results:
            print_result(result)
    else:
        lines = [as_json(result) for result in results]
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())
    return 0
