"""Rows of the worklist about days at home: what asks for somebody, and phones that have gone quiet."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lasegue.web.caseload.person import Person
from lasegue.web.caseload.rule import Found, Rule
from lasegue.web.caseload.scope import Scope
from lasegue.web.caseload.wording import ago, clock, waited
from lasegue.web.programme.red_words import RedNews
from lasegue.web.programme.watching import in_words
from lasegue.web.ui.tongues import as_typed

MOST_LETTERS = 120


def _from_home(asks: str) -> Callable[[Scope], Iterable[Found]]:
    def found(scope: Scope) -> Iterable[Found]:
        red = {(news.red.episode, session) for news, _person in scope.reds for session in news.sessions}
        for entry in scope.from_home:
            if entry.asks == asks and (entry.episode, entry.body.get("session")) not in red:
                happened = as_typed(_short(in_words(entry.kind, entry.body)))
                yield Found(entry.done_at, happened, waited(entry.done_at, scope.now), entry.person)

    return found


def _reds(rank: str) -> Callable[[Scope], Iterable[Found]]:
    def found(scope: Scope) -> Iterable[Found]:
        for news, person in scope.reds:
            if news.red.rank == rank:
                yield _of_news(scope, news, person)

    return found


def _of_news(scope: Scope, news: RedNews, person: Person) -> Found:
    happened = news.answered
    if news.count > 1:
        more = news.count - 1
        counted = ngettext("%(n)d more red light.", "%(n)d more red lights.", more) % {"n": more}
        happened = f"{happened} {counted}"
    return Found(
        news.made,
        happened,
        _("Call them, and note what you agreed."),
        person,
        told=news.told,
        moment=made_and_came(news, scope.now),
        urgency=news.urgency,
    )


def made_and_came(news: RedNews, now: datetime) -> str:
    """When it was made; when it came as well, where that was later."""
    made = {"made": clock(news.made, now), "ago": ago(news.made, now), "came": clock(news.came, now)}
    if news.is_late:
        return _("Made %(made)s, %(ago)s ago; came %(came)s") % made
    return _("%(made)s, %(ago)s ago") % made


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_LETTERS else f"{line[: MOST_LETTERS - 1]}…"


def _quiet_at_home(scope: Scope) -> Iterable[Found]:
    for course, person in scope.courses["home_quiet"]:
        at = course.logged_at
        days = (scope.now - at).days if at is not None else 0
        happened = ngettext("No session at home for %(n)d day.", "No session at home for %(n)d days.", days) % {
            "n": days
        }
        happened = happened if at else _("No session at home yet.")
        yield Found(at, happened, _("Ask what stands in the way."), person)


RED_FLAG_AT_HOME = Rule(
    kind="home_flag",
    group="now",
    look="urgent",
    icon="triangle",
    title=gettext_lazy("Warning sign at home"),
    button=gettext_lazy("Take it, with a note"),
    page="home",
    may="home.answer",
    find=_reds("flag"),
    snooze=False,
    at="#red",
    take=True,
    all=True,
)
RED_AT_HOME = replace(
    RED_FLAG_AT_HOME,
    kind="home_red",
    group="today",
    icon="bolt",
    title=gettext_lazy("Red light at home"),
    find=_reds("pain"),
)
ASKED_FROM_HOME = (
    Rule(
        kind="home_hurts",
        group="today",
        look="up",
        icon="bolt",
        title=gettext_lazy("Hurt more at home"),
        button=gettext_lazy("See the days at home"),
        page="home",
        may="home.see",
        find=_from_home("hurts_more"),
    ),
    Rule(
        kind="home_unsure",
        group="today",
        look="stale",
        icon="question",
        title=gettext_lazy("Not sure about a safety question"),
        button=gettext_lazy("Ask"),
        page="home",
        may="home.see",
        find=_from_home("unsure"),
    ),
    Rule(
        kind="home_unread",
        group="today",
        look="stale",
        icon="stale",
        title=gettext_lazy("An answer does not fit the record"),
        button=gettext_lazy("Look"),
        page="home",
        may="home.see",
        find=_from_home("unread"),
    ),
    Rule(
        kind="home_question",
        group="today",
        look="quiet",
        icon="mail",
        title=gettext_lazy("Question from home"),
        button=gettext_lazy("Answer"),
        page="home",
        may="home.answer",
        find=_from_home("question"),
    ),
)
QUIET_AT_HOME = Rule(
    kind="home_quiet",
    group="later",
    look="quiet",
    icon="home",
    title=gettext_lazy("Quiet at home"),
    button=gettext_lazy("See the days at home"),
    page="home",
    may="home.see",
    find=_quiet_at_home,
)
