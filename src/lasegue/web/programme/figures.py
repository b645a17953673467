"""Where moving figures come from: one small door, so that the rest of the app knows only addresses.

Figures are drawn by :mod:`lasegue.motion.figure.store` once it is part of this installation; until then an exercise
has words and no figure.
"""

from typing import Protocol

from django.urls import reverse

SIDES = ("both", "right", "left")
BODY = "standard"


class Store(Protocol):
    """What the store of figures offers."""

    def digest_of(self, exercise: str, side: str, body: str) -> str | None:
        """The digest of one figure; nothing where none is drawn."""

    def packed(self, exercise: str, side: str, body: str) -> bytes:
        """One figure as JSON."""


def store() -> Store | None:
    """The store of figures, when this installation has one."""
    return None


def addresses(exercise: str, body: str = BODY) -> dict[str, str]:
    """Where the figures of an exercise lie, by side; the address holds no name, only the digest of what it gives."""
    found = store()
    if found is None:
        return {}
    digests = {side: found.digest_of(exercise, side, body) for side in SIDES}
    return {side: reverse("figure", args=[side, body, digest]) for side, digest in digests.items() if digest}


def figure(exercises: list[str], side: str, body: str, digest: str) -> bytes | None:
    """The figure of this digest, when one of these exercises has it."""
    found = store()
    if found is None or side not in SIDES:
        return None
    own = next((each for each in exercises if found.digest_of(each, side, body) == digest), None)
    return found.packed(own, side, body) if own is not None else None
