"""The emergency stop: told to the clinic first, shown in the same answer, and standing until a clinician lifts it."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lasegue.exchange.problems import CaseProblems
from lasegue.reasoning.engine import Result
from lasegue.web.intake.beginning import BEGAN_CHOICES, began_in_words
from lasegue.web.intake.calls import Standing, call_of, stand
from lasegue.web.intake.handing_over import hand_over
from lasegue.web.intake.models import Call
from lasegue.web.intake.words import question_words, quote_in, spoken, wording
from lasegue.web.people.clock import today_at
from lasegue.web.people.models import Clinic, Patient
from lasegue.web.record.models import Alert
from lasegue.web.record.reasoner import library

LEVEL = "emergency"
#: Flags whose first act is to call and stay, not to set out for a hospital.
CALL_AND_STAY = frozenset({"acute_limb_ischaemia", "abdominal_aneurysm", "cardiac_or_lung", "deep_vein_thrombosis"})
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stop:
    """What holds a person: the rule, the answers behind it, and when the clinic was told; ``None`` when it was not."""

    clinic: Clinic
    kind: str
    because: Sequence[dict[str, Any]]
    told_at: datetime | None
    patient: Patient | None
    alert: Alert | None = None


@dataclass(frozen=True)
class StopPage:
    """The stop in words, in the order in which it is read."""

    heading: str
    lead: str
    number: str
    quote: str
    what_to_do: str
    told: str
    is_told: bool
    why: list[str]
    clinic: Clinic
    ask_for_phone: bool
    began: str
    began_choices: tuple[tuple[str, str, bool], ...]


def stop_of(call: Call | None, patient: Patient | None) -> Stop | None:
    """What holds the person who asks, by their call or by their bound device; ``None`` when nothing does."""
    if call is not None and call.stopped_at is not None and call.episode_id is None:
        return told(call, stand(call).result)
    people = {each for each in (patient, call.episode.patient if call and call.episode else None) if each}
    return of_patients(people)


def of_patients(people: Iterable[Patient]) -> Stop | None:
    """The newest emergency of these patients that no clinician has cleared."""
    known = {each.pk: each for each in people}
    if not known:
        return None
    open_ = Alert.objects.filter(episode__patient__in=known, level=LEVEL, cleared_at=None)
    alert = open_.select_related("clinic", "episode__patient").order_by("-raised_at").first()
    if alert is None:
        return None
    return Stop(alert.clinic, alert.kind, alert.because, alert.raised_at, alert.episode.patient, alert)


def newest_of(patient: Patient, alerts: Iterable[Alert]) -> Stop | None:
    """The newest emergency among a patient's own alerts that no clinician has cleared."""
    open_ = [each for each in alerts if each.level == LEVEL and each.cleared_at is None]
    if not open_:
        return None
    alert = max(open_, key=lambda each: each.raised_at)
    return Stop(alert.clinic, alert.kind, alert.because, alert.raised_at, patient, alert)


def stop_for(request: HttpRequest, alerts: Sequence[Alert] | None = None) -> Stop | None:
    """What holds the person behind a request; ``alerts`` are those of the patient at the device, where they were read.

    :func:`lasegue.web.record.episodes.stopping_alerts` reads them.
    """
    device, call = getattr(request, "device", None), call_of(request)
    if alerts is not None and device is not None and call is None:
        return newest_of(device.patient, alerts)
    return stop_of(call, device.patient if device else None)


def is_lifted(call: Call) -> bool:
    """Whether the call was stopped and a clinician has cleared every emergency since."""
    if call.stopped_at is None or call.episode_id is None:
        return False
    return not Alert.objects.filter(episode=call.episode_id, level=LEVEL, cleared_at=None).exists()


def raise_stop(standing: Standing) -> Stop:
    """Stop a call: keep its answers, tell the clinic, and say truthfully whether that worked."""
    call = standing.call
    try:
        if call.stopped_at is None:
            call.stopped_at = timezone.now()
        call.save()
    except DatabaseError:
        log.exception("a stopped call could not be kept")
    return told(call, standing.result)


