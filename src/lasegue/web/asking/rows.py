"""Queries for narrow rows: the few columns that a list shows, as values of a typed tuple."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from types import UnionType
from typing import Any, Generic, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from django.db.models import QuerySet

from lasegue.web.asking.text import DECODES, Decode, Text

Row = TypeVar("Row", bound=NamedTuple)
Shape = TypeVar("Shape")


class Asked(Generic[Row, Shape]):
    """A query for rows of one kind. ``made`` makes it in a shape; for each shape its text is made once.

    The columns are the fields of the kind in their order; a field that is a kind of its own stands for its columns.
    """

    def __init__(self, kind: type[Row], made: Callable[[Shape], "QuerySet[Any, Any]"]) -> None:
        self._made = made
        self._texts: dict[Shape, Text] = {}
        self._decodes = tuple(_decodes(kind))
        self._build = _built(kind)

    def __call__(self, shape: Shape, given: Mapping[str, Any]) -> list[Row]:
        """The rows of one asking."""
        text = self._texts.get(shape)
        if text is None:
            text = self._texts[shape] = Text(self._made(shape), self._decodes)
        return [self._build(iter(row)) for row in text.rows(given)]


def _built(kind: type[NamedTuple]) -> Callable[[Iterator[Any]], Any]:
    """What makes a row of its columns, one after another."""
    parts = [next if own is None else _within(own) for own in map(_kind, _types(kind))]
    if all(part is next for part in parts):
        return kind._make
    return lambda columns: kind._make(part(columns) for part in parts)


def _within(kind: type[NamedTuple]) -> Callable[[Iterator[Any]], Any]:
    width = len(kind._fields)
    return lambda columns: kind._make(islice(columns, width))


def _decodes(kind: type[NamedTuple]) -> Iterator[Decode | None]:
    """What each column needs before it is a value of its field; nothing where it is one already."""
    for each in _types(kind):
        own = _kind(each)
        if own is None:
            yield DECODES.get(each)
        else:
            yield from _decodes(own)


def _types(kind: type[NamedTuple]) -> list[Any]:
    """The types of the fields, without what stands beside them: ``date | None`` is a date, ``list[str]`` a list."""
    bare = (
        next((part for part in get_args(hint) if part is not type(None)), hint) if _is_union(hint) else hint
        for hint in get_type_hints(kind).values()
    )
    return [get_origin(hint) or hint for hint in bare]


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in {Union, UnionType}


def _kind(hint: Any) -> type[NamedTuple] | None:
    return hint if hasattr(hint, "_fields") else None
