"""Rows that the database itself refuses to change, whoever asks.

A seal names a table, an act and when it is refused, as a condition on ``OLD`` and ``NEW``. SQLite drops triggers when
it rebuilds a table, so seals are laid anew after every migration.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Seal:
    """One refusal. ``name`` is unique in the database; ``refusal`` are the words of the error."""

    name: str
    act: Literal["INSERT", "UPDATE", "DELETE"]
    table: str
    when: str
    refusal: str


_KEPT: dict[str, Seal] = {}


def keep(seals: Iterable[Seal]) -> None:
    """Name seals that are to be laid; every app does so for its own tables when it starts."""
    _KEPT.update({seal.name: seal for seal in seals})


def lay(connection: BaseDatabaseWrapper) -> None:
    """Lay every seal whose table exists; laying them again changes nothing."""
    known = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for seal in _KEPT.values():
            if seal.table in known:
                for statement in (_drop(connection, seal), *_create(connection, seal)):
                    cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take every seal off, for emptying a whole database and nothing else."""
    known = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for seal in _KEPT.values():
            if seal.table in known:
                cursor.execute(_drop(connection, seal))


def _drop(connection: BaseDatabaseWrapper, seal: Seal) -> str:
    on = "" if connection.vendor == "sqlite" else f" ON {seal.table}"
    return f"DROP TRIGGER IF EXISTS {seal.name}{on}"


def _create(connection: BaseDatabaseWrapper, seal: Seal) -> tuple[str, ...]:
    before = f"CREATE TRIGGER {seal.name} BEFORE {seal.act} ON {seal.table}"
    if connection.vendor == "sqlite":
        return (f"{before} WHEN {seal.when} BEGIN SELECT RAISE(ABORT, '{seal.refusal}'); END",)
    gives = "OLD" if seal.act == "DELETE" else "NEW"
    function = (
        f"CREATE OR REPLACE FUNCTION {seal.name}() RETURNS trigger LANGUAGE plpgsql AS $seal$ BEGIN "
        f"IF {seal.when} THEN RAISE EXCEPTION '{seal.refusal}' USING ERRCODE = 'integrity_constraint_violation'; "
        f"END IF; RETURN {gives}; END $seal$"
    )
    return function, f"{before} FOR EACH ROW EXECUTE FUNCTION {seal.name}()"
