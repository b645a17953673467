from typing import Any

from django.template import engines
from django.utils.translation import override


def _page(template: str) -> Any:
    return engines["django"].from_string(template)


def said(template: str, language: str, **context: object) -> str:
    with override(language):
        return str(_page(template).render(context))


def test_words_that_are_written_out_come_in_the_language_of_each_page() -> None:
    page = _page("{% translate 'Yes' %}")

    def read(language: str) -> str:
        with override(language):
            return str(page.render({}))

    first = [read(language) for language in ("en", "es", "ar", "en")]
    assert first == ["Yes", "Sí", "نعم", "Yes"]
    assert [read(language) for language in ("ar", "es", "en", "en")] == ["نعم", "Sí", "Yes", "Yes"]


def test_a_part_of_a_page_in_another_language_has_its_words_in_that_language() -> None:
    assert said("{% translate 'Yes' %} {% language 'es' %}{% translate 'Yes' %}{% endlanguage %}", "en") == "Yes Sí"


def test_words_that_come_from_somewhere_are_asked_for_each_time_and_escaped() -> None:
    template = "{% translate word %}|{% translate 'Yes'|upper %}|{% translate 'Yes' as yes %}{{ yes }}"
    assert said(template, "es", word="Yes") == "Sí|SÍ|Sí"
    assert said(template, "en", word="<b>") == "&lt;b&gt;|YES|Yes"


def test_signs_in_words_that_are_written_out_stay_as_django_has_them() -> None:
    assert said("{% translate '5 % & \"more\"' %}", "en") == '5 % & "more"'
