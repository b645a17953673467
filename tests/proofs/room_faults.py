"""Faults planted in the planner's own code, where it counts what a phase still has room for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from lasegue.knowledge.entries.classification import Classification, Slot
from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.entries.policy import Policy
from lasegue.knowledge.library import Library
from lasegue.reasoning.planning import room
from lasegue.reasoning.planning.eligibility import Standing
from lasegue.reasoning.planning.room import Room
from lasegue.reasoning.planning.selection import Chosen, Person, Selector

Wanted = tuple[Phase, ...]
_AT_START, _TAKE, _FILL, _PERSON = Room.at_start, Room.take, Selector.fill, Person.of


class PlannerFault(NamedTuple):
    """A fault in plain words and the function of the planner that is put in place of the right one."""

    says: str
    owner: Any
    name: str
    wrong: Callable[..., Any]

    def plant(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put the wrong function in place."""
        monkeypatch.setattr(self.owner, self.name, self.wrong)


def _everywhere(self: Room, item: Intervention, wanted: Wanted) -> Wanted:
    return wanted


def _one_more(self: Room, item: Intervention, wanted: Wanted) -> Wanted:
    if not isinstance(item, Exercise):
        return wanted
    minutes = room._minutes(item)
    return tuple(each for each in wanted if self.exercises[each] >= 0 and self.minutes[each] >= minutes)


def _any_minutes_left(self: Room, item: Intervention, wanted: Wanted) -> Wanted:
    return tuple(each for each in wanted if self.exercises[each] > 0 and self.minutes[each] > 0)


def _any_phase_with_room(self: Room, item: Intervention, wanted: Wanted) -> Wanted:
    if not isinstance(item, Exercise):
        return wanted
    minutes = room._minutes(item)
    return wanted if any(self.exercises[each] > 0 and self.minutes[each] >= minutes for each in wanted) else ()


def _only_the_first_counts(self: Room, item: Intervention, wanted: Wanted) -> Wanted:
    phases = self.phases_for(item, wanted)
    if isinstance(item, Exercise):
        for phase in phases[:1]:
            self.exercises[phase] -= 1
            self.minutes[phase] -= room._minutes(item)
    return phases


def _minutes_are_not_taken(self: Room, item: Intervention, wanted: Wanted) -> Wanted:
    return _TAKE(replace(self, minutes=dict(self.minutes)), item, wanted)


def _number_is_not_taken(self: Room, item: Intervention, wanted: Wanted) -> Wanted:
    return _TAKE(replace(self, exercises=dict(self.exercises)), item, wanted)


def _one_too_many_at_start(library: Library, minutes_per_day: float, beside: Iterable[Intervention]) -> Room:
    start = _AT_START(library, minutes_per_day, beside)
    return replace(start, exercises={phase: most + 1 for phase, most in start.exercises.items()})


def _last_phase_is_longer(library: Library, minutes_per_day: float, beside: Iterable[Intervention]) -> Room:
    start = _AT_START(library, minutes_per_day, beside)
    return replace(start, minutes={**start.minutes, PHASES[-1]: minutes_per_day + 5})


def _an_hour_unless_stated(stated: Mapping[str, Any], phase: Phase, irritability: str | None, policy: Policy) -> Person:
    return _PERSON({"minutes_per_day": 60, **stated}, phase, irritability, policy)


def _the_usual_whatever_is_stated(
    stated: Mapping[str, Any], phase: Phase, irritability: str | None, policy: Policy
) -> Person:
    rest = {name: value for name, value in stated.items() if name != "minutes_per_day"}
    return _PERSON(rest, phase, irritability, policy)


def _past_the_door(self: Selector, standing: Standing, wanted: Wanted, entry: Classification, slot: Slot) -> None:
    self.room.take(standing.item, wanted)
    self.chosen[standing.item.id] = Chosen(standing, wanted, entry, slot)


def _past_the_door_once_something_is_chosen(
    self: Selector, standing: Standing, wanted: Wanted, entry: Classification, slot: Slot
) -> None:
    taken = self.room.take(standing.item, wanted)
    self.chosen[standing.item.id] = Chosen(standing, wanted if self.chosen else taken, entry, slot)


def _spread_afterwards(self: Selector, classifications: tuple[Classification, ...]) -> list[Chosen]:
    chosen = _FILL(self, classifications)
    return [replace(each, phases=PHASES) if each.item.kind == "exercise" else each for each in chosen]


def _nothing_takes_time(item: Exercise) -> float:
    return 0.0


ROOM_FAULTS = (
    PlannerFault("every phase has room for everything", Room, "phases_for", _everywhere),
    PlannerFault("one exercise more than the bound has room", Room, "phases_for", _one_more),
    PlannerFault("any minute that is left is enough", Room, "phases_for", _any_minutes_left),
    PlannerFault("room in one phase is taken for room in all", Room, "phases_for", _any_phase_with_room),
    PlannerFault("only the first phase of a line is counted", Room, "take", _only_the_first_counts),
    PlannerFault("minutes are not counted", Room, "take", _minutes_are_not_taken),
    PlannerFault("exercises are not counted", Room, "take", _number_is_not_taken),
    PlannerFault("no exercise takes any time", room, "_minutes", _nothing_takes_time),
    PlannerFault("a phase starts with one too many", Room, "at_start", staticmethod(_one_too_many_at_start)),
    PlannerFault("the last phase has five minutes more", Room, "at_start", staticmethod(_last_phase_is_longer)),
    PlannerFault("an hour a day is assumed", Person, "of", staticmethod(_an_hour_unless_stated)),
    PlannerFault("the stated minutes are not read", Person, "of", staticmethod(_the_usual_whatever_is_stated)),
    PlannerFault("a line gets phases that it did not take", Selector, "_take", _past_the_door),
    PlannerFault("a later line gets them", Selector, "_take", _past_the_door_once_something_is_chosen),
    PlannerFault("a line is spread over phases afterwards", Selector, "fill", _spread_afterwards),
)
