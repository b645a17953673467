"""Queries for whole objects with what belongs to them, as a page of one person reads them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    Field,
    ForeignKey,
    JSONField,
    Model,
    QuerySet,
    TimeField,
    UUIDField,
)

from lasegue.web.asking.text import DECODES, Decode, Text

Whole = TypeVar("Whole", bound=Model)
#: The first that a field is one of; other fields come as they are.
_BY_FIELD: Sequence[tuple[type["Field[Any, Any]"], Decode]] = (
    (DateTimeField, DECODES[datetime]),
    (DateField, DECODES[date]),
    (UUIDField, DECODES[UUID]),
    (BooleanField, bool),
    (JSONField, json.loads),
)


@dataclass(frozen=True)
class _Part:
    """One object of a row: its columns from ``start`` on, and the objects that it names, by the field that does."""

    model: type[Model]
    start: int
    names: tuple[str, ...]
    key: int
    beside: tuple[tuple["ForeignKey[Any, Any]", "_Part"], ...]

    @property
    def stop(self) -> int:
        """The column after its last own one."""
        return self.start + len(self.names)

    def of(self, row: Sequence[Any], database: str) -> Model | None:
        """The object of a row; nothing where the row has none."""
        if row[self.key] is None:
            return None
        made = self.model.from_db(database, self.names, row[self.start : self.stop])
        for field, part in self.beside:
            field.set_cached_value(made, part.of(row, database))
        return made


class AskedWhole(Generic[Whole]):
    """A query for whole objects. ``made`` makes it once, as Django's own with its ``select_related`` and annotations.

    What it defers is read when somebody asks for it.
    """

    def __init__(self, made: Callable[[], "QuerySet[Whole, Whole]"]) -> None:
        self._made = made

    def __call__(self, given: Mapping[str, Any]) -> list[Whole]:
        """The objects of one asking.

        :raises KeyError: where a value is not given.
        """
        text, part, annotated, database = self._prepared
        found: list[Whole] = []
        for row in text.rows(given):
            each: Any = part.of(row, database)
            for place, name in annotated:
                setattr(each, name, row[place])
            found.append(each)
        return found

    def first(self, given: Mapping[str, Any]) -> Whole | None:
        """The first object of one asking, of a query that asks for no more."""
        return next(iter(self(given)), None)

    @cached_property
    def _prepared(self) -> tuple[Text, _Part, tuple[tuple[int, str], ...], str]:
        rows = self._made()
        left_out, is_left_out = rows.query.deferred_loading
        beside = rows.query.select_related
        if beside is True or not is_left_out:
            raise TypeError(
                "expected the names of what is read beside the objects or deferred, got everything or only()"
            )
        columns = _Columns(frozenset(left_out))
        part = columns.part(rows.model, beside or {})
        own = len(columns.names)
        annotations = rows.query.annotations
        for name, each in annotations.items():
            columns.add(name, each.output_field)
        text = Text(rows.values_list(*columns.names), columns.decodes)
        return text, part, tuple(enumerate(annotations, own)), rows.db


class _Columns:
    """The columns of a query, in the order in which they are put down; ``left_out`` are deferred."""

    def __init__(self, left_out: frozenset[str]) -> None:
        self.names: list[str] = []
        self.decodes: list[Decode | None] = []
        self._left_out = left_out

    def add(self, name: str, field: "Field[Any, Any]") -> None:
        """One further column."""
        self.names.append(name)
        self.decodes.append(_decode(field))

    def part(self, model: type[Model], beside: Mapping[str, Any], to: str = "") -> _Part:
        """The columns of a model to which ``to`` leads, and of what stands beside it."""
        options = model._meta  # noqa: SLF001  # the name under which Django documents it
        fields = [field for field in options.concrete_fields if f"{to}{field.name}" not in self._left_out]
        start = len(self.names)
        for field in fields:
            self.add(f"{to}{field.attname}", field)
        key = start + next(place for place, field in enumerate(fields) if field.primary_key)
        named = [(options.get_field(name), f"{to}{name}__", further) for name, further in beside.items()]
        parts = tuple(
            (_key(field), self.part(_key(field).related_model, further, way)) for field, way, further in named
        )
        return _Part(model, start, tuple(field.attname for field in fields), key, parts)


def _key(field: Any) -> "ForeignKey[Any, Any]":
    if not isinstance(field, ForeignKey):
        raise TypeError(f"expected a foreign key to read its object beside, got {field}")
    return field


def _decode(field: "Field[Any, Any]") -> Decode | None:
    """What a column of a field needs.

    :raises TypeError: for a field whose columns differ between databases in a way that nobody has written down here.
    """
    field = field.target_field if isinstance(field, ForeignKey) else field
    if isinstance(field, TimeField):
        raise TypeError(f"expected a field whose columns are known here, got {field!r}")
    return next((decode for kind, decode in _BY_FIELD if isinstance(field, kind)), None)
