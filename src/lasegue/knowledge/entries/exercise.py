"""An exercise: prescription, cues, its place on the ladder, and kinematics as data with units."""

from typing import Literal

from lasegue.knowledge.entries.entry import Grounded, Strict
from lasegue.knowledge.entries.intervention import Intervention

Base = Literal[
    "supine", "hook_lying", "prone", "side_lying", "quadruped", "sitting", "standing",
    "half_kneeling", "walking", "stairs", "machine", "pool", "bed",
]  # fmt: skip
View = Literal["side", "front", "overhead", "foot_end", "none"]


class Angle(Strict, frozen=True, kw_only=True):
    """One joint angle, distance or rate that the exercise moves, from start to end.

    Angles are in degrees in the picture plane; 180 is a straight limb. ``start`` and ``end`` are bands.
    """

    measure: str
    unit: Literal["deg", "cm", "percent_trunk", "percent_body", "per_min", "s"]
    start: tuple[float, float]
    end: tuple[float, float] | None = None
    side: Literal["both", "moving", "still", "opposite", "front", "rear", "stance"] = "both"


class Counting(Strict, frozen=True, kw_only=True):
    """How one repetition or held second is recognised, in words and as thresholds."""

    mode: Literal["repetition", "hold", "manual", "steps", "minutes"]
    rule: str
    measure: str = ""
    starts_beyond: float | None = None
    ends_beyond: float | None = None


class Kinematics(Grounded, frozen=True, kw_only=True):
    """What moves, seen from where, and whether a camera can count it (A well, B with care, C not)."""

    view: View
    other_view: View | None = None
    camera: Literal["A", "B", "C", "timer", "none"]
    angles: tuple[Angle, ...]
    counting: Counting


class Ladder(Strict, frozen=True, kw_only=True):
    """Neighbours on the ladder: the next harder and the next easier exercise."""

    progress_to: str | None = None
    regress_to: str | None = None


class Exercise(Intervention, frozen=True, kw_only=True):
    """One home or clinic exercise."""

    family: str
    base: Base
    equipment: tuple[str, ...] = ()
    equipment_text: str = ""
    minutes_per_day: float
    sides: Literal["both", "one", "alternate"] = "both"
    side_is: Literal["painful", "direction"] = "painful"
    cues: tuple[str, ...]
    errors: tuple[str, ...]
    ladder: Ladder
    kinematics: Kinematics
    pregnancy_swap: tuple[str, ...] = ()
