"""The responses of a library as conditions over observations, compiled once."""

from collections.abc import Iterable, Mapping
from typing import Any

from lasegue.knowledge.entries.progression import Contact, InSession, Response, Scale
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.logic.evaluation import evaluate
from lasegue.logic.program import explanation, register
from lasegue.logic.slots import Layout, Shape, Slot, Values
from lasegue.logic.truth import Truth
from lasegue.reasoning.progression.decision import CONTACTS, Outcome

Seen = Mapping[str, Any]


class Responses:
    """Reads observations with the rules of one library. An observation that is absent is unknown, never "no"."""

    def __init__(self, library: Library) -> None:
        self._layout = Layout({name: Shape("scalar") for name in library.observations})
        self._rules = sorted(library.responses.values(), key=lambda each: (each.scale, each.order, each.id))
        self._by_id = library.responses
        self._taps = sorted(library.in_session.values(), key=lambda each: (each.order, each.id))
        conditions = [each.when for rule in self._rules for each in rule.criteria]
        for condition in (*conditions, *(each.when for each in self._taps)):
            register(self._layout, condition)

    def of_id(self, name: str) -> Response:
        """One response of the library.

        :raises KeyError: when the library has no such response.
        """
        return self._by_id[name]

    def applying(self, seen: Seen, scales: Iterable[Scale]) -> list[Outcome]:
        """Every response of the scales that certainly applies, by scale and order."""
        values, wanted = self._placed(seen), frozenset(scales)
        found = (self._outcome(rule, values, seen) for rule in self._rules if rule.scale in wanted)
        return [each for each in found if each is not None]

    def outcome(self, rule: Response, seen: Seen) -> Outcome | None:
        """One response, when it certainly applies."""
        return self._outcome(rule, self._placed(seen), seen)

    def missing(self, rule: Response, seen: Seen) -> tuple[str, ...]:
        """Observations whose value could still make a response apply that does not for certain."""
        values = self._placed(seen)
        explained = (explanation(self._layout, each.when)(values) for each in rule.criteria)
        names = (leaf.finding for each in explained for leaf in each.missing)
        return tuple(dict.fromkeys(name for name in names if name is not None))

    def tapped(self, seen: Seen) -> InSession | None:
        """What happens at once after a tap during an exercise."""
        values = self._placed(seen)
        return next((each for each in self._taps if self._truth(each.when, values)), None)

    def _outcome(self, rule: Response, values: Values, seen: Seen) -> Outcome | None:
        held = tuple(each for each in rule.criteria if self._truth(each.when, values))
        if not held or (rule.needs == "all" and len(held) < len(rule.criteria)):
            return None
        read = (leaf.finding for each in held for leaf in each.when.leaves())
        because = {name: seen[name] for name in read if name is not None and name in seen}
        return Outcome(rule, held, because)

    def _truth(self, condition: Condition, values: Values) -> Truth:
        return evaluate(condition, self._layout, values)

    def _placed(self, seen: Seen) -> Values:
        values = self._layout.empty()
        for name, value in seen.items():
            for slot in (Slot(name), Slot(name, known=True)):
                if slot in self._layout.positions:
                    values[self._layout.positions[slot]] = True if slot.known else value
        return values


def contact_of(outcomes: Iterable[Outcome]) -> Contact:
    """Whom to tell: the furthest of what the rules and the criteria that hold ask for."""
    asked = (each for out in outcomes for each in (out.rule.contact, *(held.contact for held in out.criteria)))
    return max(asked, key=CONTACTS.index, default="none")
