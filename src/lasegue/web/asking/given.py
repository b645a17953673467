"""Expressions for queries whose text is kept: a value that is given at each asking, and a moment left as written."""

from typing import Any

from django.db.models import Expression, Field, Func


class Given(Expression):
    """A value that a query is asked with, by its name."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """A place in the text that is filled at each asking."""
        return "%s", (self,)

    def prepared(self, value: Any, connection: Any) -> Any:
        """The value as the database takes it."""
        return self.output_field.get_db_prep_value(value, connection)


class AsWritten(Func):
    """A moment or a day as the database writes it.

    SQLite's driver turns each that comes straight from a column into an object, through three functions. What is the
    outcome of an expression it leaves as it is, to be read in a fifth of the time; this tells where it is many.
    """

    template = "COALESCE(%(expressions)s, NULL)"
    arity = 1
