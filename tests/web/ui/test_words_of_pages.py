"""Every word of a page is there in Spanish and Arabic, with the same blanks to fill."""

import re

import pytest
from django.conf import settings

from lasegue.web.ui.catalogue import english, missing, sources, translated


@pytest.mark.parametrize("language", ["es", "ar"])
def test_no_word_of_a_page_waits_for_a_translation(language: str) -> None:
    assert sorted(missing(translated(language), english())) == []


@pytest.mark.parametrize("language", ["es", "ar"])
def test_no_translation_belongs_to_a_word_that_is_gone(language: str) -> None:
    known = {(message.id, message.context) for message in english()}
    assert [each.id for each in translated(language) if (each.id, each.context) not in known] == []


def test_words_in_arabic_are_written_in_arabic() -> None:
    for message in translated("ar"):
        text = str(message.string)
        assert not message.id or any("\u0600" <= letter <= "\u06ff" for letter in text), message.id


def test_arabic_keeps_western_digits() -> None:
    assert not [each.id for each in translated("ar") if set("٠١٢٣٤٥٦٧٨٩") & set(str(each.string))]


@pytest.mark.parametrize("language", ["es", "ar"])
def test_blanks_that_scripts_fill_are_the_same_in_every_language(language: str) -> None:
    blank = re.compile(r"\{(\w+)\}")
    for message in translated(language):
        if isinstance(message.id, str) and message.id:
            assert set(blank.findall(message.id)) == set(blank.findall(str(message.string))), message.id


def test_functions_that_mark_words_keep_the_names_by_which_words_are_gathered() -> None:
    renamed = re.compile(r"import \w*gettext\w* as (?!_$)\w+", re.MULTILINE)
    assert [str(path) for path in sources(settings.ROOT) if renamed.search(path.read_text(encoding="utf-8"))] == []
