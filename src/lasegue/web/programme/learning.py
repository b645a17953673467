"""What there is to read: the subjects of the library that concern this person, those of their plan first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lasegue.knowledge.entries.drawings import DrawingName
from lasegue.knowledge.entries.education import Topic
from lasegue.knowledge.wording import TopicText
from lasegue.web.intake.words import wording
from lasegue.web.plans.released import ReleasedPlan
from lasegue.web.programme.standing import PlanStanding
from lasegue.web.record.reasoner import library

FLARE = "flare-up-plan"
MOST_FOR_YOU = 5
GROUPS: dict[str, Promise] = {
    "condition": _("What it is"),
    "question": _("What people ask"),
    "daily_life": _("Every day"),
    "flare": _("When it flares up"),
    "prevention": _("Staying well"),
    "work_sport": _("Work and sport"),
    "pregnancy": _("Pregnancy"),
    "risk": _("Why it comes"),
}


@dataclass(frozen=True)
class Subject:
    """One subject in a list."""

    topic: str
    title: str


@dataclass(frozen=True)
class Shelf:
    """Subjects under one heading."""

    title: str | Promise
    entries: tuple[Subject, ...]


@dataclass(frozen=True)
class Reading:
    """One subject to read, the drawings that explain it, and what comes after it."""

    text: TopicText
    drawings: tuple[DrawingName, ...]
    next: Subject | None


def topics_for(standing: PlanStanding) -> list[str]:
    """Subjects shown to a person: those for everybody, and those whose condition their facts meet."""
    return [topic.id for topic in library().education.values() if _concerns(topic, standing)]


def shelves(standing: PlanStanding) -> list[Shelf]:
    """The page Learn: first what goes with the plan, then everything by group."""
    shown = [library().education[name] for name in topics_for(standing)]
    own = _for_plan(shown, standing.released)
    found = [Shelf(_("For you now"), _entries(own))] if own else []
    for group, title in GROUPS.items():
        here = [topic for topic in shown if topic.group == group]
        if here:
            found.append(Shelf(title, _entries(here)))
    return found


def reading(topic: str, standing: PlanStanding) -> Reading | None:
    """One subject; nothing when it is unknown or is not for this person."""
    names = topics_for(standing)
    if topic not in names:
        return None
    place = names.index(topic) + 1
    after = _entries([library().education[names[place]]])[0] if place < len(names) else None
    return Reading(wording().topic(topic), library().education[topic].drawings, after)


def _for_plan(shown: Sequence[Topic], released: ReleasedPlan | None) -> list[Topic]:
    """Subjects of the families that the plan's own advice belongs to."""
    if released is None:
        return []
    items = {item.id: item for item in library().interventions()}
    told = (line.item for line in released.lines if line.kind == "education" and line.item in items)
    families = {family for name in told for family in items[name].families}
    fitting = [(len(families & set(topic.families)), topic) for topic in shown if topic.id != FLARE]
    ranked = sorted((each for each in fitting if each[0]), key=lambda each: -each[0])
    return [topic for _count, topic in ranked[:MOST_FOR_YOU]]


def _concerns(topic: Topic, standing: PlanStanding) -> bool:
    if topic.show_when is None:
        return True
    return standing.holds(topic.show_when) is True


def _entries(topics: Sequence[Topic]) -> tuple[Subject, ...]:
    return tuple(Subject(topic.id, wording().topic(topic.id).title) for topic in topics)
