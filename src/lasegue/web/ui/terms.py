"""Short names of the knowledge in the language of a page: titles of entries, and answers of findings.

The knowledge is written in English for clinicians. Its names are translated in a catalogue of their own, ``terms.po``,
beside that of the pages; sentences (what evidence says, how a test is done) stay English. The engine, the record and
its documents know nothing of this.
"""

from functools import cache
from pathlib import Path

from babel.messages.mofile import read_mo
from django.conf import settings
from django.utils.translation import get_language

#: The catalogue's name, beside that of the pages.
TERMS = "terms"


def term(words: str) -> str:
    """A name in the language of this request; empty where the knowledge has no such name, or the page is in English.

    A name inside a sentence begins small, as :func:`lasegue.reasoning.wording.label` writes it, and so it comes back.
    """
    return _known((get_language() or settings.LANGUAGE_CODE)[:2]).get(words, "")


@cache
def _known(language: str) -> dict[str, str]:
    """Every name of a language, as it is written and beginning small."""
    compiled = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / f"{TERMS}.mo"
    if language == settings.LANGUAGE_CODE or not compiled.is_file():
        return {}
    with compiled.open("rb") as file:
        names = {str(each.id): str(each.string) for each in read_mo(file) if each.id and each.string}
    return {_begun_small(name): _begun_small(text) for name, text in names.items()} | names


def _begun_small(name: str) -> str:
    """``Leg pain now`` as ``leg pain now``; an abbreviation such as ``DN4`` stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
