"""Which question a first call asks next: safety first, then where it hurts, then the story. Pure: no clock, no page.

The engine decides. What its triage still needs comes before anything else, the emergency screen first of all; after the
body chart come the facts every examination starts from, then what would hold treatment back, then what tells most,
while time remains. "Not sure" is no answer: what it leaves open is asked once more at the end and then left to the
therapist.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lasegue.knowledge.entries.finding import Finding
from lasegue.reasoning.engine import Result

#: Questions that are not one finding: the body chart, two lists of movements, the goal in their words, the advice page.
CHART, WORSE, EASES, WORDS, ADVICE = "chart", "worse", "eases", "words", "advice"
MEMBERS: dict[str, tuple[str, ...]] = {
    CHART: ("pain_regions", "tingling_regions", "numbness_regions"),
    WORSE: (
        "worse_sitting",
        "worse_standing",
        "worse_walking",
        "worse_bending_forward",
        "worse_bending_back",
        "cough_sneeze_strain_leg_pain",
    ),
    EASES: ("eased_sitting", "eased_bending_forward", "eased_standing_still", "pain_changes_with_movement"),
}
OF_GROUP = {finding: group for group, members in MEMBERS.items() for finding in members}

SCREEN = (
    "saddle_sensation_change",
    "urinary_retention",
    "urine_start_difficulty",
    "urine_flow_sensation_reduced",
    "urinary_incontinence_new",
    "bowel_incontinence_new",
    "rectal_fullness_loss",
    "sexual_function_change",
    "bilateral_leg_pain_new",
    "bilateral_leg_weakness",
)
#: Asked right after the screen, because other safety questions depend on them.
WHO = ("age_years", "sex_at_birth")

Stated = Mapping[str, Any]
Condition = Callable[[Stated], bool]

_LEG = (
    "thigh",
    "knee",
    "leg",
    "shin",
    "calf",
    "ankle",
    "foot",
    "web_1",
    "big_toe",
    "toes_",
    "little_toe",
    "sole",
    "heel",
)
_BACK = ("back_low", "sacrum", "sacroiliac", "spine_midline", "paraspinal", "thoracolumbar")


def _pain_in(places: tuple[str, ...]) -> Condition:
    """Pain marked in such a place, or no chart to tell."""
    return lambda stated: any(each.startswith(places) for each in stated.get("pain_regions", places[:1]))


def _present(finding: str) -> Condition:
    return lambda stated: _is_present(stated.get(finding))


def _always(stated: Stated) -> bool:
    return True


#: Asked only when something else is true, and only of people who are not recorded as male.
_FOLLOWS: dict[str, str] = {
    "cancer_details": "cancer_history",
    "gestation_weeks": "pregnant",
    "pregnancy_complicated": "pregnant",
    "pregnancy_bleeding_or_fluid": "pregnant",
    "pregnancy_contractions": "pregnant",
    "pregnancy_reduced_movements": "pregnant",
    "pregnancy_severe_headache_or_vision": "pregnant",
    "previous_episodes": "previous_back_pain",
    "spine_surgery_weeks_ago": "previous_spine_surgery",
    "weakness_getting_worse": "subjective_weakness",
    "weakness_new": "subjective_weakness",
    "weakness_onset_days": "subjective_weakness",
}
_NOT_OF_MEN = frozenset({"pregnant", "postpartum_weeks", "menstrual_pattern_pain"})
#: Answers of a list that are not offered to people who are recorded as male.
CHOICES_NOT_OF_MEN = frozenset({"painful_periods", "abnormal_vaginal_bleeding"})

#: What every examination starts from. With an urgent result only the first part is asked.
SHORT: tuple[tuple[str, Condition], ...] = (
    (CHART, _always),
    ("nprs_leg_now", _pain_in(_LEG)),
    ("nprs_back_avg_7d", _pain_in(_BACK)),
    ("onset_date", _always),
    ("onset_sudden", _always),
    ("course", _always),
    ("subjective_weakness", _always),
    ("weakness_getting_worse", _always),
    ("weakness_new", _always),
    ("weakness_onset_days", _always),
)
STORY: tuple[tuple[str, Condition], ...] = (
    (WORSE, _always),
    (EASES, _always),
    ("onset_trigger", _present("onset_sudden")),
    ("night_pain", _always),
    ("other_symptoms", _always),
    ("cardiovascular_conditions", _always),
    ("cardiac_implant", _always),
    ("previous_spine_surgery", _always),
    ("spine_surgery_weeks_ago", _always),
    ("gait_findings", _always),
)
MEANS: tuple[str, ...] = ("functional_goals", WORDS, "minutes_per_day", "home_equipment")

#: Forms, tests and lists that belong to the visit, and what the call knows without asking.
_AT_THE_VISIT = frozenset(
    {
        "aslr_score",
        "ces_symptom_onset_days",
        "diagnosis_given",
        "dn4_score",
        "height_cm",
        "joint_limits",
        "nprs_overall",
        "pain_detect_score",
        "preferred_language",
        "start_back_distress",
        "start_back_total",
        "techniques_declined",
        "treatments_without_benefit",
        "weight_kg",
    }
)
_LONGEST_MINUTES = 0.8
#: What a person takes to read and answer, in seconds. Conventions, to be replaced by what is measured.
_SECONDS = {"boolean": 6, "integer": 8, "decimal": 8, "choice": 8, "date": 12, "choice_set": 12}
_SECONDS_OF = {CHART: 45, WORSE: 18, EASES: 12, WORDS: 25, ADVICE: 15}
MOST_SECONDS = 6 * 60


@dataclass(frozen=True)
class Round:
    """One first call so far: what the engine makes of it, the questions answered in order, and those left unsure.

    ``unsure`` names a question once for each time it was answered with "not sure".
    """

    result: Result
    path: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def stated(self) -> Stated:
        """Findings that hold a value."""
        return self.result.facts.findings

    @property
    def findings(self) -> Mapping[str, Finding]:
        """The findings of the library."""
        return self.result.library.findings

    def is_open(self, question: str) -> bool:
        """Whether a question has not been answered in this round, with a value or with "not sure"."""
        if question in self.path or question in self.unsure:
            return False
        return question in (WORDS, ADVICE) or not any(
            each in self.stated for each in MEMBERS.get(question, (question,))
        )


@dataclass(frozen=True)
class Ahead:
    """Questions still to come, in order; ``safety`` says how many of them belong to the safety check."""

    questions: tuple[str, ...]
    safety: int

    @property
    def next(self) -> str | None:
        """The one to ask now."""
        return self.questions[0] if self.questions else None


def ahead(call: Round) -> Ahead:
    """Everything still to be asked as things stand now. Nothing follows an emergency."""
    if call.result.triage.level == "emergency":
        return Ahead((), 0)
    safety = list(dict.fromkeys(_safety(call)))
    urgent = call.result.triage.level == "urgent"
    rest = dict.fromkeys(each for each in (_short(call) if urgent else _story(call)) if each not in safety)
    again = [each for each in _again(call) if each not in rest]
    first = [ADVICE] if urgent and call.is_open(ADVICE) else []
    return Ahead((*safety, *first, *rest, *again), len(safety))


def is_male(stated: Stated) -> bool:
    """Whether a person is recorded as male; not known is no."""
    return stated.get("sex_at_birth") == "male"


def seconds_for(question: str, findings: Mapping[str, Finding]) -> int:
    """About how long a question takes."""
    return _SECONDS_OF.get(question) or _SECONDS[findings[question].type]


def may_be_asked(finding: Finding) -> bool:
    """Whether a person can answer this alone, on a phone, without a form or a test."""
    minutes = finding.minutes.value if finding.minutes else _LONGEST_MINUTES
    return (
        finding.asked_of in ("patient", "both")
        and not finding.internal
        and finding.group != "outcome"
        and finding.id not in _AT_THE_VISIT
        and finding.type in _SECONDS
        and minutes < _LONGEST_MINUTES
    )


def _safety(call: Round) -> Iterator[str]:
    needed = [each for each in call.result.triage.unanswered if may_be_asked(call.findings[each])]
    yield from (each for each in SCREEN if each in needed and call.is_open(each))
    yield from (each for each in WHO if call.is_open(each))
    if _is_present(call.stated.get("pregnant")) and call.is_open("gestation_weeks"):
        yield "gestation_weeks"
    yield from (each for each in needed if call.is_open(each) and each not in OF_GROUP)


def _short(call: Round) -> Iterator[str]:
    yield from (each for each, when in SHORT if _wanted(call, each) and when(call.stated))


def _wanted(call: Round, question: str) -> bool:
    """Open, and sensible to ask beside what is known."""
    premise = _FOLLOWS.get(question)
    fits = premise is None or _is_present(call.stated.get(premise))
    return fits and not (question in _NOT_OF_MEN and is_male(call.stated)) and call.is_open(question)


def _story(call: Round) -> Iterator[str]:
    yield from _short(call)
    yield from (each for each, when in STORY if _wanted(call, each) and when(call.stated))
    yield from _adaptive(call, call.result.plan.open_questions)
    yield from _while_time_remains(call)
    yield from (each for each in MEANS if call.is_open(each))


def _adaptive(call: Round, names: tuple[str, ...]) -> Iterator[str]:
    """Questions the engine names, as far as a person can answer them here."""
    waits = dict((*SHORT, *STORY))
    for name in names:
        question = OF_GROUP.get(name, name)
        relevant = waits.get(question, _always)(call.stated)
        if (question in MEMBERS or may_be_asked(call.findings[question])) and relevant and _wanted(call, question):
            yield question


def _while_time_remains(call: Round) -> Iterator[str]:
    spent = sum(seconds_for(each, call.findings) for each in (*call.path, *MEANS))
    for question in _adaptive(call, tuple(each.finding.id for each in call.result.next)):
        spent += seconds_for(question, call.findings)
        if spent > MOST_SECONDS:
            return
        yield question


def _again(call: Round) -> Iterator[str]:
    """Unsure once, still open, and holding something back: asked one more time, when all else is done."""
    holding = {OF_GROUP.get(each, each) for each in call.result.unanswered}
    times = Counter(call.unsure)
    yield from (each for each in times if times[each] == 1 and each in holding)


def _is_present(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(value.values())
    return bool(value)
