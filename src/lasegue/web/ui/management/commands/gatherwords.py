"""Bring the translations up to the pages: new words are added empty, words no longer used leave."""

from itertools import product
from typing import Any

from django.core.management.base import BaseCommand

from lasegue.web.ui.catalogue import PAGES, renew
from lasegue.web.ui.terms import TERMS

LANGUAGES = ("es", "ar")


class Command(BaseCommand):
    """Gather the words and say how many wait for a translation."""

    help = __doc__

    def handle(self, *_: Any, **__: Any) -> None:
        """Gather."""
        for language, domain in product(LANGUAGES, (PAGES, TERMS)):
            self.stdout.write(f"{language}, {domain}: {renew(language, domain)} words wait for a translation")
