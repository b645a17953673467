"""Red lights in the clinic's words: one account for each patient, of everything that nobody has taken yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lasegue.reasoning.progression.lines import LIGHTS
from lasegue.web.asking import Asked, AskedWhole
from lasegue.web.programme.models import RedLight, RedTaken
from lasegue.web.programme.reds import open_reds
from lasegue.web.programme.screening import consequences
from lasegue.web.record.given import EPISODE
from lasegue.web.record.models import Episode
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import apart

#: What comes later than this after it was made is said to have come late.
LATE = timedelta(hours=1)
#: Spread down the leg outranks any number, as the rule itself notes; the numbers go to ten.
SPREAD = 11
#: Lights and takings of one episode that its page reads.
MOST_SHOWN, MOST_TAKEN = 100, 5


class Light(NamedTuple):
    """What is told of one red light; when it was made, and when it came."""

    pk: int
    episode: int
    rank: str
    session: str
    criteria: list[str]
    because: dict[str, Any]
    told: str
    made: datetime
    came: datetime


#: The columns of a light, from its own row.
LIGHT = ("pk", "episode_id", "rank", "session", "criteria", "because", "told", "entry__done_at", "entry__received_at")


@dataclass(frozen=True)
class RedNews:
    """What nobody has taken about one patient: what was answered, what they were told, when it was made and came.

    ``red`` is the most urgent light, ``upto`` the newest one, which taking names. ``count`` is how many there are.
    ``urgency`` orders pain lights: the worst pain of 10, and more for spread down the leg.
    """

    red: Light
    upto: int
    count: int
    urgency: int
    answered: str
    told: str
    made: datetime
    came: datetime
    sessions: frozenset[str]

    @property
    def is_flag(self) -> bool:
        """Whether a warning sign is among them."""
        return self.red.rank == "flag"

    @property
    def is_late(self) -> bool:
        """Whether it came well after it was made."""
        return self.came - self.made > LATE


def news_of(reds: Iterable[Light]) -> list[RedNews]:
    """One account for each episode, the most urgent first."""
    by_episode: dict[int, list[Light]] = {}
    for red in reds:
        by_episode.setdefault(red.episode, []).append(red)
    told = [_news(rows) for rows in by_episode.values()]
    return sorted(told, key=lambda each: (not each.is_flag, -each.urgency, each.made))


@dataclass(frozen=True)
class Lights:
    """The red lights of one episode: what nobody has taken, each light with its words, and who took what."""

    news: RedNews | None
    open: tuple[tuple[Light, str], ...]
    taken: tuple[RedTaken, ...]
    days: frozenset[date]


def lights_of(episode: Episode) -> Lights:
    """Everything about the red lights of an episode, the newest first."""
    own = {"episode": episode.pk}
    reds = _LIGHTS(None, own)
    if not reds:
        return Lights(None, (), (), frozenset())
    taken = tuple(_TAKEN(own))
    waits = []
    if all(each.upto_id < reds[0].pk for each in taken):  # who took the newest took all
        waiting = {each.pk for each in _WAITING(None, own)}
        waits = [red for red in reds if red.pk in waiting]
    zone = ZoneInfo(episode.clinic.timezone)
    return Lights(
        news=news_of(waits)[0] if waits else None,
        open=tuple((red, answered(red)) for red in waits),
        taken=taken,
        days=frozenset(red.made.astimezone(zone).date() for red in reds),
    )


class _Waiting(NamedTuple):
    """The number of a light that nobody has taken."""

    pk: int


def _lights(_shape: None) -> QuerySet[Any, Any]:
    return RedLight.objects.filter(episode=EPISODE).order_by("-pk").values_list(*LIGHT)[:MOST_SHOWN]


def _waiting(_shape: None) -> QuerySet[Any, Any]:
    return open_reds().filter(episode=EPISODE).values_list("pk")


def _taken() -> QuerySet[RedTaken]:
    return RedTaken.objects.filter(episode=EPISODE).select_related("by").order_by("-pk")[:MOST_TAKEN]


_LIGHTS, _WAITING, _TAKEN = Asked(Light, _lights), Asked(_Waiting, _waiting), AskedWhole(_taken)


def answered(red: Light) -> str:
    """What one red light rests on, as the patient answered it."""
    because = red.because
    if red.rank == "flag":
        findings = library().findings
        named = [findings[name].title for name in because["answers"] if name in findings]
        return _("Yes to: %(what)s.") % {"what": apart("; ".join(named))}
    parts = []
    if (worst := because.get("worst_pain")) is not None:
        rise = because.get("pain_rise", 0)
        figures = {"worst": worst, "rise": rise}
        above = _("Pain %(worst)s of 10, %(rise)s above the start.") if rise > 0 else _("Pain %(worst)s of 10.")
        parts.append(above % figures)
    exercises = library().exercises
    hurt = [exercises[line].title if line in exercises else line for line in because.get("lines", ())]
    if hurt:
        parts.append(_("Hurt more in: %(what)s.") % {"what": apart(", ".join(hurt))})
    held = {"spread": _("It spread down the leg."), "after": _("Still worse the day after.")}
    parts += [words for name, words in held.items() if name in red.criteria]
    return " ".join(parts)


def told(red: Light) -> str:
    """What the patient read at that moment, in the library's own words."""
    if red.rank == "flag":
        flags = {consequences()[name].flag for name in red.because["answers"] if name in consequences()}
        known = library().red_flags
        return " ".join(sorted(known[flag].to_patient.strip() for flag in flags if flag in known))
    entry = library().in_session.get(red.told) or library().responses.get(red.told)
    return (entry or library().responses[LIGHTS["red"]]).to_patient.strip()


def urgency(red: Light) -> int:
    """Of a pain light: the worst pain, and more for spread down the leg."""
    return int(red.because.get("worst_pain") or 0) + (SPREAD if "spread" in red.criteria else 0)


def _news(rows: Sequence[Light]) -> RedNews:
    first = max(rows, key=lambda red: (red.rank == "flag", urgency(red), red.made))
    return RedNews(
        red=first,
        upto=max(red.pk for red in rows),
        count=len(rows),
        urgency=max(map(urgency, rows)),
        answered=answered(first),
        told=told(first),
        made=first.made,
        came=first.came,
        sessions=frozenset(red.session for red in rows if red.session),
    )
