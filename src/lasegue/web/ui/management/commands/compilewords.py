"""Turn the translations of the interface (.po) into the form that Django reads (.mo)."""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Compile every catalogue that changed since it was last compiled."""

    help = __doc__

    def handle(self, *_: Any, **__: Any) -> None:
        """Compile."""
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                target = source.with_suffix(".mo")
                if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
                    continue
                with source.open("rb") as file:
                    catalogue = read_po(file, locale=source.parents[1].name)
                made = target.with_suffix(f".{os.getpid()}")
                with made.open("wb") as file:
                    write_mo(file, catalogue)
                made.replace(target)  # put in place whole: another process may be reading the one that lies there
