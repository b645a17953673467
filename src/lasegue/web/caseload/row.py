"""One row of the worklist, ready to be shown: dozens stand on a page, so that its template only puts it in place."""

from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lasegue.web.caseload.matters import Deferred
from lasegue.web.caseload.rule import Found, Rule
from lasegue.web.caseload.scope import Scope
from lasegue.web.caseload.wording import age_and_week, ago, clock
from lasegue.web.ui.addresses import address
from lasegue.web.ui.templatetags.ui import icon


@dataclass(frozen=True)
class Kind:
    """What all rows of one rule show alike, in the reader's language."""

    rule: Rule
    title: SafeString
    button: SafeString
    icon: SafeString

    @classmethod
    def of(cls, rule: Rule) -> "Kind":
        """The same words and the same picture, found once."""
        return cls(rule, mark_safe(escape(str(rule.title))), mark_safe(escape(str(rule.button))), icon(rule.icon))


@dataclass(frozen=True)
class Row:
    """One row: ``opens`` is where the name leads, ``url`` where the button does.

    ``of`` says whom a button is about, for screen readers, as a row has up to four. ``take_url`` is where taking is
    sent to, ``hand_over_url`` and ``snooze_url`` are pages; each is empty where that is not possible. ``has_more`` is
    whether anything but what happened is told.
    """

    rule: Rule
    found: Found
    title: SafeString
    button: SafeString
    icon: SafeString
    name: str
    of: SafeString
    facts: str
    time: str
    taken: str
    handed: str
    opens: str
    url: str
    take_url: str
    hand_over_url: str
    snooze_url: str

    @property
    def is_emergency(self) -> bool:
        """Whether it is about an emergency."""
        return self.rule.kind == "emergency"

    @cached_property
    def shown(self) -> dict[str, Any]:
        """The same for a template, which looks up a name in a dictionary in half the time that any object takes."""
        rule, found = self.rule, self.found
        return {
            **vars(self),
            "look": f"{rule.look} is-taken" if self.taken else rule.look,
            "is_emergency": self.is_emergency,
            "calls": self.is_emergency and not self.taken,
            "happened": found.happened,
            "told": found.told,
            "heading": self._heading(),
            "later": self._later(),
            "has_more": bool(found.told or self.time or self.handed),
            "why": found.why,
            "phone": found.alert.phone if found.alert is not None else "",
            "takes": rule.take,
        }

    def _heading(self) -> SafeString:
        """What it is, whom it is about, and what is known of them at a glance."""
        facts = f'<span class="tiny muted">{escape(self.facts)}</span>' if self.facts else ""
        who = f'<a data-open href="{escape(self.opens)}">{escape(self.name)}</a>'
        return mark_safe(f'<b class="lv">{self.title}</b>\n{who}\n{facts}')

    def _later(self) -> SafeString:
        """Ways to hand it over and to put it off, or that it cannot be."""
        parts = []
        if self.hand_over_url:
            parts.append(self._way("hand-over", self.hand_over_url, _("Hand over")))
        if self.snooze_url:
            parts.append(self._way("snooze", self.snooze_url, _("Snooze")))
        elif self.rule.group == "now":
            words = escape(_("no snooze"))
            parts.append(f'<span class="nosnz">{words}</span>\n')
        return mark_safe("".join(parts))

    def _way(self, name: str, url: str, words: str) -> str:
        said = f"{icon(name)} {escape(words)}{self.of}"
        return f'<a class="btn btn-quiet btn-sm" data-{name} href="{escape(url)}">\n{said}</a>\n'


def row_of(scope: Scope, kind: Kind, found: Found, deferral: Deferred | None) -> Row:
    """The row of one thing that a rule found; ``deferral`` is what holds of it."""
    rule, alert = kind.rule, found.alert
    who = found.person or found.member
    name = who.name if who else ""
    url, defer = rule.url(found), _defer(rule, found)
    can_take = alert is not None and alert.taken_at is None and scope.may("alert.take")
    return Row(
        rule,
        found,
        kind.title,
        kind.button,
        kind.icon,
        name,
        format_html('<span class="sr">: {}</span>', name),
        _facts(scope, found),
        _time(scope, found),
        _taken(scope, found),
        _handed(found, deferral),
        _opens(scope, found) or url,
        url,
        address("take_alert", alert.key) if alert is not None and can_take else "",
        f"{defer}#hand-over" if defer and rule.hand_over else "",
        f"{defer}#snooze" if rule.snooze else "",
    )


def _facts(scope: Scope, found: Found) -> str:
    person = found.person
    if person is None:
        return ""
    return " · ".join(filter(None, (age_and_week(person, scope.now.date()), _whose(scope, person.therapist or ""))))


def _whose(scope: Scope, therapist: str) -> str:
    """Who treats the person; nothing on one's own list about one's own people."""
    if scope.mine and therapist in {"", scope.member.name}:
        return ""
    return _("with %(therapist)s") % {"therapist": therapist} if therapist else _("no therapist yet")


def _time(scope: Scope, found: Found) -> str:
    if found.alert is None:
        return found.moment
    at = found.alert.raised_at
    return _("%(clock)s, %(ago)s ago") % {"clock": clock(at, scope.now), "ago": ago(at, scope.now)}


def _taken(scope: Scope, found: Found) -> str:
    alert = found.alert
    if alert is None or alert.taken_by is None or alert.taken_at is None:
        return ""
    return _("%(who)s took this at %(when)s") % {"who": alert.taken_by, "when": clock(alert.taken_at, scope.now)}


def _handed(found: Found, deferral: Deferred | None) -> str:
    """Alerts keep to whom they were handed; of the others a deferral says it."""
    kept = found.alert or deferral
    return _("handed to %(who)s") % {"who": kept.handed_to} if kept is not None and kept.handed_to is not None else ""


def _opens(scope: Scope, found: Found) -> str:
    """The page of the person, or of their alert; empty when the row is about nobody's record."""
    if found.person is None:
        return ""
    if found.alert is not None:
        return address("alert", found.alert.key)
    return address(scope.member.page_of_a_person, found.person.key)


def _defer(rule: Rule, found: Found) -> str:
    """The page on which a row is handed over or put off; empty when neither is possible."""
    if not (rule.hand_over or rule.snooze):
        return ""
    if found.alert is not None:
        return address("alert", found.alert.key)
    return address("defer", rule.code, found.person.key) if found.person is not None else ""
