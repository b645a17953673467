"""Walking through entries: every record inside every entry, with the place where it stands."""

from collections.abc import Iterator
from typing import Any

import msgspec

from lasegue.knowledge.library import KINDS, Library
from lasegue.logic.condition import Condition


def entries(library: Library) -> Iterator[tuple[str, Any]]:
    """Every entry with its place, such as ``red_flags/fracture``; the planner's settings come last."""
    for folder, name, _ in KINDS:
        for identity, entry in getattr(library, name).items():
            yield f"{folder}/{identity}", entry
    yield "planning", library.policy


def records(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Every record at or below a value, conditions left whole."""
    if isinstance(value, Condition):
        yield place, value
    elif isinstance(value, msgspec.Struct):
        yield place, value
        for name in value.__struct_fields__:
            yield from records(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from records(each, f"{place}[{number}]")
