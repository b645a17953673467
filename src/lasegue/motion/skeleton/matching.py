"""Whether the drawing shows what the exercise says: the bands of its camera angles, and one repetition counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from lasegue.knowledge.entries.exercise import Angle, Counting, Exercise
from lasegue.motion.skeleton.camera_angles import BEST, Side, measured
from lasegue.motion.skeleton.chain import Array
from lasegue.motion.skeleton.landmarks import landmark
from lasegue.motion.skeleton.performance import Performance
from lasegue.motion.skeleton.posture import Posture

#: How far a drawn value may lie outside its band: convention. A camera errs by about as much.
LENIENT: Final = {"deg": 10.0, "cm": 2.0, "percent_body": 4.0, "percent_trunk": 4.0}
#: A measure that changes by less over the film keeps still: it does not tell which side moves.
STILL: Final = {"deg": 5.0}
#: Both sides move alike when the right moves at least this share of the left; movements are written for the right.
CLEARLY: Final = 0.99


@dataclass(frozen=True)
class Reached:
    """
    One camera measure at one moment against its band.

    Args:
        measure: its name
        moment: `start`, `end` or `some time`
        value: what is drawn
        band: what the exercise says
        unit: of both
        held: whether the value lies in the band, give or take `LENIENT`
    """

    measure: str
    moment: Literal["start", "end", "some time"]
    value: float
    band: tuple[float, float]
    unit: str
    held: bool


def _sides(performance: Performance, measure: str, unit: str) -> tuple[Side, Side]:
    """The side that clearly moves more in this measure, then the other; the right when both move alike.

    When the measure keeps still on both, the side whose foot goes further.
    """
    film = performance.frames[: len(performance.angles)]
    ways = {side: measured(measure, unit, film, side) for side in ("right", "left")}
    moved = {side: 0.0 if values is None else float(np.ptp(values)) for side, values in ways.items()}
    if max(moved.values()) < STILL.get(unit, 0.0):
        feet = {side: np.array([landmark(posture, f"{side}_ankle") for posture in film]) for side in moved}
        moved = {side: float(np.ptp(places, axis=0).max()) for side, places in feet.items()}
    return ("right", "left") if moved["right"] >= moved["left"] * CLEARLY else ("left", "right")


def _travel(film: tuple[Posture, ...], name: str) -> float:
    """How far a landmark gets from where it starts, H."""
    return max(float(np.linalg.norm(landmark(each, name) - landmark(film[0], name))) for each in film)


def _film(performance: Performance, angle: Angle) -> Array | None:
    """The measure over the first side's film, on the side that the exercise means."""
    film = performance.frames[: len(performance.angles)]
    if angle.side in {"front", "rear"}:
        ahead = film[0].segments["right_foot"].origin[0] > film[0].segments["left_foot"].origin[0]
        chosen: Side = "right" if ahead == (angle.side == "front") else "left"
    elif angle.side == "stance":
        ways = {side: _travel(film, f"{side}_ankle") for side in ("right", "left")}
        chosen = "right" if ways["right"] <= ways["left"] else "left"
    elif angle.side in {"opposite", "still"}:
        chosen = _sides(performance, "hip_H", "deg")[1]
    else:
        chosen = _sides(performance, angle.measure, angle.unit)[0]
    return measured(angle.measure, angle.unit, film, chosen)


def reached(performance: Performance, exercise: Exercise) -> Iterator[Reached]:
    """
    Every camera measure of the exercise at its moments, as drawn.

    A band without an end has to be met some time only. Measures that no posture tells (a cadence) are left out.
    """
    for angle in exercise.kinematics.angles:
        values = _film(performance, angle)
        if values is None:
            continue
        if angle.end is None:
            yield _nearest(angle, values)
            continue
        yield _judged(angle, "start", float(values[0]), angle.start)
        yield _judged(angle, "end", float(values[performance.marks["end"]]), angle.end)


def _nearest(angle: Angle, values: Array) -> Reached:
    low, high = angle.start
    away = np.maximum(0, np.maximum(low - values, values - high))
    return _judged(angle, "some time", float(values[int(away.argmin())]), angle.start)


def _judged(
    angle: Angle, moment: Literal["start", "end", "some time"], value: float, band: tuple[float, float]
) -> Reached:
    lenient = LENIENT.get(angle.unit, 0.0)
    held = band[0] - lenient <= value <= band[1] + lenient
    return Reached(angle.measure, moment, value, band, angle.unit, held)


def counted(performance: Performance, exercise: Exercise) -> int | None:
    """
    How many repetitions the exercise's own counting rule sees in one drawn repetition.

    Returns:
        The count, or nothing when the rule needs no picture (held time without a way, steps, minutes, by hand).
    """
    rule = exercise.kinematics.counting
    if rule.starts_beyond is None or rule.ends_beyond is None or rule.mode not in {"repetition", "hold"}:
        return None
    angle = next((each for each in exercise.kinematics.angles if each.measure == rule.measure), None)
    if rule.mode == "hold" and (angle is None or angle.end is None):
        return None
    out = _film(performance, angle or Angle(measure=rule.measure, unit=_unit(rule.measure), start=(0, 0)))
    if out is None:
        return None
    whole = np.concatenate([out, out[-2::-1]]) if performance.returns == "mirror" else out
    return _count(whole, rule, rises=_rises(rule, angle))


def _unit(measure: str) -> Literal["deg", "percent_body", "percent_trunk"]:
    if measure.endswith((BEST, "_gain")):
        return "percent_trunk"
    return "deg"


def _rises(rule: Counting, angle: Angle | None) -> bool:
    """Whether the way out makes the measure larger."""
    if angle is not None and angle.end is not None:
        return sum(angle.end) > sum(angle.start)
    return (rule.starts_beyond or 0) > (rule.ends_beyond or 0)


def _count(values: Array, rule: Counting, *, rises: bool) -> int:
    sign = 1 if rises else -1
    goes, comes = (rule.starts_beyond or 0) * sign, (rule.ends_beyond or 0) * sign
    count, out = 0, False
    for value in values * sign:
        if not out and value > goes:
            out = True
        elif out and value < comes:
            out, count = False, count + 1
    return count
