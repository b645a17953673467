"""Bring the translations up to the pages: new words are added empty, words no longer used leave."""

from typing import Any

from django.core.management.base import BaseCommand

from lasegue.web.ui.catalogue import renew

LANGUAGES = ("es", "ar")


class Command(BaseCommand):
    """Gather the words and say how many wait for a translation."""

    help = __doc__

    def handle(self, *_: Any, **__: Any) -> None:
        """Gather."""
        for language in LANGUAGES:
            self.stdout.write(f"{language}: {renew(language)} words wait for a translation")
