"""Queries for whole objects with what belongs to them, as a page of one person reads them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
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

    Every concrete column is read: a query that leaves some out is not one for this.
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
        beside = rows.query.select_related
        if beside is True:
            raise TypeError("expected the names of what is read beside the objects, got select_related() of everything")
        columns: list[str] = []
        decodes: list[Decode | None] = []
        part = _part(rows.model, beside or {}, "", columns, decodes)
        own = len(columns)
        annotations = rows.query.annotations
        columns += annotations
        decodes += [_decode(each.output_field) for each in annotations.values()]
        text = Text(rows.values_list(*columns), decodes)
        return text, part, tuple(enumerate(annotations, own)), rows.db


def _part(
    model: type[Model], beside: Mapping[str, Any], to: str, columns: list[str], decodes: list[Decode | None]
) -> _Part:
    """The part of a model to which ``to`` leads; its columns and those beside it are added to the lists."""
    fields = model._meta.concrete_fields  # noqa: SLF001  # the name under which Django documents it
    start = len(columns)
    columns += [f"{to}{field.attname}" for field in fields]
    decodes += [_decode(field) for field in fields]
    key = start + next(place for place, field in enumerate(fields) if field.primary_key)
    parts = tuple(_beside(model, beside, to, columns, decodes))
    return _Part(model, start, tuple(field.attname for field in fields), key, parts)


def _beside(
    model: type[Model], beside: Mapping[str, Any], to: str, columns: list[str], decodes: list[Decode | None]
) -> Iterator[tuple["ForeignKey[Any, Any]", _Part]]:
    for name, further in beside.items():
        field: Any = model._meta.get_field(name)  # noqa: SLF001  # as above
        if not isinstance(field, ForeignKey):
            raise TypeError(f"expected a foreign key of {model.__name__} to read beside it, got {name}")
        yield field, _part(field.related_model, further, f"{to}{name}__", columns, decodes)


def _decode(field: "Field[Any, Any]") -> Decode | None:
    """What a column of a field needs.

    :raises TypeError: for a field whose columns differ between databases in a way that nobody has written down here.
    """
    field = field.target_field if isinstance(field, ForeignKey) else field
    if isinstance(field, TimeField):
        raise TypeError(f"expected a field whose columns are known here, got {field!r}")
    return next((decode for kind, decode in _BY_FIELD if isinstance(field, kind)), None)
