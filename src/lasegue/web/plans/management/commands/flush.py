"""Emptying the whole database: the one act for which the seal of signed plans is lifted. It asks first, as ever."""

from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from lasegue.web.plans import sealing


class Command(Flush):
    """Django's own command, with the seal lifted meanwhile."""

    def handle(self, **options: Any) -> None:
        """Lift the seal, empty the database, lay the seal again."""
        connection = connections[options["database"]]
        sealing.lift(connection)
        try:
            super().handle(**options)
        finally:
            sealing.lay(connection)
