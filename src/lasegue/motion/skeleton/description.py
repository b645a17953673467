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
#: In a walk the joints follow each other too fast for angles, and the arms swing by themselves.
_STEPS: Final = tuple(each._replace(numbers=False) for each in _LIMBS if each.part in {"hip", "knee", "foot"})
_LEGS_ASIDE: Final = (Telling("thigh_abduction", "leg", 10, numbers=True),)
_BACK: Final = Telling("back", "back", 12, numbers=False)
_UPRIGHT: Final = (
    Telling("trunk", "trunk", 8, numbers=False),
    _BACK,
    Telling("neck_N", "head", 25, numbers=False),
)
_HIPS_UP: Final = Telling("hip_height", "hips_up", 0.04, numbers=False)
_LYING: Final = (
    _HIPS_UP,
    Telling("trunk_from_floor", "chest", 8, numbers=False),
    _BACK,
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
#: Below this a back is hollow, and not only straight again, degrees.
_HOLLOW: Final = -4
#: A phase in which nothing moves by a readable amount is told by what moves by this share of it: some are small.
_SLIGHT: Final = 0.4
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
    out, moves = len(performance.movement.keyframes), False
    for at, ((first, _), (last, key)) in enumerate(pairwise(keys), start=1):
        if at == out:
            sentences.append(words.from_there)
        told = list(_changes(performance, exercise, (first, last), language, side))
        told = told or list(_changes(performance, exercise, (first, last), language, side, _SLIGHT))
        moves = moves or bool(told)
        if told:
            time = _time((last - first) / RATE, language)
            for first_of, some in _in_short(told):
                changes = words.joined.join(some)
                sentences.append(
                    words.phase.format(time=time, changes=changes) if first_of else f"{_capital(changes)}."
                )
        if key.hold >= 1:
            sentences.append(words.hold.format(time=_time(key.hold, language)))
    if len(keys) > 1 and not moves:  # a rest, or muscles that tense: what the film holds says nothing
        position = words.positions[exercise.base]
        return position if exercise.base == "walking" else f"{position} {words.still}"
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
    performance: Performance,
    exercise: Exercise,
    between: tuple[int, int],
    language: Language,
    side: Side,
    share: float = 1,
) -> Iterator[str]:
    """The parts that move between two frames, in words, by this share of what is else the least that is told."""
    start, end = (performance.frames[at] for at in between)
    frontal = exercise.kinematics.view in _FRONTAL
    base = performance.movement.base
    on_side = base.startswith("side")
    limbs = _STEPS if exercise.base == "walking" else _LIMBS
    for telling in _ON_SIDE if on_side else _LEGS_ASIDE if frontal else limbs:
        yield from _two_sided(telling, start, end, language, side, share)
    told: set[str] = set()
    for telling in _WHOLE_ON_SIDE if on_side else _whole(frontal=frontal, upright=base == "upright"):
        after = READINGS[telling.reading](end, "right")
        change = after - READINGS[telling.reading](start, "right")
        if abs(change) > telling.least * share and not _told_amiss(telling, performance, (start, end), told):
            told.add(telling.part)
            is_hollow = telling.part == "back" and change < 0 and after < _HOLLOW
            way = "hollow" if is_hollow else f"{telling.part}{'+' if change > 0 else '-'}"
            yield WORDS[language].changes[way].one


def _told_amiss(telling: Telling, performance: Performance, ends: tuple[Posture, Posture], told: set[str]) -> bool:
    """Whether another part moves: hips that rise tilt the trunk, knees that roll turn the hips of somebody who lies."""
    if telling.part in {"chest", "back"}:
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


def _two_sided(
    telling: Telling, start: Posture, end: Posture, language: Language, side: Side, share: float
) -> Iterator[str]:
    """The change of one or both limbs; both when they agree within 10 degrees."""
    words = WORDS[language]
    ways: dict[Side, tuple[float, float]] = {}
    drawn: tuple[Side, Side] = ("right", "left")
    for each in drawn:
        before, after = (READINGS[telling.reading](posture, each) for posture in (start, end))
        if abs(after - before) > telling.least * share:
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
