"""Red lights of a log: sessions that showed one, whichever line it was, and safety answers that stop the programme.

The light of a session is the rule ``light-red`` over what that session shows. Safety answers are judged by themselves,
so that a warning sign is red also on a day without a session.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from lasegue.knowledge.entries.entry import Level
from lasegue.knowledge.entries.progression import InSession
from lasegue.reasoning.progression.danger import STOPS, Screening
from lasegue.reasoning.progression.decision import Outcome
from lasegue.reasoning.progression.lines import LIGHTS
from lasegue.reasoning.progression.observing import of_session
from lasegue.reasoning.progression.rules import Responses
from lasegue.reasoning.progression.sessions import Book, Session

#: Observations of several lines of one session: the worst of each is told.
_MOST = ("worst_pain", "pain_rise")


@dataclass(frozen=True)
class Red:
    """One red light.

    ``rank`` is ``flag`` for safety answers and ``pain`` for the light of a session. ``session`` is the device's own
    name of the session, empty for answers; ``at`` the moment of the answers or the begin of the session. ``criteria``
    are ids of the rule's criteria that hold. ``because`` holds ``worst_pain`` and ``pain_rise`` (of 10), ``lines``
    that hurt more, and for answers ``answers`` with a yes and their ``level``. ``told`` is the rule whose words the
    patient read at that moment: of the tap, otherwise of the light; empty for answers, which have words of their own.
    """

    rank: Literal["flag", "pain"]
    session: str
    at: datetime
    criteria: tuple[str, ...]
    because: Mapping[str, Any]
    told: str

    @property
    def evidence(self) -> tuple[Any, ...]:
        """What makes it this red light and no other: more pain or another criterion is a newer one."""
        named = tuple(self.because.get("answers", ()))
        moment = self.at.isoformat() if self.rank == "flag" else ""
        return (self.rank, self.session, moment, self.criteria, self.because.get("worst_pain"), named)


def reds_of(book: Book, responses: Responses, screening: Screening) -> list[Red]:
    """Every red light of a log, oldest first."""
    answers = (_of_answers(at, given, screening) for at, given in book.screens)
    sessions = (_of_session(book, session, responses) for session in book.sessions)
    return sorted((red for red in (*answers, *sessions) if red is not None), key=lambda each: each.at)


def _of_answers(at: datetime, answers: Mapping[str, Any], screening: Screening) -> Red | None:
    level: Level = screening.level(answers)
    if level not in STOPS:
        return None
    yes = sorted(name for name, said in answers.items() if said is True)
    return Red("flag", "", at, ("danger",), {"answers": yes, "level": level}, "")


def _of_session(book: Book, session: Session, responses: Responses) -> Red | None:
    rule = responses.of_id(LIGHTS["red"])
    shown = [of_session(book, session, line) for line in sorted(session.touched) or [""]]
    found = [outcome for seen in shown if (outcome := responses.outcome(rule, seen)) is not None]
    if not found:
        return None
    tap = _first_tap(session, responses)
    most = {name: max(values) for name in _MOST if (values := [seen[name] for seen in shown if name in seen])}
    because = {**most, "lines": sorted(session.hurt)}
    return Red("pain", session.key, session.started, _criteria(found), because, tap.id if tap is not None else rule.id)


def _criteria(found: Sequence[Outcome]) -> tuple[str, ...]:
    held = {each.id for outcome in found for each in outcome.criteria}
    return tuple(each.id for each in found[0].rule.criteria if each.id in held)


def _first_tap(session: Session, responses: Responses) -> InSession | None:
    """The rule of the worst tap of a session, when an exercise hurt more in it."""
    observed = (tap for line in session.hurt for tap in session.taps(line))
    hurt = (responses.tapped(tap) for tap in observed if tap["tap"] == "hurts_more")
    return min((tap for tap in hurt if tap is not None), key=lambda each: each.order, default=None)
