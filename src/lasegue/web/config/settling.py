"""What a process does once before it answers: everything that stays is read, and put out of the collector's way."""

import gc

from django.urls import get_resolver

from lasegue.web.record.reasoner import engine


def settle() -> None:
    """Read the knowledge and every page's module, so that no visitor waits for them; then freeze what was read.

    The knowledge is some hundred thousand objects that live as long as the process. Unfrozen, each full collection
    walks them all, and the request it falls into takes twice as long.
    """
    engine()
    get_resolver().url_patterns  # noqa: B018  # reading it imports the views
    gc.collect()
    gc.freeze()
