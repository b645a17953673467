from functools import cache

import msgspec
import pytest

from lasegue.knowledge.entries.movement import Movement
from lasegue.knowledge.library import default_root, digest_of, read
from lasegue.motion.skeleton.performance import perform
from lasegue.motion.skeleton.stations import standard


@pytest.fixture(scope="session")
def body():
    return standard()


@pytest.fixture(scope="session")
def shelf():
    root = default_root()
    return read(root, digest_of(root))


@pytest.fixture(scope="session")
def performed(shelf, body):
    """Performances by exercise, each solved once in a session."""
    return cache(lambda name: perform(shelf.movements[name], body))


@pytest.fixture
def movement():
    """A movement from plain content, standing at one key unless told otherwise."""

    def made(**content):
        plain = {"id": "bird-dog", "base": "upright", "basis": "convention", "keyframes": [{"name": "start", "at": 0}]}
        return msgspec.convert({**plain, **content}, Movement)

    return made