def told(call: Call, result: Result | None) -> Stop:
    """The stop of a call after trying to tell the clinic."""
    try:
        episode = hand_over(call).episode
    except (DatabaseError, CaseProblems):
        log.exception("the clinic could not be told of an emergency")
        return Stop(call.clinic, *_raised(result), told_at=None, patient=None)
    alert = Alert.objects.filter(episode=episode, level=LEVEL, cleared_at=None).order_by("-raised_at").first()
    if alert is None:
        return Stop(call.clinic, *_raised(result), told_at=None, patient=episode.patient)
    return Stop(call.clinic, alert.kind, alert.because, alert.raised_at, episode.patient, alert)


def page_of(stop: Stop) -> StopPage:
    """The stop in words."""
    clinic = stop.clinic
    text = wording().flag(stop.kind).to_patient if stop.kind in library().red_flags else ""
    stays = stop.kind in CALL_AND_STAY
    began = began_in_words(stop.alert) if stop.alert is not None else ""
    return StopPage(
        heading=_("Call %(number)s now") % {"number": clinic.emergency_number}
        if stays
        else _("Go to an emergency department now"),
        lead=_("Stay where you are. Ask someone to stay with you.")
        if stays
        else _("Ask someone to take you. Do not drive yourself."),
        number=clinic.emergency_number,
        quote=" ".join(filter(None, (quote_in(text) or _own_quote(stop.because), began))),
        what_to_do=text,
        told=_told(stop),
        is_told=stop.told_at is not None,
        why=_why(stop.because),
        clinic=clinic,
        ask_for_phone=stop.patient is not None and not stop.patient.phone,
        began=began,
        began_choices=_began_choices(stop.alert) if stop.alert is not None else (),
    )


def _raised(result: Result | None) -> tuple[str, list[dict[str, Any]]]:
    raised = [each for each in result.triage.raised if each.level == LEVEL] if result else []
    return (raised[0].flag.id if raised else ""), [reason for each in raised for reason in each.because]


def _told(stop: Stop) -> str:
    names = {"clinic": stop.clinic.name, "number": stop.clinic.emergency_number}
    if stop.told_at is None:
        return _("We could not reach %(clinic)s. Call %(number)s yourself now.") % names
    at = stop.told_at.astimezone(ZoneInfo(stop.clinic.timezone))
    today = at.date() == today_at(stop.clinic)
    when = {**names, "time": date_format(at, "TIME_FORMAT" if today else "DATETIME_FORMAT").rstrip(".")}
    if stop.patient is not None and stop.patient.phone:
        when["phone"] = f"…{stop.patient.phone[-4:]}"
        return _("%(clinic)s was told at %(time)s. They will call you on %(phone)s.") % when
    return _("%(clinic)s was told at %(time)s.") % when


def _began_choices(alert: Alert) -> tuple[tuple[str, str, bool], ...]:
    """What may be said, its words, and whether it was said."""
    return tuple((code, str(words), code == alert.began) for code, words in BEGAN_CHOICES)


def _why(because: Sequence[dict[str, Any]]) -> list[str]:
    findings = library().findings
    facts = {each["finding"]: each.get("value") for each in because if each.get("finding") in findings}
    said = {"question": "", "answer": ""}
    return [
        _("You were asked: “%(question)s” You said: %(answer)s")
        % {**said, "question": question_words(name).ask, "answer": spoken(findings[name], value)}
        for name, value in facts.items()
    ]


def _own_quote(because: Sequence[dict[str, Any]]) -> str:
    findings = library().findings
    asked = [question_words(each["finding"]).ask for each in because if each.get("finding") in findings]
    if not asked:
        return _("I have back or leg pain. The safety check of my clinic says that I must be seen now.")
    return _("I have back or leg pain. The safety check says I must be seen now. I said yes to: %(question)s") % {
        "question": asked[0]
    }
