"""Findings, ages and times in the words of the clinic's lists."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lasegue.web.caseload.person import Person
from lasegue.web.record.episodes import age_on, week_in_words
from lasegue.web.record.reasoner import library
from lasegue.web.record.sides import SIDES
from lasegue.web.record.units import measured
from lasegue.web.ui.clock import clock_of, day_in_words
from lasegue.web.ui.terms import term
from lasegue.web.ui.tongues import told


def said(reason: dict[str, Any]) -> str:
    """One reason of the engine as a short phrase: the finding's title, its value and side."""
    name = reason.get("finding")
    if name is None:
        return " ".join(str(value).replace("_", " ") for value in reason.values())
    finding = library().findings.get(name)
    title = finding.title if finding is not None else name.replace("_", " ")
    unit = finding.unit if finding is not None else ""
    return told(title, lambda own: valued(own, reason.get("value"), unit))


def valued(title: str, value: Any, unit: str = "") -> str:
    """A title with a value; yes needs no word, no and unknown do."""
    if isinstance(value, dict) and value.keys() <= SIDES.keys():
        return _("; ").join(sided(title, side, part, unit) for side, part in value.items() if part is not False)
    if isinstance(value, dict):
        return f"{title}: " + _(", ").join(f"{_plain(name)} {_plain(part)}" for name, part in value.items())
    if value is True:
        return title
    if value is False:
        return _("%(what)s: no") % {"what": title}
    if value is None:
        return _("%(what)s: taken back") % {"what": title}
    if isinstance(value, list):
        return f"{title}: {_(', ').join(map(_plain, value)) or _('none')}"
    return f"{title}: {measured(_plain(value), value, unit)}"


def sided(title: str, side: str, value: Any, unit: str = "") -> str:
    """A title with a value on one side."""
    where = "" if side == "unsided" else _(", ") + str(SIDES[side])
    return valued(f"{title}{where}", value, unit)


def age_and_week(person: Person, today: date) -> str:
    """``57, week 3``: what tells one row from another at a glance."""
    age = age_on(person.born_on, today)
    parts = [] if age is None else [str(age)]
    if person.stage == "in_care" and person.opened_at is not None:
        parts.append(week_in_words(person.opened_at, today))
    elif person.stage == "asked":
        parts.append(_("new caller"))
    return _(", ").join(parts) if len(parts) > 1 else "".join(parts)


def ago(since: datetime, now: datetime) -> str:
    """How long ago, in the largest unit that fits."""
    minutes = max(int((now - since).total_seconds() // 60), 0)
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        hours = minutes // 60
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = minutes // (24 * 60)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def waited(since: datetime, now: datetime) -> str:
    """How long somebody or something waits; less than a minute is no figure."""
    if now - since < timedelta(minutes=1):
        return _("Came in just now")
    return _("Waiting for %(time)s") % {"time": ago(since, now)}


def clock(moment: datetime, now: datetime) -> str:
    """A moment on the clinic's clock: the time alone today, else the day and the time."""
    local = moment.astimezone(now.tzinfo)
    time = clock_of(local)
    if local.date() == now.date():
        return time
    if local.date() == (now + timedelta(days=1)).date():
        return _("tomorrow, %(time)s") % {"time": time}
    return _(", ").join([day_in_words(local, "WEEKDAY_FORMAT"), time])


def _plain(value: Any) -> str:
    words = str(value).replace("_", " ")
    return term(words) or words
