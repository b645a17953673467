"""
The movement in words, made from the solved keys: what a person who does not see the figure needs.

What is told is what is drawn, not what was wished for: a position, then for each phase the parts that move by a
readable amount, then holds. Seen from the front only sideways measures are told.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from lasegue.knowledge.entries.exercise import Exercise
from lasegue.motion.skeleton.camera_angles import READINGS, Side
from lasegue.motion.skeleton.keys import all_keys
from lasegue.motion.skeleton.performance import Performance
from lasegue.motion.skeleton.phrases import WORDS, Language, degrees, seconds
from lasegue.motion.skeleton.posture import Posture
from lasegue.motion.skeleton.timing import RATE


class Telling(NamedTuple):
    """
    One measure that may be told.

    Args:
        reading: what is measured
        part: whose change it is
        least: the smallest change that is told, degrees (H for heights)
        numbers: whether the angles are told with it
    """

    reading: str
    part: str
    least: float
    numbers: bool


_LIMBS: Final = (
    Telling("hip_H", "hip", 14, numbers=True),
    Telling("knee_K", "knee", 14, numbers=True),
    Telling("elbow_E", "elbow", 14, numbers=True),
    Telling("shoulder_Sh", "arm", 20, numbers=False),
    Telling("ankle_Ank", "foot", 14, numbers=False),
)
_LEGS_ASIDE: Final = (Telling("thigh_abduction", "leg", 10, numbers=True),)
_UPRIGHT: Final = (Telling("trunk", "trunk", 8, numbers=False), Telling("neck_N", "head", 25, numbers=False))
_HIPS_UP: Final = Telling("hip_height", "hips_up", 0.04, numbers=False)
_LYING: Final = (
    _HIPS_UP,
    Telling("trunk_from_floor", "chest", 8, numbers=False),
    Telling("neck_N", "head", 25, numbers=False),
)
_ASIDE: Final = (
    Telling("hip_offset", "hips_aside", 0.02, numbers=False),
    Telling("shoulder_line_turn", "turn", 15, numbers=False),
    Telling("knee_sweep", "knees_aside", 12, numbers=False),
)
#: Lying on the side, knees and head move in level planes that the view from the front does not measure but shows.
_ON_SIDE: Final = (Telling("knee_K", "knee", 14, numbers=True), *_LEGS_ASIDE)
_WHOLE_ON_SIDE: Final = (
    Telling("shoulder_line_turn", "turn", 15, numbers=False),
    _HIPS_UP,
    Telling("neck_N", "head", 25, numbers=False),
)
#: More parts than this make a sentence that is hard to follow; the rest stands in the next one.
MOST_IN_A_SENTENCE: Final = 3
_FRONTAL: Final = frozenset({"front", "overhead", "foot_end"})


def described(performance: Performance, exercise: Exercise, language: Language, side: Side = "right") -> str:
    """
    A few sentences about what the figure does.

    Args:
        performance: of the exercise
        exercise: whose position and view are told
        language: of the text
        side: with which side a one-sided exercise is done
    """
    words = WORDS[language]
    sentences = [words.positions[exercise.base]]
    keys = [(performance.keys[key.name], key) for key in all_keys(performance.movement)]
    if len(keys) == 1:
        sentences.append(words.hold.format(time=_time(keys[0][1].hold, language)) if keys[0][1].hold else words.still)
    for (first, _), (last, key) in pairwise(keys):
        told = list(_changes(performance, exercise, (first, last), language, side))
        if told:
            time = _time((last - first) / RATE, language)
            for first_of, some in _in_short(told):
                changes = words.joined.join(some)
                sentences.append(
                    words.phase.format(time=time, changes=changes) if first_of else f"{_capital(changes)}."
                )
        if key.hold >= 1:
            sentences.append(words.hold.format(time=_time(key.hold, language)))
    if len(keys) > 1 and performance.returns == "mirror":
        sentences.append(words.back)
    if performance.second is not None:
        sentences.append(words.other)
    return " ".join(sentences)


def _in_short(told: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """The changes of one phase in portions that a sentence can hold, and whether a portion is the first."""
    for at in range(0, len(told), MOST_IN_A_SENTENCE):
        yield at == 0, told[at : at + MOST_IN_A_SENTENCE]


def _capital(text: str) -> str:
    """A sentence begins with a capital where the script has any."""
    return text[:1].upper() + text[1:]


def _time(length: float, language: Language) -> str:
    return seconds(max(1, round(length)), language)


def _changes(
    performance: Performance, exercise: Exercise, between: tuple[int, int], language: Language, side: Side
) -> Iterator[str]:
    """The parts that move between two frames, in words."""
    start, end = (performance.frames[at] for at in between)
    frontal = exercise.kinematics.view in _FRONTAL
    base = performance.movement.base
    on_side = base.startswith("side")
    for telling in _ON_SIDE if on_side else _LEGS_ASIDE if frontal else _LIMBS:
        yield from _two_sided(telling, start, end, language, side)
    told: set[str] = set()
    for telling in _WHOLE_ON_SIDE if on_side else _whole(frontal=frontal, upright=base == "upright"):
        change = READINGS[telling.reading](end, "right") - READINGS[telling.reading](start, "right")
        if abs(change) > telling.least and not _told_amiss(telling, performance, (start, end), told):
            told.add(telling.part)
            yield WORDS[language].changes[f"{telling.part}{'+' if change > 0 else '-'}"].one


def _told_amiss(telling: Telling, performance: Performance, ends: tuple[Posture, Posture], told: set[str]) -> bool:
    """Whether another part moves: hips that rise tilt the trunk, knees that roll turn the hips of somebody who lies."""
    if telling.part == "chest":
        return "hips_up" in told
    if telling.part != "turn" or performance.movement.base != "supine":
        return False
    slopes = [READINGS["shoulder_line"](posture, "right") for posture in ends]
    return abs(slopes[1] - slopes[0]) < telling.least


def _whole(*, frontal: bool, upright: bool) -> tuple[Telling, ...]:
    """What may be told of trunk and head: only sideways measures from the front, and heights of somebody who lies."""
    if frontal:
        return _ASIDE if upright else (*_ASIDE, _HIPS_UP)
    return _UPRIGHT if upright else _LYING


def _two_sided(telling: Telling, start: Posture, end: Posture, language: Language, side: Side) -> Iterator[str]:
    """The change of one or both limbs; both when they agree within 10 degrees."""
    words = WORDS[language]
    ways: dict[Side, tuple[float, float]] = {}
    drawn: tuple[Side, Side] = ("right", "left")
    for each in drawn:
        before, after = (READINGS[telling.reading](posture, each) for posture in (start, end))
        if abs(after - before) > telling.least:
            said: Side = each if side == "right" else ("left" if each == "right" else "right")
            ways[said] = (before, after)
    if len(ways) == 2 and all(abs(a - b) < 10 for a, b in zip(*ways.values(), strict=True)):
        before, after = ways["right"]
        yield _told(telling, words.parts[telling.part][2], before, after, language, both=True)
        return
    for each in drawn:
        if each in ways:
            yield _told(telling, words.parts[telling.part][drawn.index(each)], *ways[each], language, both=False)


def _told(telling: Telling, who: str, before: float, after: float, language: Language, *, both: bool) -> str:
    change = WORDS[language].changes[f"{telling.part}{'+' if after > before else '-'}"]
    text = (change.both if both else change.one).format(who=who)
    if not telling.numbers:
        return text
    start, end = (round(value / 5) * 5 for value in (before, after))
    return f"{text} {degrees(start, end, language)}"
