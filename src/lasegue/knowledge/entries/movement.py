"""How an exercise is drawn: angles that are wished for, contacts that must hold, and what stands in the room.

Angles are degrees, lengths are body heights, times are seconds; the world has X to the right of the picture, Y up and
Z to the viewer, and the floor is at Y = 0. A movement is written for the right side. All of it is drawing convention
until a physical therapist has looked; nothing here is a measurement or a prescription.
"""

from typing import Literal

from msgspec import field

from lasegue.knowledge.entries.entry import Grounded, Strict

MovementBase = Literal["upright", "supine", "prone", "side-right", "side-left"]
Axis = Literal["x", "y", "z"]
PropKind = Literal[
    "mat", "chair", "wall", "band", "step", "ball", "dumbbell", "kettlebell", "pillow", "table", "strap", "dowel",
    "bike", "leg_press", "pool", "stairs", "doorway", "bed", "box", "path",
]  # fmt: skip
#: Angles by name, such as ``hip.flex`` (both sides) or ``right_knee`` (one side), in degrees.
Pose = dict[str, float]


class Camera(Strict, frozen=True, kw_only=True):
    """From where the figure is seen, degrees: turned about the upright, and from above."""

    yaw: float = 12
    elevation: float = 8


class Prop(Strict, frozen=True, kw_only=True, rename={"with_": "with"}):
    """A thing in the room.

    ``at`` is the middle of its foot and ``size`` its length (x), height (y) and width (z), both with defaults for each
    kind; ``turn`` turns it about the upright. A thing that is carried names the landmark it goes ``with`` (``at`` is
    then its place seen from there); a thing that is stretched names what it goes ``through``: landmarks of the body,
    points of a prop, or places ``x y z``.
    """

    kind: PropKind
    name: str = ""
    at: tuple[float, float, float] | None = None
    size: tuple[float, float, float] | None = None
    turn: float = 0
    with_: str = ""
    through: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The name by which contacts mean it."""
        return self.name or self.kind


class Contact(Strict, frozen=True, kw_only=True):
    """One thing that must hold. Exactly one of ``rest level at hold over balance`` says which kind it is.

    * ``rest``: the lowest flesh of each group touches the surface ``on``.
    * ``level``: palms or soles are parallel to the surface ``on``.
    * ``at``: a landmark is at ``x``, ``y``, ``z`` (those that are given), seen from the point ``prop`` of a
      prop, or from the world.
    * ``hold``: a landmark is at the landmark ``to`` of another body part, ``by`` an offset in that part's frame.
    * ``over``: a landmark stands above the landmark ``to`` on the ``axes``, ``by`` an offset in the world.
    * ``balance``: the weight of the body is over the middle of these soles (and seat), ``ahead`` by so much.
    """

    rest: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    at: str = ""
    hold: str = ""
    over: str = ""
    balance: tuple[str, ...] = ()
    on: str = "floor"
    prop: str = ""
    to: str = ""
    by: tuple[float, float, float] = (0, 0, 0)
    x: float | None = None
    y: float | None = None
    z: float | None = None
    axes: tuple[Axis, ...] = ("x", "z")
    ahead: float = 0.004


class Plant(Strict, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Landmarks that keep the place on these axes where the key ``from_`` puts them."""

    points: tuple[str, ...]
    axes: tuple[Axis, ...] = ("x", "z")
    from_: str = "start"


class Moved(Strict, frozen=True, kw_only=True):
    """How far a prop has gone at a keyframe: H along the axes, degrees for a crank or a ball."""

    x: float = 0
    y: float = 0
    z: float = 0
    crank: float = 0


class Keyframe(Strict, frozen=True, kw_only=True):
    """A named moment: wished angles over those of the movement (or of the key it is ``like``), and contacts of its own.

    A key with ``hold`` stands still for so long; a key without one in the middle of the way is passed through.
    """

    name: str
    at: float
    hold: float = 0
    like: str = ""
    pose: Pose = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()
    fix: tuple[str, ...] = ()
    moved: dict[str, Moved] = field(default_factory=dict)


class Shown(Strict, frozen=True, kw_only=True):
    """What the picture points at: landmarks whose way is an arrow, muscle regions, and whether the nerve is drawn."""

    arrow: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    nerve: Literal["sciatic"] | None = None


class Movement(Grounded, frozen=True, kw_only=True, rename={"returns": "return"}):
    """The drawing of one exercise, under the id of the exercise.

    ``give`` says how unwillingly an angle leaves its wish (1 is usual, less is readier); ``fix`` lists angles that keep
    it. ``return`` is ``mirror`` or the keyframes of a way back of its own, the last of which is like the start.
    ``flow`` runs through all keys without a stop, as in walking and cycling.
    """

    id: str
    base: MovementBase
    view: Camera = Camera()
    sides: Literal["both", "one", "alternate"] = "both"
    props: tuple[Prop, ...] = ()
    pose: Pose = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()
    plant: tuple[Plant, ...] = ()
    give: dict[str, float] = field(default_factory=dict)
    fix: tuple[str, ...] = ()
    keyframes: tuple[Keyframe, ...]
    returns: Literal["mirror", "none"] | tuple[Keyframe, ...] = "mirror"
    flow: bool = False
    show: Shown = Shown()
