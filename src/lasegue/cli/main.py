"""``lasegue``: plan, handout, ask, progress, check, coverage, prove, cases, bench, serve and demo."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from lasegue import __version__
from lasegue.cli import asking, benching, casing, checking, handing_out, planning, progressing, proving, serving
from lasegue.cli.arguments import Parser
from lasegue.exchange.problems import CaseProblems
from lasegue.knowledge.library import LibraryProblems

EPILOG = """examples:
  lasegue plan cases/ordinary/desk_worker.yaml          a draft plan, explained
  lasegue plan one.yaml two.yaml --format jsonl         one line of JSON for each file
  lasegue ask case.yaml                                 what to ask or test next, and why
  lasegue progress case.yaml log.yaml                   what a home log makes of a plan
  lasegue check --knowledge my-clinic/knowledge         look for mistakes in a library
  lasegue prove                                         prove the safety claims over all possible patients
  lasegue --print-completion bash > ~/.lasegue-completion

A draft is a proposal to a licensed clinician. It is not treatment until that clinician has edited and signed it.
"""


def parser() -> argparse.ArgumentParser:
    """The whole command line, for use, for completion and for the manual."""
    top = Parser(
        prog="lasegue",
        description="Physical therapy for sciatica: findings in, a safe and explained plan out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"lasegue {__version__}")
    top.add_argument(
        "--print-completion",
        choices=("bash", "zsh", "tcsh"),
        help="print a completion script for a shell and stop",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for module in (planning, handing_out, asking, progressing, checking, proving, casing, benching, serving):
        for command in module.add_commands(commands):
            command.formatter_class = argparse.RawDescriptionHelpFormatter
            command.add_argument(
                "--knowledge",
                type=Path,
                metavar="DIR",
                help="use the library in this folder instead of the built-in one",
            )
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all was answered, 1 when a check found something, 2 on a problem with input."""
    top = parser()
    options = top.parse_args(arguments)
    if options.print_completion:
        import shtab

        print(shtab.complete(top, shell=options.print_completion))
        return 0
    if options.command is None:
        top.print_help()
        return 2
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except CaseProblems as error:
        print(*error.problems, sep="\n", file=sys.stderr)
    except LibraryProblems as error:
        print(*error.lines, sep="\n", file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return 2
