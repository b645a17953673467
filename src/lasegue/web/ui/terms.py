"""Short names of the knowledge in the language of a page: titles of entries, and answers of findings.

The knowledge is written in English for clinicians. Its names are translated in a catalogue of their own, ``terms.po``,
beside that of the pages; sentences (what evidence says, how a test is done) stay English. The engine, the record and
its documents know nothing of this.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.mofile import read_mo
from django.conf import settings
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from lasegue.reasoning.wording import begun_small

#: The catalogue's name, beside that of the pages.
TERMS = "terms"
#: What the engine's phrases hold besides names; see :mod:`lasegue.reasoning.wording`.
_PLAIN = (
    gettext_noop("yes"),
    gettext_noop("no"),
    gettext_noop("left"),
    gettext_noop("right"),
    gettext_noop("not answered"),
)
#: Reasons that are no finding: how each begins, and the name that follows.
_REASONS = gettext_noop("classified as %(what)s"), gettext_noop("likely cause: %(what)s")
_LEVELS = (
    gettext_noop("triage: emergency"),
    gettext_noop("triage: urgent"),
    gettext_noop("triage: refer"),
    gettext_noop("triage: treat"),
)
_SIDED = re.compile(r"(left|right) (.+)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?%?|\d{4}-\d\d-\d\d")


def term(words: str) -> str:
    """A name in the language of this request; empty where the knowledge has no such name, or the page is in English.

    A name as :func:`lasegue.reasoning.wording.begun_small` writes it for the middle of a sentence comes back so too.
    """
    return _known((get_language() or settings.LANGUAGE_CODE)[:2]).get(words, "")


def phrase(words: str) -> str:
    """A name, or names in a row, each with its values or without; empty unless every part is known.

    This is how reasons are put together: ``straight-leg raise: right yes, left no; night pain``.
    """
    return term(words) or _row(words, "; ", _("; "), _item)


def _item(words: str) -> str:
    if words in _LEVELS:
        return _(words)
    for said in _REASONS:
        begun, named = words.partition(said.removesuffix("%(what)s"))[::2]
        if not begun and named and (name := term(named)):
            return _(said) % {"what": name}
    title, colon, values = words.partition(": ")
    if not colon:
        return term(words) or _row(words, ", ", _(", "), term)
    name, said = term(title), _row(values, ", ", _(", "), _value)
    return f"{name}: {said}" if name and said else ""


def _value(words: str) -> str:
    if words.lower() in _PLAIN:
        return _(words.lower())
    if _NUMBER.fullmatch(words):
        return words
    sided = _SIDED.fullmatch(words)
    if sided is not None and (said := _value(sided[2])):
        return f"{_(sided[1])} {said}"
    return term(words) or _pair(words)


def _pair(words: str) -> str:
    """A movement and what it does: ``extension centralises``."""
    parts = words.split(" ")
    cuts = ((term(" ".join(parts[:cut])), term(" ".join(parts[cut:]))) for cut in range(1, len(parts)))
    return next((f"{one} {other}" for one, other in cuts if one and other), "")


def _row(words: str, mark: str, joined: str, part: Callable[[str], str]) -> str:
    found = [part(each) for each in words.split(mark)]
    return joined.join(found) if all(found) else ""


@cache
def _known(language: str) -> dict[str, str]:
    """Every name of a language, as it is written and as it stands inside a sentence."""
    compiled = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / f"{TERMS}.mo"
    if language == settings.LANGUAGE_CODE or not compiled.is_file():
        return {}
    with compiled.open("rb") as file:
        names = {str(each.id): str(each.string) for each in read_mo(file) if each.id and each.string}
    return {begun_small(name): begun_small(text) for name, text in names.items()} | names
