"""``lasegue solve``: how a movement comes out, for those who write one."""

import argparse
import sys
import time
from collections.abc import Iterator

from lasegue.knowledge.library import Library, default_root, digest_of, read

SOLVE_EPILOG = """examples:
  lasegue solve bird-dog
  lasegue solve bird-dog sit-to-stand

For every key it prints the residual (over 1 cannot be drawn as written) with the contacts that miss most and the angles
that gave way; then what a camera would measure against the exercise's bands, and the repetitions its rule counts. The
exit status is 1 when something has to be mended. The format is explained in docs/reference/movements.
"""


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add the command."""
    solve = commands.add_parser("solve", help="solve the movement of an exercise and say how it came out")
    solve.description = "Solve movements and say how well contacts, limits, camera angles and counting came out."
    solve.epilog = SOLVE_EPILOG
    solve.add_argument("ids", nargs="*", metavar="ID", help="exercises; all that have a movement when none is named")
    solve.set_defaults(run=run_solve)
    yield solve


def run_solve(options: argparse.Namespace) -> int:
    """Print the report of each movement; 1 when something has to be mended."""
    root = options.knowledge or default_root()
    library = read(root, digest_of(root))
    ids = options.ids or sorted(library.movements)
    wrong = 0
    for name in ids:
        if name not in library.movements:
            print(f"id: expected one of {', '.join(library.movements)}, got {name}", file=sys.stderr)
            return 2
        wrong += _told(library, name)
    return 1 if wrong else 0


def _told(library: Library, name: str) -> int:
    from lasegue.motion.skeleton import checks
    from lasegue.motion.skeleton.description import described
    from lasegue.motion.skeleton.matching import counted, reached
    from lasegue.motion.skeleton.performance import perform
    from lasegue.motion.skeleton.stations import standard

    movement, exercise = library.movements[name], library.exercises[name]
    unknown = list(checks.names_of(name, movement))
    for each in unknown:
        print(each)
    if unknown:
        return len(unknown)
    started = time.process_time()
    performance = perform(movement, standard())
    took = time.process_time() - started
    print(f"{name}: residual {performance.residual:.2f}, {len(performance.frames)} frames, {took:.1f} s")
    for report in performance.reports:
        print(f"  key {report.key}: residual {report.residual:.2f}")
        for miss in report.misses[:4]:
            if miss.residual > 0.1:
                print(f"    {miss.residual:5.2f}  {miss.name}")
        for angle, wish, became in report.strays:
            print(f"    gave way: {angle} {wish:.0f}, became {became:.0f}")
    for shown in reached(performance, exercise):
        low, high = shown.band
        verdict = "" if shown.held else "  MISSED"
        print(f"  {shown.measure} {shown.moment}: {shown.value:.0f}, band {low:g} to {high:g} {shown.unit}{verdict}")
    count = counted(performance, exercise)
    print(f"  counted: {'not by a picture' if count is None else count}")
    print(f"  says: {described(performance, exercise, 'en')}")
    found = list(checks.solved_of(name, performance, exercise))
    for each in found:
        print(f"  {each}")
    return len(found)
