"""Which part lies over which, and which side is the far one: decided once for a whole exercise, from depth."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.figure.parts import GROUPS, LIMBS, SIDES, TRUNK, hulls_of
from lasegue.motion.skeleton.chain import SEGMENT
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.posture import Posture

_ASIDE: Final = 0.8
_FROM_BEHIND: Final = -0.4
_LOOKS: Final = 9
_BEND: Final = 0.045
_CLEAR: Final = 0.05
_CERTAIN: Final = 100.0


class Arrangement(NamedTuple):
    """
    How the parts of a figure are stacked.

    Args:
        order: groups from back to front, such as `left_thigh`, `trunk`, `head`
        far: the side mixed into the background, none in flat views
        behind: whether the figure is seen from behind
    """

    order: tuple[str, ...]
    far: str | None
    behind: bool


def arranged(postures: Sequence[Posture], body: Body, camera: Camera) -> Arrangement:
    """The stacking that fits most of an exercise; hands behind a thigh go behind it, an arm on a belly before it."""
    looks = [postures[at] for at in np.unique(np.linspace(0, len(postures) - 1, _LOOKS).astype(int))]
    aside = float(np.mean([camera.depth(each.axes[SEGMENT["pelvis"]][:, 2]) for each in looks]))
    facing = float(np.mean([camera.depth(each.axes[SEGMENT["head"]][:, 0]) for each in looks]))
    near = "right" if aside >= 0 else "left"
    far = "left" if near == "right" else "right"
    flat = abs(aside) <= _ASIDE
    usual = _usual(near, far, flat=flat)
    evidence = sum((_evidence(each, body, camera, usual) for each in looks), np.zeros((len(usual), len(usual))))
    behind = facing < _FROM_BEHIND
    _settle(evidence, usual, head_over_trunk=not behind)
    return Arrangement(_stacked(usual, evidence), None if flat else far, behind)


def _settle(evidence: Points, usual: Sequence[str], *, head_over_trunk: bool) -> None:
    """Between groups that meet at a joint the usual order holds when depth says little; a head lies over its collar."""
    for b, other in enumerate(usual):
        for a, one in enumerate(usual[:b]):
            head = {one, other} == {"trunk", "head"} and head_over_trunk
            if head or (_adjacent(one, other) and abs(evidence[b, a]) < _CLEAR):
                reason = _CERTAIN if head else _CLEAR
                evidence[b, a], evidence[a, b] = reason, -reason


def _usual(near: str, far: str, *, flat: bool) -> tuple[str, ...]:
    """The order when nothing overlaps: the far limbs, the trunk, the near ones; hands over forearms over arms."""
    arm, leg = ("upper_arm", "forearm", "hand"), ("thigh", "shank")
    distant = tuple(f"{far}_{limb}" for limb in (*arm, *leg))
    close = tuple(f"{near}_{limb}" for limb in (*leg, *arm))
    return (
        ("trunk", "head", *distant[3:], *close[:2], *distant[:3], *close[2:])
        if flat
        else (*distant, "trunk", "head", *close)
    )


@cache
def _members(body: Body) -> Mapping[str, list[int]]:
    """Numbers of the stations of each group; a station of two parts belongs to the one nearer the trunk."""
    named: dict[str, list[str]] = {"trunk": [], "head": []}
    for name, part in TRUNK.items():
        if name != "neck":
            named["head" if name == "head" else "trunk"].extend(" ".join(part.hulls).split())
    for side in SIDES:
        named["trunk"] += [f"{side}_thigh0", f"{side}_thigh1", f"{side}_deltoid"]
        for group, parts in GROUPS.items():
            named[f"{side}_{group}"] = [
                name for part in parts for name in " ".join(hulls_of(LIMBS[part].hulls, side)).split()
            ]
    taken: set[str] = set()
    members = {}
    for group, names in named.items():
        members[group] = sorted({body.index[name] for name in names if name not in taken})
        taken |= set(names)
    return members


def _evidence(posture: Posture, body: Body, camera: Camera, usual: Sequence[str]) -> Points:
    """How much [a, b] group a is in front of group b: depth between stations that overlap, by how much they do."""
    shapes = body.shapes(posture)
    places, depths = camera.project(shapes.centres), camera.depth(shapes.centres)
    seen = np.einsum("ij,njk->nik", camera.plane, shapes.spans)
    radii = np.linalg.norm(seen, axis=(1, 2)) / np.sqrt(2)
    apart = np.linalg.norm(places[:, None] - places[None], axis=-1)
    overlap = np.clip(radii[:, None] + radii[None] - apart, 0, None) / np.minimum(radii[:, None], radii[None])
    forward = depths[:, None] - depths[None]
    weighed = overlap * forward
    bent = np.where(np.abs(forward) > _BEND, weighed, 0.0)
    members = _members(body)
    found = np.zeros((len(usual), len(usual)))
    for a, one in enumerate(usual):
        for b, other in enumerate(usual):
            if a != b:
                source = bent if _adjacent(one, other) else weighed
                found[a, b] = source[np.ix_(members[one], members[other])].sum()
    return found


_NEIGHBOURS: Final = (
    {"thigh", "shank"}, {"upper_arm", "forearm"}, {"forearm", "hand"}, {"trunk", "thigh"}, {"trunk", "upper_arm"},
    {"trunk", "head"},
)  # fmt: skip


def _adjacent(one: str, other: str) -> bool:
    """Whether two groups meet at a joint: both of one side, or one of them the trunk."""
    sides = {name.partition("_")[0] for name in (one, other)} - {"trunk", "head"}
    bare = {name.removeprefix("right_").removeprefix("left_") for name in (one, other)}
    return len(sides) < 2 and bare in _NEIGHBOURS


def _stacked(usual: Sequence[str], evidence: Points) -> tuple[str, ...]:
    """Back to front: always next the group with the least reason to lie over one that still waits."""
    waiting = list(range(len(usual)))
    order = []
    while waiting:
        over = [max((evidence[a, b] for b in waiting if b != a), default=0.0) for a in waiting]
        least = min(over)
        chosen = next(a for a, reason in zip(waiting, over, strict=True) if reason <= least + _slack(least))
        order.append(usual[chosen])
        waiting.remove(chosen)
    return tuple(order)


def _slack(least: float) -> float:
    """Reasons below this are no reasons; the usual order decides."""
    return max(0.02 - least, 0.0)
