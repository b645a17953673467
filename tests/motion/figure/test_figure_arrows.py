"""Arrows point where the body goes, keep clear of it, and never become hooks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box

from lasegue.motion.figure.arrow import arrow

AWAY = box(5, 5, 6, 6)


@given(st.floats(0.12, 1.2), st.floats(0, 2 * np.pi), st.floats(-0.6, 0.6))
def test_an_arrow_points_the_way_of_its_landmark(length, turn, bend):
    u = np.linspace(0, 1, 15)
    straight = np.array([np.cos(turn), np.sin(turn)])
    across = np.array([-straight[1], straight[0]])
    path = np.outer(u * length, straight) + np.outer(4 * bend * length * u * (1 - u), across)
    ring = arrow(path, AWAY, floor=9.0)
    along = ring @ straight
    assert np.ptp(along) < 1.3 * length + 0.05
    heavy = Polygon(ring).centroid
    assert heavy.x * straight[0] + heavy.y * straight[1] > along.min() + 0.5 * np.ptp(along) - 1e-6


def test_a_short_way_still_gets_an_arrow_one_can_see():
    ring = arrow(np.array([[0.0, 0.0], [0.01, 0.0]]), AWAY, floor=9.0)
    assert np.ptp(ring[:, 0]) >= 0.085


def test_an_arrow_moves_off_the_body_when_there_is_room():
    path = np.stack([np.linspace(0, 0.4, 12), np.zeros(12)], axis=1)
    body = box(-0.1, -0.05, 0.5, 0.05)
    assert Polygon(arrow(path, body, floor=9.0)).buffer(0).intersection(body).area == pytest.approx(0, abs=1e-4)


def test_an_arrow_does_not_go_under_the_floor():
    path = np.stack([np.linspace(0, 0.4, 12), np.zeros(12)], axis=1)
    body = box(-0.1, -0.05, 0.5, 0.02)
    assert arrow(path, body, floor=0.05)[:, 1].max() <= 0.06
