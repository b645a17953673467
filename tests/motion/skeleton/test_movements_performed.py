from collections.abc import Callable

import numpy as np
import pytest

from lasegue.knowledge.library import Library, default_root
from lasegue.motion.skeleton.chain import ANGLES, BASES, places
from lasegue.motion.skeleton.contacts import Builder, Flesh, Poses, landmarks_named
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.joints import LIMITS, bare
from lasegue.motion.skeleton.landmarks import landmark
from lasegue.motion.skeleton.matching import counted, reached
from lasegue.motion.skeleton.performance import Performance, perform

MOVEMENTS = sorted(path.stem for path in (default_root() / "movements").glob("*.yaml"))
each_movement = pytest.mark.parametrize("name", MOVEMENTS)


@each_movement
def test_no_joint_passes_its_limit_in_any_frame(name: str, performed: Callable[[str], Performance]) -> None:
    film = performed(name).angles
    for at, angle in enumerate(ANGLES):
        low, high = LIMITS.get(bare(angle), (-np.inf, np.inf))
        assert low - 0.01 <= film[:, at].min() and film[:, at].max() <= high + 0.01, angle


@each_movement
def test_no_flesh_sinks_below_the_floor_by_more_than_it_can_flatten(
    name: str, performed: Callable[[str], Performance], body: Body
) -> None:
    lowest = [body.shapes(posture).lowest() for posture in performed(name).frames]
    assert min(each.min() for each in lowest) > -0.012


@each_movement
def test_what_rests_all_the_time_touches_in_every_frame(
    name: str, performed: Callable[[str], Performance], body: Body
) -> None:
    performance = performed(name)
    joints, axes = places(performance.angles, BASES[performance.movement.base])
    poses = Poses(joints, axes, np.arange(len(joints)))
    builder = Builder(Flesh(body), performance.scene, performance.moved)
    for contact in performance.movement.contacts:
        if contact.rest:
            for row in builder.rows([[contact] * len(joints)]):
                assert np.abs(row.miss(poses)).max() < 0.004, row.name


@each_movement
def test_planted_points_stay(name: str, performed: Callable[[str], Performance]) -> None:
    performance = performed(name)
    film = performance.frames[: len(performance.angles)]
    for plant in performance.movement.plant:
        axes = ["xyz".index(axis) for axis in plant.axes]
        for point in (each for word in plant.points for each in landmarks_named(word)):
            way = np.array([landmark(posture, point)[axes] for posture in film])
            assert np.linalg.norm(way - way[performance.keys[plant.from_]], axis=1).max() < 0.002, point


@each_movement
def test_no_flesh_leaps_between_two_frames(name: str, performed: Callable[[str], Performance], body: Body) -> None:
    performance = performed(name)
    centres = np.array([body.shapes(posture).centres for posture in performance.frames])
    assert len(centres) == 1 or np.linalg.norm(np.diff(centres[: len(performance.angles)], axis=0), axis=2).max() < 0.08


@each_movement
def test_every_key_comes_out_as_written(name: str, performed: Callable[[str], Performance]) -> None:
    for report in performed(name).reports:
        assert report.residual <= 1, f"{report.key}: {report.misses[0]}"


@each_movement
def test_the_picture_shows_the_camera_angles_of_the_exercise(
    name: str, performed: Callable[[str], Performance], shelf: Library
) -> None:
    missed = [each for each in reached(performed(name), shelf.exercises[name]) if not each.held]
    assert not missed


@each_movement
def test_the_exercise_counts_one_repetition_of_its_own_picture(
    name: str, performed: Callable[[str], Performance], shelf: Library
) -> None:
    assert counted(performed(name), shelf.exercises[name]) in {1, None}


def test_the_same_movement_is_solved_to_the_same_numbers(shelf: Library, body: Body) -> None:
    first, second = (perform(shelf.movements["side-plank"], body) for _ in range(2))
    assert np.array_equal(first.angles, second.angles)


def test_both_sides_stay_alike_when_the_movement_says_nothing_of_a_side(
    performed: Callable[[str], Performance],
) -> None:
    for name in ("prone-press-up", "sit-to-stand", "bridge-hold"):
        film = performed(name).angles
        for at, angle in enumerate(ANGLES):
            if angle.startswith("right_"):
                other = film[:, ANGLES.index("left_" + angle.removeprefix("right_"))]
                assert np.allclose(film[:, at], other), angle
        assert np.allclose(film[:, ANGLES.index("root.z")], 0)


def test_alternating_sides_follow_each_other_in_one_film(performed: Callable[[str], Performance]) -> None:
    performance = performed("bird-dog")
    half = performance.second
    assert half == len(performance.angles) == len(performance.frames) // 2
    first, other = performance.frames[performance.marks["end"]], performance.frames[half + performance.marks["end"]]
    assert np.allclose(landmark(first, "right_palm") * [1, 1, -1], landmark(other, "left_palm"))


def test_marks_and_times_follow_the_keys(performed: Callable[[str], Performance]) -> None:
    performance = performed("sit-to-stand")
    assert performance.marks == {"start": 0, "middle": 14, "end": 29}
    assert performance.out_s == pytest.approx(2.4, abs=0.05) and performance.back_s == performance.out_s
    assert performance.hold_s == 0.5 and performance.returns == "mirror"
    assert len(performance.cycle()) == 2 * len(performance.frames) - 1
