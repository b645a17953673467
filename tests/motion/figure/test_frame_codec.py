"""Frames as text come back as they went in."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from lasegue.motion.figure.codec import SIGNS, decode, decode_bits, encode, encode_bits

SHAPES = st.tuples(st.integers(1, 12), st.integers(1, 30).map(lambda points: 2 * points))


@given(SHAPES.flatmap(lambda shape: arrays(np.int32, shape, elements=st.integers(-7000, 7000))))
def test_whole_numbers_come_back_as_they_went_in(frames: NDArray[Any]) -> None:
    assert np.array_equal(decode(encode(frames), frames.shape[1]), frames)


@given(SHAPES.flatmap(lambda shape: arrays(np.bool_, shape)))
def test_yes_and_no_come_back_as_they_went_in(frames: NDArray[Any]) -> None:
    assert np.array_equal(decode_bits(encode_bits(frames), frames.shape[1]), frames)


def test_an_even_motion_costs_no_more_than_a_still_one() -> None:
    still = np.zeros((30, 200), dtype=np.int32)
    even = still + np.arange(30, dtype=np.int32)[:, None] * 7
    assert encode(even).count(SIGNS[0]) > 0.95 * encode(still).count(SIGNS[0])


def test_the_text_needs_no_escaping_in_a_document() -> None:
    jumps = np.arange(-16000, 16000, 7, dtype=np.int32).reshape(1, -1)
    text = encode(np.concatenate([np.zeros_like(jumps), jumps]))
    assert set(text) == set(SIGNS)
    assert json.dumps(text) == f'"{text}"'


def test_a_jump_beyond_sixteen_bits_is_refused_with_the_number() -> None:
    with pytest.raises(ValueError, match="got 40000"):
        encode(np.array([[0, 0], [40000, 0]], dtype=np.int32))
