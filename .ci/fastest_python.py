#!/usr/bin/env python3
"""Name the fastest Python here that the program runs on: one built without optimising takes nearly twice as long."""

import os
import subprocess
from pathlib import Path

LEAST = (3, 11)
#: What a candidate does: it says nothing where it does not fit, else the shortest of some runs, in nanoseconds.
TRIAL = f"""
import sys, time
import ensurepip, venv
if sys.version_info < {LEAST}:
    sys.exit()
def run():
    begun = time.process_time_ns()
    kept = {{}}
    for each in range(20_000):
        kept[str(each)] = [each, each * each % 7]
    return time.process_time_ns() - begun
print(min(run() for _ in range(9)))
"""


def candidates() -> list[str]:
    """Every ``python3`` of the path, each file once, in the order of the path."""
    found = [Path(folder, "python3") for folder in os.get_exec_path()]
    once = {each.resolve(): str(each) for each in reversed(found) if os.access(each, os.X_OK)}
    return list(reversed(once.values()))


def time_of(python: str) -> float:
    """Nanoseconds of its trial; endless where it does not fit."""
    done = subprocess.run([python, "-c", TRIAL], capture_output=True, text=True, check=False)  # noqa: S603  # of the path
    return float(done.stdout) if done.returncode == 0 and done.stdout.strip() else float("inf")


if __name__ == "__main__":
    times = {python: time_of(python) for python in candidates()}
    print(min(times, key=lambda python: times[python], default="python3"))
