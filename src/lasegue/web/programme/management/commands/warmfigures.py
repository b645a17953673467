"""Draw the figures that are missing, so that nobody waits for them; signed plans first."""

import os
from typing import Any

from django.core.management.base import BaseCommand

from lasegue.web.programme.figures import warm

#: The clinic's pages go first.
NICENESS = 19


class Command(BaseCommand):
    """Draw, and say how many there are."""

    help = __doc__

    def handle(self, *_: Any, **__: Any) -> None:
        """Draw."""
        os.nice(NICENESS)
        self.stdout.write(f"{sum(1 for _ in warm())} figures are ready")
