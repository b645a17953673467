"""Words that a clinician types about the days at home: kept as they are typed, or not at all."""

from django.utils.translation import gettext as _


class NotKept(ValueError):
    """It was not written; the text says why and what to do."""


def typed_words(text: str, most: int) -> str:
    """The words without what no database keeps.

    :raises NotKept: when they are longer than can be kept.
    """
    words = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(words) > most:
        said = _("Expected at most %(most)s letters, got %(came)s.")
        raise NotKept(said % {"most": most, "came": len(words)})
    return words
