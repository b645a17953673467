"""The kept text of one query: asked with the values of the moment, it answers with decoded columns."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from lasegue.web.asking.given import Given

Decode = Callable[[Any], Any]


class Text:
    """The text of a query; ``decodes`` are what its columns need before they are values, nothing for most."""

    def __init__(self, rows: "QuerySet[Any, Any]", decodes: Sequence[Decode | None]) -> None:
        self._sql, self._places = rows.query.sql_with_params()
        self._decodes = [(place, decode) for place, decode in enumerate(decodes) if decode is not None]

    def rows(self, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of one asking.

        :raises KeyError: where a value is not given.
        """
        values = [
            each.prepared(given[each.name], connection) if isinstance(each, Given) else each for each in self._places
        ]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        if not found or not self._decodes:
            return found
        columns: list[Any] = list(zip(*found, strict=True))
        for place, decode in self._decodes:
            columns[place] = [None if value is None else decode(value) for value in columns[place]]
        return list(zip(*columns, strict=True))


def _moment(value: datetime | str) -> datetime:
    """SQLite keeps moments without a zone, in UTC."""
    if isinstance(value, str):
        return datetime.fromisoformat(f"{value}+00:00")
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _key(value: UUID | str) -> UUID:
    return UUID(value) if isinstance(value, str) else value


#: By the type that a value has in Python.
DECODES: Mapping[Any, Decode] = {
    datetime: _moment,
    date: _day,
    UUID: _key,
    bool: bool,
    list: json.loads,
    dict: json.loads,
}
