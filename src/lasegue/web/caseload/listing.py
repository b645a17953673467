"""The list of patients: search by name or initials, filter by stage, one page at a time.

A name that is searched for is kept in the session and never in an address.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from lasegue.web.people.models import Member, Patient
from lasegue.web.record.models import Alert, Episode
from lasegue.web.ui.addresses import address
from lasegue.web.ui.clock import day_in_words

PAGE = 50
LONGEST = 60


class Listed(NamedTuple):
    """One person of the list; ``page`` is where the name leads, ``level`` that of an alert that stops treatment."""

    name: str
    page: str
    born: str
    level: str
    stage: str
    therapist: str
    heard: str


@dataclass(frozen=True)
class Listing:
    """One page of patients, how it was asked for, and how many there are in each stage."""

    query: str
    stage: str
    page: Page
    people: tuple[Listed, ...]
    stages: tuple[tuple[str, str, int], ...]
    total: int

    def address(self, number: int) -> str:
        """The query string of another page of the same list; what was searched for never stands in it."""
        return "?" + urlencode(self._asked(self.stage) | {"page": number})

    @property
    def everybody(self) -> str:
        """The query string of the same list at every stage."""
        return "?" + urlencode(self._asked(""))

    @property
    def at_stages(self) -> Iterator[tuple[str, str, int, str]]:
        """Each stage: its name, its words, how many there are, and the query string of the list at it."""
        return ((name, words, n, "?" + urlencode(self._asked(name))) for name, words, n in self.stages)

    def _asked(self, stage: str) -> dict[str, str]:
        return ({"found": "1"} if self.query else {}) | {"stage": stage}

    @property
    def earlier(self) -> str:
        """The page before."""
        return self.address(self.page.previous_page_number())

    @property
    def later(self) -> str:
        """The page after."""
        return self.address(self.page.next_page_number())


def sought(typed: str) -> str:
    """What is searched for: what was typed, as far as a name can be that long."""
    return typed.replace("\0", "").strip()[:LONGEST]


def listing(member: Member, query: str, asked: Mapping[str, Any]) -> Listing:
    """One page of the patients of a member's clinic."""
    clinic = member.clinic
    stage = str(asked.get("stage", ""))
    known = {name: str(words) for name, words in Episode.STAGES}
    counted = Episode.objects.filter(clinic=clinic).values("stage").annotate(n=Count("patient", distinct=True))
    counts = {row["stage"]: row["n"] for row in counted}
    rows = _found(Patient.objects.filter(clinic=clinic), query)
    newest = Episode.objects.filter(patient=OuterRef("pk")).order_by("-opened_at", "-id")
    rows = rows.annotate(stage=Subquery(newest.values("stage")[:1]))
    if stage in known:
        rows = rows.filter(stage=stage)
    open_alert = Alert.objects.filter(
        episode__patient=OuterRef("pk"), cleared_at=None, level__in=("emergency", "urgent")
    )
    rows = rows.annotate(
        therapist_name=Subquery(newest.values("therapist__name")[:1]),
        heard_on=Subquery(newest.values("standing__on")[:1]),
        level=Subquery(open_alert.order_by("level").values("level")[:1]),
    )
    page = Paginator(rows.order_by("name", "pk").values_list(*_SHOWN), PAGE).get_page(asked.get("page"))
    stages = tuple((name, words, counts.get(name, 0)) for name, words in known.items())
    people = _people(page, member.page_of_a_person, known)
    return Listing(query, stage if stage in known else "", page, people, stages, sum(counts.values()))


_SHOWN = ("key", "name", "born_on", "level", "stage", "therapist_name", "heard_on")


def _people(rows: Iterable[tuple[Any, ...]], page: str, stages: Mapping[str, str]) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            name,
            address(page, key),
            day_in_words(born) if born else "",
            level or "",
            stages.get(stage, ""),
            therapist or "",
            day_in_words(heard) if heard else "",
        )
        for key, name, born, level, stage, therapist, heard in rows
    )


def _found(rows: QuerySet[Patient], query: str) -> QuerySet[Patient]:
    """Part of the name, or two or three initials."""
    if not query:
        return rows
    wanted = Q(name__icontains=query)
    letters = query.replace(".", "").replace(" ", "")
    if letters.isalpha() and 2 <= len(letters) <= 3:
        wanted |= Q(name__istartswith=letters[0]) & Q(name__icontains=f" {letters[-1]}")
    return rows.filter(wanted)
