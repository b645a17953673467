"""Queries that are asked again and again: their text is made once, and each asking only fills in its values.

A page of lists asks a dozen small questions, and to put the text of one together takes Django several times as long as
the database needs to answer it. Here a query is still written as Django's, with a `Given` wherever a value is not known
before somebody asks.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from types import UnionType
from typing import Any, Generic, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from django.db import connection
from django.db.models import Expression, Field, Func, QuerySet

Row = TypeVar("Row", bound=NamedTuple)
Shape = TypeVar("Shape")
Decode = Callable[[Any], Any]


class Given(Expression):
    """A value that a query is asked with, by its name."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """A place in the text that is filled at each asking."""
        return "%s", (self,)

    def prepared(self, value: Any) -> Any:
        """The value as the database takes it."""
        return self.output_field.get_db_prep_value(value, connection)


class AsWritten(Func):
    """A moment or a day as the database writes it.

    SQLite's driver turns each that comes straight from a column into an object, through three functions. What is the
    outcome of an expression it leaves as it is, to be read in a fifth of the time; this tells where it is many.
    """

    template = "COALESCE(%(expressions)s, NULL)"
    arity = 1


class Asked(Generic[Row, Shape]):
    """A query for rows of one kind. ``made`` makes it in a shape; for each shape its text is made once.

    The columns are the fields of the kind in their order; a field that is a kind of its own stands for its columns.
    """

    def __init__(self, kind: type[Row], made: Callable[[Shape], "QuerySet[Any, Any]"]) -> None:
        self._made = made
        self._texts: dict[Shape, tuple[str, tuple[Any, ...]]] = {}
        self._decodes = [(place, decode) for place, decode in enumerate(_decodes(kind)) if decode is not None]
        self._build = _built(kind)

    def __call__(self, shape: Shape, given: Mapping[str, Any]) -> list[Row]:
        """The rows of one asking."""
        text = self._texts.get(shape)
        if text is None:
            text = self._texts[shape] = self._made(shape).query.sql_with_params()
        sql, places = text
        values = [each.prepared(given[each.name]) if isinstance(each, Given) else each for each in places]
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            columns: list[Any] = list(zip(*cursor.fetchall(), strict=True))
        for place, decode in self._decodes if columns else ():
            columns[place] = [None if value is None else decode(value) for value in columns[place]]
        return [self._build(iter(row)) for row in zip(*columns, strict=True)]


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
            yield _DECODES.get(each)
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


def _moment(value: datetime | str) -> datetime:
    """SQLite keeps moments without a zone, in UTC."""
    if isinstance(value, str):
        return datetime.fromisoformat(f"{value}+00:00")
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _key(value: UUID | str) -> UUID:
    return UUID(value) if isinstance(value, str) else value


_DECODES: dict[Any, Decode] = {
    datetime: _moment,
    date: _day,
    UUID: _key,
    bool: bool,
    list: json.loads,
    dict: json.loads,
}
