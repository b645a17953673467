"""Every word of a page and every name of the knowledge is there in Spanish and Arabic, with the same blanks to fill."""

import re

import pytest
from django.conf import settings

from lasegue.web.ui.catalogue import PAGES, english, missing, on_pages, sources, translated
from lasegue.web.ui.terms import TERMS

in_both = pytest.mark.parametrize("domain", [PAGES, TERMS])


@in_both
@pytest.mark.parametrize("language", ["es", "ar"])
def test_no_word_waits_for_a_translation(language: str, domain: str) -> None:
    assert sorted(missing(translated(language, domain), english(domain))) == []


@in_both
@pytest.mark.parametrize("language", ["es", "ar"])
def test_no_translation_belongs_to_a_word_that_is_gone(language: str, domain: str) -> None:
    known = {(message.id, message.context) for message in english(domain)}
    assert [each.id for each in translated(language, domain) if (each.id, each.context) not in known] == []


def test_words_without_a_number_are_no_singular_of_others() -> None:
    """Such words would be looked up in vain and stand in English: a singular is only found with its number."""
    alone, counted = set(), set()
    for _place, message, _comments, context in on_pages():
        if isinstance(message, tuple):
            counted.add((message[0], context))
        else:
            alone.add((message, context))
    assert alone & counted == set()


@in_both
def test_words_in_arabic_are_written_in_arabic(domain: str) -> None:
    blank = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
    for message in translated("ar", domain):
        is_mark = not re.search(r"[A-Za-z]", blank.sub("", str(message.id)))  # such as "%(day)s: %(value)s"
        assert is_mark or any("\u0600" <= letter <= "\u06ff" for letter in str(message.string)), message.id


@in_both
def test_arabic_keeps_western_digits(domain: str) -> None:
    assert not [each.id for each in translated("ar", domain) if set("٠١٢٣٤٥٦٧٨٩") & set(str(each.string))]


@pytest.mark.parametrize("language", ["es", "ar"])
def test_blanks_that_scripts_fill_are_the_same_in_every_language(language: str) -> None:
    blank = re.compile(r"\{(\w+)\}")
    for message in translated(language):
        if isinstance(message.id, str) and message.id:
            assert set(blank.findall(message.id)) == set(blank.findall(str(message.string))), message.id


def test_functions_that_mark_words_keep_the_names_by_which_words_are_gathered() -> None:
    renamed = re.compile(r"import \w*gettext\w* as (?!_$)\w+", re.MULTILINE)
    assert [str(path) for path in sources(settings.ROOT) if renamed.search(path.read_text(encoding="utf-8"))] == []
