"""Times of a page are taken while the machine keeps its pace; a busy machine is not taken for a slow page."""

from collections.abc import Callable, Iterator
from itertools import chain, repeat

from lasegue.web.config.pace import MOST_TRIES, WARM_UPS, Pace


def _loops(*milliseconds: float, then: float) -> Callable[[], float]:
    """A loop that takes so long, one turn after the other, once the pace is known to be one millisecond."""
    turns: Iterator[float] = chain(repeat(1.0, WARM_UPS), milliseconds, repeat(then))
    return lambda: next(turns)


def test_a_calm_machine_gives_as_many_readings_as_are_asked_for() -> None:
    readings = Pace(_loops(then=1.0)).readings(lambda: None, 20)
    assert (len(readings.cpu), len(readings.wall), readings.calm, readings.tried) == (20, 20, 20, 20)


def test_a_reading_taken_while_the_machine_was_busy_does_not_count() -> None:
    busy_after, busy_before = (1.0, 2.0), (2.0, 1.0)
    readings = Pace(_loops(*busy_after, *busy_before, then=1.0)).readings(lambda: None, 20)
    assert (len(readings.cpu), readings.calm, readings.tried) == (20, 20, 22)


def test_one_turn_that_was_faster_than_the_machine_can_keep_up_changes_no_pace() -> None:
    readings = Pace(_loops(1.0, 0.5, then=1.0)).readings(lambda: None, 20)
    assert (readings.calm, readings.tried) == (20, 20)


def test_a_machine_that_is_never_calm_is_measured_all_the_same_and_says_so() -> None:
    readings = Pace(_loops(then=3.0)).readings(lambda: None, 20)
    assert (len(readings.cpu), readings.calm, readings.tried) == (20 * MOST_TRIES, 0, 20 * MOST_TRIES)


def test_what_is_timed_is_the_act_and_not_the_loop() -> None:
    acts: list[None] = []
    readings = Pace(_loops(then=1.0)).readings(lambda: acts.append(None), 20)
    assert len(acts) == 20
    assert 0 <= min(readings.cpu) <= readings.p95
