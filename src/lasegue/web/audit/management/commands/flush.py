"""Emptying the whole database: the one act for which seals are lifted. It asks first, as ever."""

from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from lasegue.web.audit import seals


class Command(Flush):
    """Django's own command, with the seals lifted meanwhile."""

    def handle(self, **options: Any) -> None:
        """Lift the seals, empty the database, lay them again."""
        connection = connections[options["database"]]
        seals.lift(connection)
        try:
            super().handle(**options)
        finally:
            seals.lay(connection)
