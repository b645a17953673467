"""A first call in progress: starting one, finding it by its secret, taking an answer, and what holds it."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from lasegue.exchange.problems import CaseProblems
from lasegue.reasoning.engine import Result
from lasegue.reasoning.triage import RANK
from lasegue.web.intake.answers import Answer
from lasegue.web.intake.models import Call
from lasegue.web.intake.ordering import MEMBERS, Ahead, Round, ahead
from lasegue.web.people.clock import today_at
from lasegue.web.people.devices import hashed
from lasegue.web.people.models import Clinic
from lasegue.web.record.reasoner import library, reason
from lasegue.web.record.validity import DAILY_GROUP

COOKIE = f"{settings.COOKIE_PREFIX}call"
LIFE = timedelta(days=14)


class Contradicts(Exception):
    """An answer cannot be true together with an earlier one, and dropping the earlier one would lower a warning."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question


@dataclass(frozen=True)
class Standing:
    """Where a call stands: what the engine makes of it and what is still to be asked."""

    call: Call
    result: Result
    round: Round
    ahead: Ahead

    @property
    def level(self) -> str:
        """The level of triage."""
        return self.result.triage.level


def begin(clinic: Clinic) -> tuple[Call, str]:
    """A new call and the secret that reaches it; the secret is told once and never kept."""
    drop_forgotten()
    secret = secrets.token_urlsafe(24)
    language = (get_language() or "en")[:2]
    return Call.objects.create(clinic=clinic, secret_hash=hashed(secret), language=language), secret


def drop_forgotten() -> int:
    """Delete calls that nobody can take up any more and that the clinic never heard of; how many.

    One that was stopped stays, whatever came of it.
    """
    past = Call.objects.filter(started_at__lte=timezone.now() - LIFE, episode=None, stopped_at=None)
    return past.delete()[0]


def call_by(secret: str) -> Call | None:
    """The call of a secret, while it lives."""
    known = Call.objects.select_related("clinic", "episode__patient").filter(secret_hash=hashed(secret))
    return known.filter(started_at__gt=timezone.now() - LIFE).first()


def call_of(request: HttpRequest) -> Call | None:
    """The call of the browser that asks."""
    secret = request.COOKIES.get(COOKIE)
    return call_by(secret) if secret else None


def remember(response: HttpResponse, secret: str) -> None:
    """Put the secret of a call into its cookie."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(LIFE.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget(response: HttpResponse) -> None:
    """Leave the call."""
    response.delete_cookie(COOKIE, samesite="Lax")


def stand(call: Call) -> Standing:
    """Where a call stands today."""
    result = reason(case_of_call(call.answers, today_at(call.clinic)))
    position = Round(result, tuple(call.path), tuple(call.unsure))
    return Standing(call, result, position, ahead(position))


def case_of_call(answers: dict[str, Any], on: date) -> dict[str, Any]:
    """Answers as a case in the contract's format."""
    return {"case": "call", "on": on.isoformat(), "findings": answers}


def take(call: Call, question: str, answer: Answer) -> None:
    """Put an answer into a call; the caller saves it.

    A corrected answer replaces the old one. What contradicts the newest answer is taken back and asked again, unless
    that would lower the level: then nothing changes.

    :raises Contradicts: naming the question whose answer stands against this one.
    """
    on = today_at(call.clinic)
    kept = {name: value for name, value in call.answers.items() if name not in MEMBERS.get(question, (question,))}
    answers = _reconciled({**kept, **answer.values}, frozenset(answer.values), on)
    dropped = set(kept) - set(answers)
    if dropped and RANK[_level(answers, on)] < RANK[_level(call.answers, on)]:
        raise Contradicts(min(dropped))
    call.answers = answers
    call.path = [each for each in call.path if each not in dropped]
    if question not in call.path:
        call.path.append(question)
    _count_unsure(call, question, answer)
    if answer.words is not None:
        call.their_words = answer.words
    call.language = (get_language() or "en")[:2]
    call.changed_at = timezone.now()


def ask_again_today(call: Call) -> bool:
    """Take back the reassuring answers of the emergency screen when they are not of today; whether any were."""
    zone = ZoneInfo(call.clinic.timezone)
    if call.done_at or call.stopped_at or call.changed_at.astimezone(zone).date() == today_at(call.clinic):
        return False
    findings = library().findings
    old = {name for name, value in call.answers.items() if value is False and findings[name].group == DAILY_GROUP}
    again = old | {name for name in call.unsure if name in findings and findings[name].group == DAILY_GROUP}
    call.answers = {name: value for name, value in call.answers.items() if name not in old}
    call.path = [each for each in call.path if each not in again]
    call.unsure = [each for each in call.unsure if each not in again]
    call.changed_at = timezone.now()
    return bool(again)


def is_of_an_earlier_day(call: Call) -> bool:
    """Whether a call began before today, so that some of its questions are asked once more."""
    return call.started_at.astimezone(ZoneInfo(call.clinic.timezone)).date() < today_at(call.clinic)


def _count_unsure(call: Call, question: str, answer: Answer) -> None:
    if not answer.unsure:
        call.unsure = [each for each in call.unsure if each != question]
    elif call.unsure.count(question) < 2:
        call.unsure = [*call.unsure, question]


def _reconciled(answers: dict[str, Any], newest: frozenset[str], on: date) -> dict[str, Any]:
    """Answers without the earlier ones that cannot stand beside the newest."""
    while True:
        try:
            reason(case_of_call(answers, on))
        except CaseProblems as refused:
            keys = {problem.key.removeprefix("findings.").partition(".")[0] for problem in refused.problems}
            pairs = [each for each in library().contradictions.values() if each.key in keys]
            named = {leaf.subject for each in pairs for leaf in (*each.first.leaves(), *each.second.leaves())}
            against = (named & set(answers)) - newest
            if not against:
                raise Contradicts(min(newest)) from None
            answers = {name: value for name, value in answers.items() if name not in against}
        else:
            return answers


def _level(answers: dict[str, Any], on: date) -> str:
    return reason(case_of_call(answers, on)).triage.level
