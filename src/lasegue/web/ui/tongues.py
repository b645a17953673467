"""The language of a page, and the words of the knowledge on a page of another language.

Titles, reasons and evidence are written in English for clinicians. On a page of another language a name comes in
that language (:mod:`lasegue.web.ui.terms`). All else is marked as English, so that a screen reader speaks it rightly,
and set apart, so that a script from right to left does not scramble its order. On an English page nothing is added.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, override

from lasegue.motion.bodychart.wording import LANGUAGES, Language
from lasegue.reasoning.wording import begun_small
from lasegue.web.ui.terms import phrase, term

ENGLISH: Language = "en"
_NONE, _ATTRIBUTES = mark_safe(""), mark_safe(' lang="en" dir="ltr"')
#: Characters that set words apart where no element can: from left to right, and in the direction they begin with.
_APART, _AS_IT_BEGINS, _END = "\u2066", "\u2068", "\u2069"


#: Digits of Arabic and Persian keyboards and the Arabic decimal sign, as this product writes them.
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")


def western(typed: str) -> str:
    """A number as it was typed, with digits from 0 to 9."""
    return typed.translate(_WESTERN)


def language() -> Language:
    """The language of this request, as the knowledge and the body chart know it."""
    code = (get_language() or ENGLISH)[:2]
    return next((each for each in LANGUAGES if each == code), ENGLISH)


def remember_language(response: HttpResponse, chosen: str) -> None:
    """Let this browser ask for its pages in a language from now on, as Django's own choice of a language does."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )


def in_english() -> AbstractContextManager[Any]:
    """For what stays English whoever asks: documents of the record, and phrases that begin with a title."""
    return override(ENGLISH)


class Said(str):
    """Words that are in the language of the page already."""

    __slots__ = ()


def told(title: str, say: Callable[[str], str]) -> str:
    """A phrase about a finding: in the language of the page when its ``title`` has a name there, else all in English.

    ``say`` makes the phrase of the name.
    """
    if language() == ENGLISH:
        return say(title)
    if name := term(title):
        return Said(say(name))
    with in_english():
        return say(title)


def english(words: Any) -> Any:
    """Words of the knowledge within a line."""
    if not words or isinstance(words, Said) or language() == ENGLISH:
        return words
    return phrase(str(words)) or format_html('<bdi lang="en">{}</bdi>', words)


def english_attributes() -> SafeString:
    """What an element says of itself that holds nothing but words of the knowledge."""
    return _NONE if language() == ENGLISH else _ATTRIBUTES


def as_typed(words: str) -> str:
    """What a person typed, in a language that nobody knows, inside words of the page."""
    return f"{_AS_IT_BEGINS}{words}{_END}" if words and language() != ENGLISH else words


def apart(words: object) -> str:
    """Words of the knowledge inside a sentence or an attribute of another language."""
    if not words or isinstance(words, Said) or language() == ENGLISH:
        return str(words)
    return phrase(str(words)) or (f"{_APART}{words}{_END}" if get_language_bidi() else str(words))


def within(name: str) -> str:
    """A name of the knowledge in the middle of a sentence; what keeps its capital there may lose it in translation."""
    return begun_small(apart(begun_small(name)))
