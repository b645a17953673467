"""Whether the machine kept its pace while something was timed: other work on it makes the same page take twice as long.

A small fixed loop is timed before and after each request. A reading counts when both took about as long as the loop
takes when nothing else runs; the others say how busy the machine was, and nothing about the page.
"""

import time
from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles

TURNS, WARM_UPS = 20_000, 200
#: A loop this much slower than a calm one means that something else had the processor. Convention.
SLACK = 1.2
#: So many readings are tried for each one that is asked for; after that the busy ones count as well.
MOST_TRIES = 4


@dataclass(frozen=True)
class Readings:
    """Milliseconds of processor time and by the clock; ``calm`` of ``tried`` readings are these."""

    cpu: tuple[float, ...]
    wall: tuple[float, ...]
    calm: int
    tried: int

    @property
    def p95(self) -> float:
        """The time within which nineteen of twenty came."""
        return quantiles(self.cpu, n=20)[18]


class Pace:
    """The pace of this machine, known better with every reading; ``loop`` gives the milliseconds of the fixed loop."""

    def __init__(self, loop: Callable[[], float] | None = None) -> None:
        self._loop = loop or _loop
        self._loops = sorted(self._loop() for _ in range(WARM_UPS))

    @property
    def usual(self) -> float:
        """Milliseconds of the loop when nothing else runs: one in twenty is faster, since a processor at times is."""
        return self._loops[len(self._loops) // 20]

    def readings(self, act: Callable[[], object], wanted: int) -> Readings:
        """``wanted`` readings of ``act`` in calm moments; all that were tried when the machine had too few of them."""
        every: list[tuple[float, float]] = []
        calm: list[tuple[float, float]] = []
        while len(calm) < wanted and len(every) < wanted * MOST_TRIES:
            before = self._loop()
            begun, wall = time.process_time(), time.perf_counter()
            act()
            reading = ((time.process_time() - begun) * 1e3, (time.perf_counter() - wall) * 1e3)
            loops = (before, self._loop())
            for each in loops:
                insort(self._loops, each)
            every.append(reading)
            if max(loops) <= self.usual * SLACK:
                calm.append(reading)
        cpu, walls = zip(*(calm if len(calm) >= wanted else every), strict=True)
        return Readings(cpu, walls, len(calm), len(every))


def _loop() -> float:
    """Milliseconds of processor time of the fixed loop."""
    begun = time.process_time()
    total = 0
    for turn in range(TURNS):
        total += turn * turn % 7
    return (time.process_time() - begun) * 1e3
