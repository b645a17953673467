from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import pytest

from lasegue.knowledge.entries.movement import Movement
from lasegue.knowledge.library import Library, default_root, digest_of, read
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.performance import Performance, perform
from lasegue.motion.skeleton.stations import standard


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything that watches a performance runs in one process: solved in two, each would be solved twice."""
    for item in items:
        if "performed" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("performances"))


@pytest.fixture(scope="session")
def body() -> Body:
    return standard()


@pytest.fixture(scope="session")
def shelf() -> Library:
    root = default_root()
    return read(root, digest_of(root))


@pytest.fixture(scope="session")
def performed(shelf: Library, body: Body) -> Callable[[str], Performance]:
    """Performances by exercise, each solved once in a session."""
    return cache(lambda name: perform(shelf.movements[name], body))


@pytest.fixture
def movement() -> Callable[..., Movement]:
    """A movement from plain content, standing at one key unless told otherwise."""

    def made(**content: Any) -> Movement:
        plain = {"id": "bird-dog", "base": "upright", "basis": "convention", "keyframes": [{"name": "start", "at": 0}]}
        return msgspec.convert({**plain, **content}, Movement)

    return made
