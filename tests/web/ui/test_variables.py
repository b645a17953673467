"""Variables of templates mean what Django says they mean, however they are found and written."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.template import Context, Engine, Template
from django.template.base import Origin
from django.test import override_settings
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from lasegue.web.ui.variables import Compiled


class Pair(NamedTuple):
    left: str
    right: str


LEFT_AND_RIGHT = Pair("l", "r")


class Deleting:
    alters_data = True

    def __call__(self) -> str:
        return "deleted"


@dataclass(frozen=True)
class Thing:
    name: str = "<b>x"
    items: tuple[str, ...] = ("one", "<two>")
    pair: Pair = LEFT_AND_RIGHT
    delete: Any = field(default_factory=Deleting)

    @property
    def gone(self) -> str:
        raise ObjectDoesNotExist

    @property
    def wrong(self) -> str:
        raise AttributeError("inside")

    @property
    def loud(self) -> str:
        raise ZeroDivisionError

    def says(self) -> str:
        return "said & done"

    def needs(self, more: str) -> str:
        return more


class Whole(dict[str, str]):
    def __getitem__(self, name: str) -> str:
        return f"made {name}"


class Uncalled:
    do_not_call_in_templates = True
    word = "as it is"

    def __call__(self) -> str:
        return "called"


VALUES: dict[str, Any] = {
    "thing": Thing(),
    "kind": Thing,
    "plain": "a < b & \"c\" 'd'",
    "safe": mark_safe("<i>safe</i>"),
    "number": 12345,
    "share": 1234.5,
    "true": True,
    "none": None,
    "lazy": gettext_lazy("Patients"),
    "day": date(2026, 11, 30),
    "at": datetime(2026, 11, 30, 9, 30, tzinfo=UTC),
    "mapping": {"items": "an item", "name": "<n>", "inner": {"deep": Thing()}, "1": "first"},
    "empty": {},
    "default": defaultdict(list, a=["<a>"]),
    "whole": Whole(),
    "rows": [Thing("first"), Thing("second")],
    "uncalled": Uncalled(),
    "call": lambda: "<called>",
}
WRITTEN = (
    *(f"{{{{ {name} }}}}" for name in VALUES if name not in {"kind", "uncalled", "rows"}),
    "{{ thing.name }} {{ thing.items.1 }} {{ thing.items.7 }} {{ thing.pair.left }} {{ thing.pair.right }}",
    "{{ thing.pair.count }}",
    "{{ thing.pair.0 }} {{ thing.says }} {{ thing.needs }} {{ thing.delete }} {{ thing.gone }} {{ thing.nothing }}",
    "{{ mapping.items }} {{ mapping.name }} {{ mapping.inner.deep.name }} {{ mapping.1 }} {{ mapping.keys }}",
    "{{ empty.items }} {{ empty.name }} {{ default.a.0 }} {{ default.b }} {{ whole.x }} {{ rows.1.name }}",
    "{{ kind.name }} {{ uncalled.word }} {{ call }} {{ plain.upper }} {{ plain.0 }} {{ missing }} {{ missing.name }}",
    "{{ thing.name|upper }} {{ thing.nothing|default:'–' }} {{ safe|lower }} {{ number|add:1 }} {{ day|date:'Y' }}",
    "{% autoescape off %}{{ thing.name }} {{ plain }} {{ safe }} {{ call }}{% endautoescape %}",
    "{% if thing.nothing or missing.a %}x{% elif thing.pair.left == 'l' %}y{% endif %}{% if not gone %}z{% endif %}",
    "{% for each in rows %}{{ forloop.counter }}{{ forloop.last }}{{ each.name }}{% endfor %}",
    "{% with a=thing.pair.left b=thing.nothing %}[{{ a }}{{ b }}]{% endwith %}{% firstof missing thing.name %}",
    "{% load i18n %}{% translate 'Patients' %}{% translate plain %}",
    "{% load i18n %}{% blocktranslate with n=thing.name %}by {{ n }}{% endblocktranslate %}",
    "{{ _('Patients') }} {{ 'a<b' }} {{ 3 }} {{ 2.5 }}",
)


def written(kind: type[Template], text: str) -> str:
    return str(kind(text, Origin("a test"), "a test", Engine.get_default()).render(Context(VALUES)))


@pytest.mark.parametrize("text", WRITTEN)
@pytest.mark.parametrize("tongue", ["en", "es", "ar"])
def test_a_page_says_what_it_would_say_with_variables_of_django(text: str, tongue: str) -> None:
    with override(tongue):
        assert written(Compiled, text) == written(Template, text)


def test_what_somebody_typed_is_text_and_no_element() -> None:
    assert written(Compiled, "{{ thing.name }}") == "&lt;b&gt;x"


def test_numbers_are_grouped_where_the_clinic_groups_them() -> None:
    with override_settings(USE_THOUSAND_SEPARATOR=True), override("en"):
        assert written(Compiled, "{{ number }}") == written(Template, "{{ number }}") == "12,345"


@pytest.mark.parametrize(
    ("text", "error"), [("{{ thing.wrong }}", AttributeError), ("{{ thing.loud }}", ZeroDivisionError)]
)
def test_a_fault_inside_a_value_is_not_kept_quiet(text: str, error: type[Exception]) -> None:
    for kind in (Compiled, Template):
        with pytest.raises(error):
            written(kind, text)


def test_the_pages_of_this_product_are_made_of_these() -> None:
    assert type(Engine.get_default().get_template("caseload/appointments.html")) is Compiled
