"""Names of the knowledge in the language of a page."""

import pytest
from django.utils.translation import override

from lasegue.reasoning.wording import label
from lasegue.web.record.reasoner import library
from lasegue.web.ui.terms import phrase, term
from lasegue.web.ui.tongues import within


@pytest.mark.parametrize("language", ["es", "ar"])
def test_a_title_comes_in_the_language_of_the_page(language: str) -> None:
    title = library().causes["disc_herniation_radiculopathy"].title
    with override(language):
        assert term(title) not in ("", title)


#: First words of names of findings that keep their capital inside a sentence, written out on purpose.
KEPT = {
    "en": "C-reactive DN4 EQ-5D FAIR Gaenslen L4 L5 Oswestry PROMIS Roland-Morris S1 STarT",
    "es": "Tinel",
    "ar": "",
}


@pytest.mark.parametrize("language", KEPT)
def test_a_name_inside_a_sentence_begins_small_unless_it_is_called_after_somebody_or_short_for_something(
    language: str,
) -> None:
    kept = set()
    for name, finding in library().findings.items():
        with override(language):
            whole, inside = term(finding.title) or finding.title, within(label(name, library()))
        if whole == inside and whole[:1].isupper():
            kept.add(whole.split()[0])
        else:
            assert inside.strip("\u2066\u2069") == whole[:1].lower() + whole[1:]
    assert kept == {*KEPT[language].split()}


def test_an_answer_of_a_finding_is_a_name_too() -> None:
    assert "heavy_work" in library().findings["onset_trigger"].choices
    with override("es"):
        assert term("heavy work") not in ("", "heavy work")


def test_an_english_page_asks_for_no_translation() -> None:
    with override("en"):
        assert term(library().causes["disc_herniation_radiculopathy"].title) == ""


def test_a_sentence_of_the_knowledge_has_no_translation() -> None:
    with override("ar"):
        assert term(library().causes["disc_herniation_radiculopathy"].summary) == ""


def test_names_in_a_row_with_their_values_come_in_the_language_of_the_page() -> None:
    with override("es"):
        title, other = term("Night pain"), term("heavy work")
        assert title and other
        assert phrase("Night pain: yes; heavy work") == f"{title}: sí; {other}"
        assert phrase("Night pain: right yes, left no") == f"{title}: derecha sí, izquierda no"
        assert phrase("Night pain: 3") == f"{title}: 3"


def test_reasons_that_are_no_finding_and_movements_come_in_the_language_of_the_page() -> None:
    with override("es"):
        extension = term("better with extension")
        assert phrase("classified as better with extension") == f"clasificación: {extension}"
        assert phrase("likely cause: disc herniation with nerve-root irritation").startswith("causa probable: ")
        assert phrase("triage: treat") == "triaje: tratar"
        moved = phrase("response to repeated movements: extension centralises, flexion worse")
        assert f"{term('extension')} {term('centralises')}, {term('flexion')} {term('worse')}" in moved
        assert phrase("day it began: 2026-11-08").endswith(": 2026-11-08")


@pytest.mark.parametrize("words", ["Night pain: since the fall", "Night pain; a sentence", "A sentence: yes", "3", ""])
def test_a_row_with_a_part_that_nobody_has_translated_stays_english_as_a_whole(words: str) -> None:
    with override("es"):
        assert phrase(words) == ""
