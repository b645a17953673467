"""What a home log may show, as solver variables: every observation is free, or unknown, and the rules read them."""

from functools import cached_property

import z3

from lasegue.knowledge.entries.progression import Observation, Response
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.logic.slots import Layout, Shape, Slot
from lasegue.proofs.conditions import Conditions
from lasegue.proofs.kleene import Term, both, either, negated
from lasegue.proofs.reading import Reading
from lasegue.proofs.statement import number


class HomeLog:
    """One log about which nothing is assumed but the range and the words of each observation."""

    def __init__(self, library: Library) -> None:
        self.library = library
        layout = Layout({name: Shape("scalar") for name in library.observations})
        self._given = {name: z3.Bool(f"log.{name}?") for name in library.observations}
        self._values = {each.id: _value(each) for each in library.observations.values()}
        self._conditions = Conditions(layout, self._read)

    @cached_property
    def lawful(self) -> Term:
        """Ranges are kept, and of the words of a choice exactly one holds where it is known."""
        return both(*[_limits(each, self._given[each.id], self._values[each.id]) for each in self._observations()])

    def met(self, condition: Condition) -> Term:
        """A lawful log of which the condition certainly holds."""
        return both(self.lawful, self._conditions.truth(condition).true)

    def applies(self, rule: Response) -> Term:
        """A response certainly applies."""
        held = [self.met(each.when) for each in rule.criteria]
        return both(*held) if rule.needs == "all" else either(*held)

    def unknown(self, observation: str) -> Term:
        """Nothing is known of an observation."""
        return negated(self._given[observation])

    def _observations(self) -> tuple[Observation, ...]:
        return tuple(self.library.observations.values())

    def _read(self, slot: Slot) -> Reading:
        given = self._given[slot.subject]
        return Reading(given, negated(given), given if slot.known else self._values[slot.subject])


def _value(observation: Observation) -> Term | dict[str, Term]:
    name = f"log.{observation.id}"
    if observation.type == "choice":
        return {word: z3.Bool(f"{name}={word}") for word in observation.choices}
    if observation.type == "boolean":
        return z3.Bool(name)
    return z3.Int(name) if observation.type == "integer" else z3.Real(name)


def _limits(observation: Observation, given: Term, value: Term | dict[str, Term]) -> Term:
    if isinstance(value, dict):
        words = list(value.values())
        return both(given == either(*words), z3.AtMost(*words, 1))
    if observation.range is None:
        return z3.BoolVal(True)
    low, high = observation.range
    return both(value >= number(low), value <= number(high))
