"""What everybody is answered at every address, about three people: walked once, for all tests that read the answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from typing import Any

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

    @property
    def is_page(self) -> bool:
        return str(self.response.get("Content-Type", "")).startswith("text/html")

    @cached_property
    def page(self) -> Addresses:
        return Addresses(self.response.content.decode(errors="replace"))

    def __str__(self) -> str:
        return f"{self.path} as {self.who} gives {self.response.status_code}"


def everybody_everywhere() -> Iterator[Seen]:
    """Every address as every kind of visitor, one person after the other."""
    visitors = {role: browser_of(role, raise_request_exception=False) for role in STAFF}
    visitors |= {"patient": browser_of_patient(TO_SIGN, raise_request_exception=False)}
    visitors |= {"nobody": Client(HTTP_HOST="localhost", raise_request_exception=False)}
    fillings = [filling_of(name) for name in PEOPLE]
    places = [(pattern, path) for each in fillings for pattern in PATTERNS for path in each.paths(pattern)]
    for who, browser in visitors.items():
        for pattern, path in dict.fromkeys(places):
            yield Seen(who, pattern, path, browser.get(path))
    missing = Pattern("missing", "no/such/page/", "lasegue.web.ui.errors", None)
    yield Seen("nobody", missing, "/no/such/page/", Client(HTTP_HOST="localhost").get("/no/such/page/"))
    for path in doors(fillings[0].patient, members()["reed"]):
        yield Seen("nobody", missing, path, Client(HTTP_HOST="localhost").get(path))
