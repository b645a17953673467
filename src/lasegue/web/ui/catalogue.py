"""All words for people, and the catalogues that hold them in other languages.

There are two: the words of pages, found in templates and modules, and the names of the knowledge, found in its entries.
"""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from lasegue.knowledge.shelf import load
from lasegue.web.ui.terms import TERMS

PAGES = "django"
#: Kinds of entries whose titles pages show.
TITLED = (
    "findings",
    "causes",
    "red_flags",
    "classifications",
    "techniques",
    "exercises",
    "conservative",
    "advice",
    "education",
    "measures",
    "contraindications",
    "contradictions",
    "conflicts",
    "phases",
    "goals",
)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def sources(root: Path) -> Iterator[Path]:
    """Every file that may hold words for people."""
    found = (path for path in root.rglob("*") if path.suffix in (".py", ".html"))
    yield from sorted(path for path in found if "migrations" not in path.relative_to(root).parts)


def english(domain: str = PAGES) -> Catalog:
    """All words of a catalogue, without translations."""
    return _FOUND[domain]()


def on_pages() -> Iterator[tuple[str, Any, list[str], str | None]]:
    """Each use of words on pages: its file, the message or its two numbers, notes to translators, its context."""
    root: Path = settings.ROOT
    for path in sources(root):
        text = path.read_text(encoding="utf-8")
        code = _as_code(text) if path.suffix == ".html" else text
        for _line, message, comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
            yield path.relative_to(root).as_posix(), message, comments, context


def _of_pages() -> Catalog:
    catalogue = Catalog(project="Lasègue", charset="utf-8", fuzzy=False)
    for place, message, comments, context in on_pages():
        catalogue.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalogue


def _of_knowledge() -> Catalog:
    library = load(settings.HERE.knowledge)
    catalogue = Catalog(project="Lasègue", charset="utf-8", fuzzy=False)
    for kind in TITLED:
        for name, entry in getattr(library, kind).items():
            catalogue.add(entry.title, locations=[(f"{kind}/{name}", 0)])
    answers = {name: finding.choices for name, finding in library.findings.items()}
    answers["repeated_movement_response"] = (*library.vocabulary.directions, *library.vocabulary.responses)
    for name, choices in answers.items():
        for choice in choices:
            catalogue.add(choice.replace("_", " "), locations=[(f"findings/{name}", 0)])
    return catalogue


_FOUND: dict[str, Callable[[], Catalog]] = {PAGES: _of_pages, TERMS: _of_knowledge}


def _as_code(template: str) -> str:
    """The words of a template as calls of gettext, without its indentation, which would be read as that of code."""
    return "\n".join(line.lstrip() for line in templatize(template).splitlines())


def translated(language: str, domain: str = PAGES) -> Catalog:
    """A catalogue of a language as it stands."""
    with path_of(language, domain).open("rb") as file:
        return read_po(file, locale=language)


def renew(language: str, domain: str = PAGES) -> int:
    """Bring a catalogue of a language up to date; how many words wait for a translation."""
    found, path = english(domain), path_of(language, domain)
    catalogue = translated(language, domain) if path.is_file() else Catalog(locale=language)
    found.creation_date = catalogue.creation_date  # a day that changes with each run would be a change of its own
    catalogue.update(found, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)
    return len(list(missing(catalogue, found)))


def missing(catalogue: Catalog, found: Catalog) -> Iterator[str]:
    """Words without a translation, or whose translation has other placeholders."""
    for message in found:
        if not message.id:
            continue
        known = catalogue.get(message.id, message.context)
        forms = _forms(message.id)
        strings = _forms(known.string if known else "")
        wanted = set(_PLACEHOLDER.findall(forms[-1]))
        given = [set(_PLACEHOLDER.findall(each)) for each in strings]
        if not all(strings) or any(each - wanted for each in given) or given[-1] != wanted:
            yield forms[0]


def _forms(text: object) -> list[str]:
    """The one form of a message, or all of its plural forms."""
    return [str(each or "") for each in text] if isinstance(text, tuple | list) else [str(text or "")]


def path_of(language: str, domain: str = PAGES) -> Path:
    """Where a catalogue of a language lies."""
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / f"{domain}.po"
