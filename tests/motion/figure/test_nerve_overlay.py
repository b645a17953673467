"""The nerve drawn over the body: what makes it longer, what lets it slide, and where its beads are."""

import numpy as np
import pytest

from lasegue.motion.figure.camera import Camera
from lasegue.motion.figure.nerve import MID_THIGH, bed, nerve_layers, slide, strain
from lasegue.motion.skeleton.posture import neutral, posed

SLUMPED = {
    "right_hip.flex": 85, "left_hip.flex": 85, "right_knee": 88, "left_knee": 88, "cervical.flex": 35, "nod": 15,
    "thoracic.flex": 30, "lumbar.flex": 25,
}  # fmt: skip
KNEE_STRAIGHT = {**SLUMPED, "right_knee": 20}
HEAD_UP = {"cervical.flex": -35, "nod": -15}


def course(angles, side="right"):
    return bed(posed(angles), side)


def test_a_slider_does_not_lengthen_the_nerve_and_a_tensioner_does():
    start = course(SLUMPED)
    assert strain(course({**KNEE_STRAIGHT, **HEAD_UP}), start) <= 0
    assert strain(course(KNEE_STRAIGHT), start) > 0.01


def test_a_slider_moves_the_nerve_further_than_a_tensioner():
    start = course(SLUMPED)
    slider, tensioner = course({**KNEE_STRAIGHT, **HEAD_UP}), course(KNEE_STRAIGHT)
    assert slide(slider, start, MID_THIGH) > slide(tensioner, start, MID_THIGH) > 0


@pytest.mark.parametrize("angles", [{"right_hip.flex": 70}, {"right_ankle": 20}, {"cervical.flex": 40}])
def test_hip_ankle_and_neck_lengthen_the_course(angles):
    assert strain(course(angles), bed(neutral(), "right")) > 0


def test_bending_the_knee_shortens_the_course():
    assert strain(course({"right_knee": 90}), bed(neutral(), "right")) < 0


def test_the_leg_of_the_other_side_does_not_matter():
    assert strain(course({"left_knee": 90, "left_hip.flex": 60}), bed(neutral(), "right")) == pytest.approx(0)


def test_nothing_slides_at_the_start():
    start = course(SLUMPED)
    assert slide(start, start, MID_THIGH) == pytest.approx(0)


def test_the_large_bead_leaves_its_mark_on_the_thigh_threefold():
    camera, start, end = Camera(), course(SLUMPED), course({**KNEE_STRAIGHT, **HEAD_UP})
    layers = nerve_layers(end, start, camera)
    mark = next(layer for layer in layers if layer.role == "tick").ring.mean(axis=0)
    bead = next(layer for layer in layers if layer.tone == "figure-bead").ring.mean(axis=0)
    assert np.linalg.norm(bead - mark) == pytest.approx(3 * slide(end, start, MID_THIGH), rel=0.15)
