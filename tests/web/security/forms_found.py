"""Forms as the pages of the demo clinic show them: where they send, and what with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http import HTTPStatus
from urllib.parse import urljoin

from django.urls import Resolver404, resolve
from tests.web.security.answers import Seen
from tests.web.security.walking import STAFF, Filling, Pattern

from lasegue.web.people.rights import may

FIELDS = ("input", "select", "textarea", "button")


@dataclass
class Form:
    """One form: who sees it, where it sends to, and a value for each of its fields."""

    who: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the address it sends to; empty when it leads out of our pages."""
        try:
            return resolve(self.action.partition("?")[0]).url_name or ""
        except Resolver404:
            return ""


class Forms(HTMLParser):
    """The forms of one page that change something."""

    def __init__(self, who: str, path: str, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._who, self._path, self._select = who, path, ""
        self._open: Form | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            post = given.get("method", "").lower() == "post"
            self._open = Form(self._who, urljoin(self._path, given.get("action", ""))) if post else None
            self.found += [self._open] if self._open else []
        elif tag == "option":
            self._keep(self._select, given)
        elif tag in FIELDS:
            self._select = given.get("name", "") if tag == "select" else self._select
            self._keep(given.get("name", ""), given)

    def handle_endtag(self, tag: str) -> None:
        self._open = None if tag == "form" else self._open

    def _keep(self, name: str, given: dict[str, str]) -> None:
        if self._open is not None and name and name != "csrfmiddlewaretoken":
            chosen = "checked" in given or "selected" in given
            if chosen or not self._open.fields.get(name):
                self._open.fields[name] = given.get("value", "")


def all_forms(walk: Iterable[Seen]) -> list[Form]:
    """Every form that somebody is shown about three people, one for each address and set of fields."""
    found: dict[tuple[object, ...], Form] = {}
    shown = [seen for seen in walk if seen.pattern.own and seen.who in (*STAFF, "patient")]
    for seen in shown:
        if seen.is_page and seen.response.status_code == HTTPStatus.OK:
            for form in Forms(seen.who, seen.path, seen.response.content.decode()).found:
                found.setdefault((seen.who, form.name, frozenset(form.fields)), form)
    return list(found.values())


def bare_forms(pattern: Pattern, fillings: Sequence[Filling]) -> list[Form]:
    """An address without a form of its own on any page: asked with nothing but what is made up."""
    role = next((each for each in STAFF if pattern.action and may(each, pattern.action)), "patient")
    return [Form(role, path) for each in fillings for path in each.paths(pattern)[:1]]
