"""Dates are written as a language writes them, and the order of their parts stands in one place."""

import re
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

import lasegue.web

ROOT = Path(lasegue.web.__file__).parent
SUNDAY = datetime(2026, 11, 29, 15, 10, tzinfo=UTC)
USED = re.compile(r"""(?:\|date:|(?:date_format|day_in_words)\([^\n]*, )["']([^"'\n]+)["']""")
#: For machines, and parts of a date that every language writes alone.
ALONE = {"c", "Y-m-d", "D", "l", "j"}


def module_of(language: str) -> ModuleType:
    return import_module(f"lasegue.web.ui.formats.{language}.formats")


def names_in(language: str) -> set[str]:
    return {name for name in vars(module_of(language)) if name.isupper()}


@pytest.mark.parametrize(
    ("language", "name", "written"),
    [
        ("en", "LONG_WEEKDAY_FORMAT", "Sunday 29 November 2026"),
        ("es", "LONG_WEEKDAY_FORMAT", "Domingo 29 de noviembre de 2026"),
        ("ar", "LONG_WEEKDAY_FORMAT", "الأحد 29 نوفمبر 2026"),
        ("en", "DAY_FORMAT", "29 Nov 2026"),
        ("es", "DAY_FORMAT", "29 nov 2026"),
        ("ar", "DAY_FORMAT", "29 نوفمبر 2026"),
        ("es", "WEEKDAY_FORMAT", "dom 29 nov"),
        ("ar", "WEEKDAY_FORMAT", "الأحد 29 نوفمبر"),
        ("en", "DATE_FORMAT", "29 November 2026"),
        ("en", "DATETIME_FORMAT", "29 November 2026, 3:10 p.m."),
        ("es", "DATE_FORMAT", "29 de noviembre de 2026"),
        ("ar", "DATE_FORMAT", "29 نوفمبر 2026"),
        ("ar", "DATETIME_FORMAT", "29 نوفمبر 2026، 3:10 م"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(language: str, name: str, written: str) -> None:
    with override(language):
        assert date_format(SUNDAY, name) == written


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_each_language_says_how_each_kind_of_date_is_written(language: str) -> None:
    own = {name for name in names_in("en") if not hasattr(import_module("django.conf.locale.es.formats"), name)}
    assert own and own <= names_in(language)
    with override(language):
        assert all("29" in date_format(SUNDAY, name) for name in names_in("en"))


def test_no_page_orders_the_parts_of_a_date_itself() -> None:
    known = names_in("en") | {"DATE_FORMAT", "TIME_FORMAT", "DATETIME_FORMAT", "MONTH_DAY_FORMAT"} | ALONE
    files = [path for kind in ("*.py", "*.html") for path in ROOT.rglob(kind)]
    used = {(path.name, name) for path in files for name in USED.findall(path.read_text(encoding="utf-8"))}
    assert len(used) > 20
    assert not [each for each in used if each[1] not in known]
