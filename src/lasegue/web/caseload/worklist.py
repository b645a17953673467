"""The worklist as the page shows it: three groups, the quiet box, and what waits elsewhere."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lasegue.web.caseload.courses import is_better
from lasegue.web.caseload.matters import Deferred
from lasegue.web.caseload.rule import Found, Group, Rule
from lasegue.web.caseload.rules import RULES
from lasegue.web.caseload.scope import Scope
from lasegue.web.caseload.wording import age_and_week, ago, clock
from lasegue.web.ui.addresses import address

GROUPS: tuple[Group, ...] = ("now", "today", "later")
#: Sorts rows without a moment behind those that have one.
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """One row, ready to be shown: ``opens`` is where the name leads, ``url`` where the button does."""

    rule: Rule
    found: Found
    title: str
    button: str
    name: str
    opens: str
    url: str
    facts: str
    time: str
    taken: str
    handed: str

    @cached_property
    def of(self) -> SafeString:
        """Whom a button is about, for screen readers; a row has up to four."""
        return format_html('<span class="sr">: {}</span>', self.name)

    @cached_property
    def is_emergency(self) -> bool:
        """Whether it is about an emergency."""
        return self.rule.kind == "emergency"

    @cached_property
    def take_url(self) -> str:
        """Where taking is sent to; empty when there is nothing to take."""
        alert = self.found.alert
        return address("take_alert", alert.key) if alert is not None and alert.taken_at is None else ""

    @cached_property
    def defer_url(self) -> str:
        """The page on which a row is handed over or put off; empty when neither is possible."""
        if not (self.rule.hand_over or self.rule.snooze):
            return ""
        if self.found.alert is not None:
            return address("alert", self.found.alert.key)
        return address("defer", self.rule.code, self.found.person.key) if self.found.person else ""


@dataclass(frozen=True)
class Section:
    """One group with its heading; ``more`` names the kinds of which only the first are shown."""

    group: Group
    title: str
    rows: tuple[Row, ...]
    more: tuple[str, ...]


@dataclass(frozen=True)
class Worklist:
    """Everything that needs somebody, what waits elsewhere, and how many are in care."""

    sections: tuple[Section, ...]
    elsewhere: tuple[str, ...]
    in_care: int
    better: int
    time: str

    @cached_property
    def main(self) -> Row | None:
        """The one row with a filled button: the first urgent one that nobody has taken."""
        rows = (row for section in self.sections for row in section.rows)
        return next((row for row in rows if row.rule.kind == "urgent" and not row.taken), None)

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
    elsewhere: list[str] = []
    for rule in RULES:
        if not scope.may(rule.may):
            continue
        all_found = list(rule.find(scope))
        if len(all_found) > scope.most and not (rule.group == "now" or rule.all):
            more[rule.group].append(str(rule.title))
            all_found = all_found[: scope.most]
        words = (str(rule.title), str(rule.button))  # found in the reader's language once, not once a row
        for found in all_found:
            deferral = scope.deferrals.get((found.person.pk, rule.kind)) if found.person else None
            if deferral is not None and _is_elsewhere(scope, deferral):
                elsewhere.append(_elsewhere(scope, found, deferral))
            else:
                rows[rule.group].append(_row(scope, rule, words, found, deferral))
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


def _row(scope: Scope, rule: Rule, words: tuple[str, str], found: Found, deferral: Deferred | None) -> Row:
    alert = found.alert
    facts = age_and_week(found.person, scope.now.date()) if found.person else ""
    facts = " · ".join(filter(None, (facts, _whose(scope, found))))
    taken = handed = ""
    if alert is not None and alert.taken_by is not None and alert.taken_at is not None:
        taken = _("%(who)s took this at %(when)s") % {"who": alert.taken_by, "when": clock(alert.taken_at, scope.now)}
    to = alert.handed_to if alert is not None else deferral.handed_to if deferral is not None else None
    if to is not None:
        handed = _("handed to %(who)s") % {"who": to}
    time = found.moment
    if alert is not None:
        time = _("%(clock)s, %(ago)s ago") % {
            "clock": clock(alert.raised_at, scope.now),
            "ago": ago(alert.raised_at, scope.now),
        }
    who = found.person or found.member
    url = rule.url(found)
    return Row(
        rule, found, *words, who.name if who else "", _opens(scope, found) or url, url, facts, time, taken, handed
    )


def _whose(scope: Scope, found: Found) -> str:
    """Who treats the person; nothing on one's own list about one's own people."""
    if found.person is None:
        return ""
    by = found.person.therapist or ""
    if scope.mine and by in {"", scope.member.name}:
        return ""
    return _("with %(therapist)s") % {"therapist": by} if by else _("no therapist yet")


def _opens(scope: Scope, found: Found) -> str:
    """The page of the person, or of their alert; empty when the row is about nobody's record."""
    if found.person is None:
        return ""
    if found.alert is not None:
        return address("alert", found.alert.key)
    return address(scope.member.page_of_a_person, found.person.key)


def _order(row: Row) -> tuple[bool, bool, int, datetime]:
    is_taken = row.rule.group == "now" and bool(row.taken)
    return (not row.is_emergency, is_taken, -row.found.urgency, row.found.since or _LAST)


def _is_elsewhere(scope: Scope, deferral: Deferred) -> bool:
    """A row that was put off is elsewhere for everybody; one that was handed over only for everybody else's list."""
    if deferral.handed_to_id is None:
        return True
    return scope.mine and deferral.handed_to_id != scope.member.pk


def _elsewhere(scope: Scope, found: Found, deferral: Deferred) -> str:
    name = found.person.name if found.person else ""
    if deferral.handed_to is not None:
        return _("%(name)s, handed to %(who)s %(when)s") % {
            "name": name,
            "who": deferral.handed_to,
            "when": clock(deferral.at, scope.now),
        }
    return _("%(name)s, put off by %(who)s until %(when)s: %(why)s") % {
        "name": name,
        "who": deferral.by,
        "when": clock(deferral.until, scope.now),
        "why": deferral.reason,
    }
