"""Measuring the engine: complete results with every explanation, on one core, over varied patients."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

from lasegue.bench.patients import random_facts
from lasegue.exchange.result_json import as_json
from lasegue.knowledge.library import default_root as built_in
from lasegue.knowledge.library import digest_of, read
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Engine


def measure(knowledge: Path | None, results: int) -> Iterator[tuple[str, str]]:
    """Figures with their names; times are wall times on one core unless they say CPU."""
    root = knowledge or built_in()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    yield "library read from YAML", _seconds(_timed(lambda: read(root, digest_of(root))))
    yield "library loaded from cache", _seconds(_timed(lambda: load(root)))
    library = load(root)
    started = time.perf_counter()
    engine = Engine(library)
    yield "engine compiled", _seconds(time.perf_counter() - started)
    patients = [random_facts(engine.library, seed) for seed in range(results)]
    for facts in patients[:50]:
        as_json(engine.run(facts))
    times = []
    processor = time.process_time()
    for facts in patients:
        begun = time.perf_counter()
        as_json(engine.run(facts))
        times.append(time.perf_counter() - begun)
    processor = time.process_time() - processor
    yield "complete results with explanations, JSON written", f"{len(times) / processor:,.0f} per CPU-second"
    yield "one result, median", f"{median(times) * 1e3:.2f} ms"
    yield "one result, 99th percentile", f"{quantiles(times, n=100)[98] * 1e3:.2f} ms"
    yield "memory at the peak", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    yield "command from cold to answer, median of 5", _seconds(_cold_start(root))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _seconds(value: float) -> str:
    return f"{value:.3f} s"


def _cold_start(root: Path) -> float:
    """Wall time of ``lasegue plan`` in a new process on a small case, the library's cache being warm."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case.yaml"
        case.write_text("case: bench\n'on': 2026-01-05\nfindings: {age_years: 45, worse_sitting: true}\n")
        command = [
            sys.executable,
            "-m",
            "lasegue",
            "plan",
            str(case),
            "--format",
            "json",
            "--knowledge",
            str(root),
        ]
        return median(_timed(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(5))
