"""The worklist as the page shows it: three groups, the quiet box, and what waits elsewhere."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from lasegue.web.caseload.courses import is_better
from lasegue.web.caseload.matters import Deferred
from lasegue.web.caseload.person import Person
from lasegue.web.caseload.row import Kind, Row, row_of
from lasegue.web.caseload.rule import Group, Rule
from lasegue.web.caseload.rules import RULES
from lasegue.web.caseload.scope import Scope
from lasegue.web.caseload.wording import clock
from lasegue.web.ui.addresses import address

GROUPS: tuple[Group, ...] = ("now", "today", "later")
#: Sorts rows without a moment behind those that have one.
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Section:
    """One group with its heading; ``more`` names the kinds of which only the first are shown."""

    group: Group
    title: str
    rows: tuple[Row, ...]
    more: tuple[str, ...]

    @property
    def shown(self) -> list[dict[str, Any]]:
        """The rows as the template reads them."""
        return [row.shown for row in self.rows]


@dataclass(frozen=True)
class Elsewhere:
    """A row that waits: what it is, with whom or until when, and the address that puts it back on the list."""

    title: str
    words: str
    url: str


@dataclass(frozen=True)
class Worklist:
    """Everything that needs somebody, what waits elsewhere, and how many are in care."""

    sections: tuple[Section, ...]
    elsewhere: tuple[Elsewhere, ...]
    in_care: int
    better: int
    time: str

    @cached_property
    def main(self) -> dict[str, Any] | None:
        """The one row with a filled button: the first urgent one that nobody has taken."""
        rows = (row for section in self.sections for row in section.rows)
        return next((row.shown for row in rows if row.rule.kind == "urgent" and not row.taken), None)

    @property
    def is_empty(self) -> bool:
        """Whether nobody needs anybody."""
        return not any(section.rows for section in self.sections)

    @property
    def emergencies(self) -> int:
        """Emergencies that nobody has taken."""
        rows = (row for section in self.sections for row in section.rows)
        return sum(1 for row in rows if row.is_emergency and not row.taken)


def worklist(scope: Scope) -> Worklist:
    """The worklist of one look."""
    rows: dict[Group, list[Row]] = {group: [] for group in GROUPS}
    more: dict[Group, list[str]] = {group: [] for group in GROUPS}
    elsewhere: list[Elsewhere] = []
    for rule in RULES:
        if not scope.may(rule.may):
            continue
        all_found = list(rule.find(scope))
        if len(all_found) > scope.most and not (rule.group == "now" or rule.all):
            more[rule.group].append(str(rule.title))
            all_found = all_found[: scope.most]
        if not all_found:
            continue
        alike = Kind.of(rule)
        for found in all_found:
            deferral = scope.deferrals.get((found.person.pk, rule.kind)) if found.person else None
            if found.person is not None and deferral is not None and _is_elsewhere(scope, deferral):
                url = address("defer", rule.code, found.person.key)
                elsewhere.append(Elsewhere(str(rule.title), _waiting(scope, found.person, deferral), url))
            else:
                rows[rule.group].append(row_of(scope, alike, found, deferral))
    titles = {"now": _("Now"), "today": _("Today"), "later": _("When you can")}
    sections = tuple(
        Section(group, titles[group], tuple(sorted(rows[group], key=_order)), tuple(more[group]))
        for group in GROUPS
        if rows[group]
    )
    in_care = scope.followed.in_care
    better = sum(is_better(course, scope.now) for course in in_care)
    return Worklist(sections, tuple(elsewhere), len(in_care), better, clock(scope.now, scope.now))


def rule_of(code: str) -> Rule | None:
    """The rule behind a code of an address, when its rows can be deferred at all."""
    rule = next((each for each in RULES if each.code == code), None)
    return rule if rule is not None and (rule.hand_over or rule.snooze) and rule.page != "alert" else None


def _order(row: Row) -> tuple[bool, bool, int, datetime]:
    is_taken = row.rule.group == "now" and bool(row.taken)
    return (not row.is_emergency, is_taken, -row.found.urgency, row.found.since or _LAST)


def _is_elsewhere(scope: Scope, deferral: Deferred) -> bool:
    """A row that was put off is elsewhere for everybody; one that was handed over only for everybody else's list."""
    if deferral.handed_to_id is None:
        return True
    return scope.mine and deferral.handed_to_id != scope.member.pk


def _waiting(scope: Scope, person: Person, deferral: Deferred) -> str:
    if deferral.handed_to is not None:
        return _("%(name)s, handed to %(who)s %(when)s") % {
            "name": person.name,
            "who": deferral.handed_to,
            "when": clock(deferral.at, scope.now),
        }
    return _("%(name)s, put off by %(who)s until %(when)s: %(why)s") % {
        "name": person.name,
        "who": deferral.by,
        "when": clock(deferral.until, scope.now),
        "why": deferral.reason,
    }
