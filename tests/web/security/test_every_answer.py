"""What every answer carries, and what no address and no title says: walked once through the whole demo clinic."""

import re
from functools import cache
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from tests.web.security.answers import Seen

from lasegue.web.people.models import Patient
from lasegue.web.record.reasoner import library
from lasegue.web.ui.headers import PERMISSIONS, POLICY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("riverbend"), pytest.mark.xdist_group("riverbend")]

#: Pages that say nothing about anybody: they may be kept for the way back.
ABOUT_NOBODY = {"components", "favicon", "manifest", "set_language", "demo", "demo_sign_in", "demo_patient"}
#: The first page, which asks "leg pain from your back?" of everybody.
PUBLIC = {"start", "start_at", "begin", "check", "summary", "ask", "asked", "step", "leave", "another_device"}
#: Questions about which anybody may ask of everybody; their names in an address say nothing about the answer.
ASKING = {"edit", "ask", "cell", "open"}
EXPECTED = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def test_every_answer_carries_the_headers_that_keep_it_safe(walk: list[Seen]) -> None:
    for name, value in EXPECTED.items():
        assert [str(seen) for seen in walk if seen.response.get(name) != value] == [], name


def test_every_answer_names_its_type_and_the_way_its_letters_are_written(walk: list[Seen]) -> None:
    pages = [seen for seen in walk if seen.response.status_code not in {204, 304} and seen.response.content]
    assert [str(seen) for seen in pages if not seen.response.get("Content-Type")] == []
    assert [str(seen) for seen in pages if seen.is_page and "charset=utf-8" not in seen.response["Content-Type"]] == []


def test_no_answer_says_which_programs_run_here(walk: list[Seen]) -> None:
    telling = ("Server", "X-Powered-By")
    assert [str(seen) for seen in walk if any(name in seen.response for name in telling)] == []


def test_every_page_about_a_person_is_kept_nowhere(walk: list[Seen]) -> None:
    about = [seen for seen in walk if seen.pattern.own and seen.pattern.name not in ABOUT_NOBODY]
    shown = [seen for seen in about if seen.response.status_code == 200]
    assert [str(seen) for seen in shown if "no-store" not in seen.response.get("Cache-Control", "")] == []


def test_no_page_breaks_whoever_asks(walk: list[Seen]) -> None:
    assert [str(seen) for seen in walk if seen.response.status_code >= 500] == []


def test_no_page_holds_a_script_or_a_style_of_its_own(walk: list[Seen]) -> None:
    inline = re.compile(
        r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))|<style\b|\sstyle\s*=\s*[\"']|<[^>]+\son[a-z]+\s*=",
        re.IGNORECASE,
    )
    pages = [seen for seen in walk if seen.is_page]
    assert pages
    assert [str(seen) for seen in pages if inline.search(seen.response.content.decode())] == []


def test_no_page_leads_to_a_program_or_a_picture_of_elsewhere(walk: list[Seen]) -> None:
    foreign = re.compile(r"<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)=\"(?:https?:)?//")
    assert [str(seen) for seen in walk if seen.is_page and foreign.search(seen.response.content.decode())] == []


@cache
def words_of_the_clinic() -> frozenset[str]:
    """Names of findings, conditions and treatments, as the library writes them; only those that say something."""
    here = library()
    tables = (here.findings, here.causes, here.techniques, here.exercises, here.conservative)
    return frozenset(each for table in tables for each in table)


def names() -> set[str]:
    return {part.lower() for name in Patient.objects.values_list("name", flat=True) for part in name.split()}


def test_no_title_names_a_person_or_says_what_they_have(walk: list[Seen]) -> None:
    people, said = names(), {word.replace("_", " ") for word in words_of_the_clinic()}
    about = [seen for seen in walk if seen.is_page and seen.pattern.name not in PUBLIC]
    for title, seen in {seen.page.title: seen for seen in about}.items():
        assert people.isdisjoint(re.findall(r"\w+", title.lower())), (title, str(seen))
        assert not [word for word in said if " " in word and word in title.lower()], (title, str(seen))


def test_no_address_names_a_person_or_says_what_they_have(walk: list[Seen]) -> None:
    people, said = names(), words_of_the_clinic()
    found = {}
    for seen in walk:
        shown = [*(seen.page.addresses if seen.is_page else []), seen.response.get("Location", "")]
        for address in shown:
            place = urlsplit(address)
            query = [value for name, value in parse_qsl(place.query) if name not in ASKING]
            parts = set(re.findall(r"[\w-]+", unquote(" ".join((place.path, *query))).lower()))
            if about := (parts & people) | (parts & said):
                found[address] = about
    assert found == {}
