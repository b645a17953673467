"""What a person told us, in their order and words, each line with the way back to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lasegue.web.intake.calls import Standing
from lasegue.web.intake.ordering import ADVICE, CHART, MEMBERS, WORDS
from lasegue.web.intake.pictures import chart_pictures
from lasegue.web.intake.words import question_words, row_label, spoken, title_of, wording

_NO_WORDS = ("none", "normal", "no_others")


@dataclass(frozen=True)
class Line:
    """One question, what was answered, and its step; ``plain`` when the answer is a no or "none"."""

    question: str
    answer: str
    step: int
    unsure: bool = False
    plain: bool = False


@dataclass(frozen=True)
class Summary:
    """The page before the request: the chart in words, all answers, what happens next."""

    chart: tuple[Line, ...]
    pictures: list[tuple[SafeString, str, str]]
    chart_step: int
    lines: tuple[Line, ...]
    plain: tuple[Line, ...]
    unsure: tuple[Line, ...]
    words: str
    next: str
    advice: tuple[str, ...]


def summary_of(standing: Standing) -> Summary:
    """The call, told back."""
    call = standing.call
    lines = [line for step, question in enumerate(call.path, 1) for line in _lines(standing, question, step)]
    chart_step = call.path.index(CHART) + 1 if CHART in call.path else 0
    return Summary(
        chart=tuple(_chart(standing, chart_step)),
        pictures=chart_pictures(call.answers) if chart_step else [],
        chart_step=chart_step,
        lines=tuple(each for each in lines if not each.unsure and not each.plain),
        plain=tuple(each for each in lines if each.plain),
        unsure=tuple(each for each in lines if each.unsure),
        words=call.their_words,
        next=_what_happens_next(standing.level),
        advice=advice_of(standing),
    )


def advice_of(standing: Standing) -> tuple[str, ...]:
    """What the person should do about what was found, most pressing first."""
    raised = [each for each in standing.result.triage.raised if each.level == standing.level]
    return tuple(dict.fromkeys(wording().flag(each.flag.id).to_patient for each in raised))


def _what_happens_next(level: str) -> str:
    sentences = {
        "urgent": _(
            "Some of your answers need a doctor soon. Please do what is written here, and ask us for a time as well."
        ),
        "refer": _("A physical therapist will examine you. One of your answers is also for your doctor: see below."),
        "treat": _("You can come for a visit. A therapist will examine you and make a plan with you."),
    }
    return sentences.get(level, "")


def _lines(standing: Standing, question: str, step: int) -> Iterator[Line]:
    call, findings = standing.call, standing.round.findings
    if question in (ADVICE, CHART):
        return
    if question == WORDS:
        if call.their_words:
            yield Line(title_of(question), call.their_words, step)
        return
    if question in call.unsure:
        yield Line(title_of(question), _("I’m not sure"), step, unsure=True)
        return
    for name in MEMBERS.get(question, (question,)):
        if name in call.answers:
            label = row_label(name) if question in MEMBERS else question_words(name).ask
            value = call.answers[name]
            yield Line(label, spoken(findings[name], value), step, plain=_says_no(value))


def _says_no(value: Any) -> bool:
    if isinstance(value, dict):
        return all(part is False for part in value.values())
    return value is False or value in (*_NO_WORDS, []) or (isinstance(value, list) and set(value) <= set(_NO_WORDS))


def _chart(standing: Standing, step: int) -> Iterator[Line]:
    labels = {"pain_regions": _("Pain"), "tingling_regions": _("Tingling"), "numbness_regions": _("Numb")}
    for name, label in labels.items():
        if name in standing.call.answers:
            yield Line(label, spoken(standing.round.findings[name], standing.call.answers[name]), step)
