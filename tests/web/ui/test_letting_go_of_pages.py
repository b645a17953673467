import gc
import weakref
from collections.abc import Iterator

import pytest
from django.template import TemplateDoesNotExist, engines
from django.template.loader import get_template
from django.test import RequestFactory


class Heavy:
    """Something that a page is made of."""

    def __str__(self) -> str:
        return "heavy"


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_what_a_page_was_made_of_goes_with_it_without_the_collector(no_collector: None) -> None:
    heavy = Heavy()
    gone = weakref.ref(heavy)
    page = engines["django"].from_string("{{ heavy }}{% if heavy %}!{% endif %}")
    assert page.render({"heavy": heavy}, RequestFactory().get("/")) == "heavy!"
    del heavy
    assert gone() is None


def test_a_page_of_a_file_is_one_of_ours() -> None:
    page = get_template("ui/clinic.html")
    assert type(page) is type(engines["django"].from_string(""))


def test_a_page_that_includes_a_missing_file_says_which() -> None:
    page = engines["django"].from_string('{% extends "nowhere/missing.html" %}')
    with pytest.raises(TemplateDoesNotExist, match=r"nowhere/missing\.html"):
        page.render({}, RequestFactory().get("/"))
