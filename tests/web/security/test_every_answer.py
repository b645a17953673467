"""What every answer carries, and what no address and no title says: walked once through the whole demo clinic."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from tests.web.security.walking import (
    PATTERNS,
    PEOPLE,
    STAFF,
    TO_SIGN,
    Pattern,
    browser_of,
    browser_of_patient,
    doors,
    filling_of,
)

from lasegue.web.demo.clinic import members
from lasegue.web.people.models import Patient
from lasegue.web.record.reasoner import library
from lasegue.web.ui.headers import PERMISSIONS, POLICY

# In one process, which goes through all pages once: that takes longer than the tests themselves.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("riverbend"), pytest.mark.xdist_group("every_answer")]

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


class Addresses(HTMLParser):
    """The title of a page and every address that it leads to or sends to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.title, self._in_title = "", False
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = self._in_title or (tag == "title" and not self.title)
        kept = {"href", "src", "action", "formaction"}
        self.addresses += [value for name, value in attrs if value and (name in kept or name.startswith("hx-"))]

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        self.title += data if self._in_title else ""


@dataclass(frozen=True)
class Seen:
    """One answer to one kind of visitor."""

    who: str
    pattern: Pattern
    path: str
    response: Any

    @cached_property
    def page(self) -> Addresses:
        return Addresses(self.response.content.decode(errors="replace"))

    def __str__(self) -> str:
        return f"{self.path} as {self.who} gives {self.response.status_code}"


@pytest.fixture(scope="module")
def walk(riverbend: None, django_db_blocker: Any) -> list[Seen]:
    """Everybody at every address, about three people."""
    with django_db_blocker.unblock(), transaction.atomic():
        seen = list(_walk())
        transaction.set_rollback(True)
    return seen


def _walk() -> Iterator[Seen]:
    visitors = {role: browser_of(role, raise_request_exception=False) for role in STAFF}
    visitors |= {"patient": browser_of_patient(TO_SIGN, raise_request_exception=False)}
    visitors |= {"nobody": Client(HTTP_HOST="localhost", raise_request_exception=False)}
    fillings = [filling_of(name) for name in PEOPLE]
    for who, browser in visitors.items():
        for pattern in PATTERNS:
            for path in dict.fromkeys(path for filling in fillings for path in filling.paths(pattern)):
                yield Seen(who, pattern, path, browser.get(path))
    missing = Pattern("missing", "no/such/page/", "lasegue.web.ui.errors", None)
    yield Seen("nobody", missing, "/no/such/page/", Client(HTTP_HOST="localhost").get("/no/such/page/"))
    for path in doors(fillings[0].patient, members()["reed"]):
        yield Seen("nobody", missing, path, Client(HTTP_HOST="localhost").get(path))


def is_page(seen: Seen) -> bool:
    return str(seen.response.get("Content-Type", "")).startswith("text/html")


def test_every_answer_carries_the_headers_that_keep_it_safe(walk: list[Seen]) -> None:
    for name, value in EXPECTED.items():
        assert [str(seen) for seen in walk if seen.response.get(name) != value] == [], name


def test_every_answer_names_its_type_and_the_way_its_letters_are_written(walk: list[Seen]) -> None:
    pages = [seen for seen in walk if seen.response.status_code not in {204, 304} and seen.response.content]
    assert [str(seen) for seen in pages if not seen.response.get("Content-Type")] == []
    assert [str(seen) for seen in pages if is_page(seen) and "charset=utf-8" not in seen.response["Content-Type"]] == []


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
    pages = [seen for seen in walk if is_page(seen)]
    assert pages
    assert [str(seen) for seen in pages if inline.search(seen.response.content.decode())] == []


def test_no_page_leads_to_a_program_or_a_picture_of_elsewhere(walk: list[Seen]) -> None:
    foreign = re.compile(r"<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)=\"(?:https?:)?//")
    assert [str(seen) for seen in walk if is_page(seen) and foreign.search(seen.response.content.decode())] == []


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
    about = [seen for seen in walk if is_page(seen) and seen.pattern.name not in PUBLIC]
    for title, seen in {seen.page.title: seen for seen in about}.items():
        assert people.isdisjoint(re.findall(r"\w+", title.lower())), (title, str(seen))
        assert not [word for word in said if " " in word and word in title.lower()], (title, str(seen))


def test_no_address_names_a_person_or_says_what_they_have(walk: list[Seen]) -> None:
    people, said = names(), words_of_the_clinic()
    found = {}
    for seen in walk:
        shown = [*(seen.page.addresses if is_page(seen) else []), seen.response.get("Location", "")]
        for address in shown:
            place = urlsplit(address)
            query = [value for name, value in parse_qsl(place.query) if name not in ASKING]
            parts = set(re.findall(r"[\w-]+", unquote(" ".join((place.path, *query))).lower()))
            if about := (parts & people) | (parts & said):
                found[address] = about
    assert found == {}
