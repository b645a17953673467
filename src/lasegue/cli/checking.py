"""``lasegue check`` and ``lasegue coverage``: mistakes in a library, and the article's items it answers."""

import argparse
from collections.abc import Iterator

from lasegue.casebook.flags import flags_without_cases
from lasegue.knowledge.checks import found_in
from lasegue.knowledge.checks.coverage import answers
from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.library import Library, default_root, digest_of, read
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Engine

CHECK_EPILOG = """examples:
  lasegue check
  lasegue check --knowledge my-clinic/knowledge
  lasegue check --figures                               solve every movement as well, about a second each

Every line starts with a stable id (K001 …), explained in docs/reference/checks. The exit status is 1 when something
was found.
"""


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add both commands."""
    check = commands.add_parser("check", help="look for mistakes in the knowledge library", epilog=CHECK_EPILOG)
    check.description = "Look for mistakes in the knowledge library; each has a stable id and a hint."
    check.add_argument("--figures", action="store_true", help="solve every movement and check what is drawn")
    check.set_defaults(run=run_check)
    yield check
    coverage = commands.add_parser("coverage", help="list what answers each item of the founding article")
    coverage.description = "List every item of the article's programme with the entries that answer it."
    coverage.set_defaults(run=run_coverage)
    yield coverage


def run_check(options: argparse.Namespace) -> int:
    """Print what the checks find; 1 when there is anything."""
    root = options.knowledge or default_root()
    library = read(root, digest_of(root))
    found = found_in(library, root) + _movements(library, solving=options.figures)
    if not found:
        found = flags_without_cases(Engine(library), options.knowledge)
    for each in found:
        print(each)
    entries = sum(
        len(getattr(library, name)) for name in library.__struct_fields__ if isinstance(getattr(library, name), dict)
    )
    print(f"{len(found)} found in {entries} entries, library {library.policy.version}, digest {library.digest[:12]}")
    return 1 if found else 0


def _movements(library: Library, *, solving: bool) -> list[Found]:
    """Exercises that nobody sees and names that lead nowhere; with ``solving`` also what only the film shows."""
    from lasegue.motion.skeleton import checks  # arrays take longer to load than the rest of the command

    found = [*checks.missing(library), *checks.names(library)]
    return [*found, *checks.solved(library)] if solving else found


def run_coverage(options: argparse.Namespace) -> int:
    """Print every item with the entries that answer it; 1 when one has none."""
    rows = answers(load(options.knowledge))
    for item, names in rows.items():
        print(f"{item}: {', '.join(names) or 'nothing yet'}")
    answered = sum(bool(names) for names in rows.values())
    print(f"{answered} of {len(rows)} items answered")
    return 0 if answered == len(rows) else 1
