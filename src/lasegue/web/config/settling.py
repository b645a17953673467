"""What a process does once before it answers: everything that stays is read, and put out of the collector's way."""

import ctypes
import gc

from django.urls import get_resolver

from lasegue.exchange.handout.words import LANGUAGES, counted
from lasegue.web.record.reasoner import compiled_engine

#: Objects made and not gone until the young are looked through; so many times until the older ones are; and the oldest.
COLLECT_AFTER = (20_000, 10, 10)


def settle() -> None:
    """Read the knowledge and every page's module, so that no visitor waits for them; then freeze what was read.

    The knowledge is some hundred thousand objects that live as long as the process. Unfrozen, each full collection
    walks them all, and the request it falls into takes twice as long. A page makes thousands of objects that go by
    themselves when it is sent, so the collector is told to look for circles of them less often than it would.
    """
    compiled_engine()
    for language in LANGUAGES:
        counted("sets", 1, language)  # reads how the language counts
    get_resolver().url_patterns  # noqa: B018  # reading it imports the views
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    _give_back()


def _give_back() -> None:
    """Return freed memory to the system, where the C library can; compiling alone leaves 20 MB that nobody uses."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
