"""The conditions of the knowledge files as terms: what the engine evaluates, for every patient at once."""

from collections.abc import Callable

from lasegue.logic.condition import SIDES, Condition, Count, Side
from lasegue.logic.slots import Layout, Slot
from lasegue.proofs.kleene import Kleene, conjunction, disjunction, negation, threshold
from lasegue.proofs.reading import Reading, passes

Reader = Callable[[Slot], Reading]


class Conditions:
    """Translates conditions over one way of reading slots; equal conditions share one term."""

    def __init__(self, layout: Layout, reader: Reader) -> None:
        self._layout = layout
        self._reader = reader
        self._readings: dict[Slot, Reading] = {}
        self._truths: dict[tuple[Condition, Side | None], Kleene] = {}

    def truth(self, condition: Condition, bound: Side | None = None) -> Kleene:
        """Truth of a condition; ``bound`` is the side fixed by an enclosing ``some_side``."""
        key = (condition, bound)
        truth = self._truths.get(key)
        if truth is None:
            truth = self._truths[key] = self._translated(condition, bound)
        return truth

    def _translated(self, condition: Condition, bound: Side | None) -> Kleene:
        if condition.is_leaf:
            slots = self._layout.slots_of(condition, bound)
            return disjunction([passes(condition, self._read(slot)) for slot in slots])
        if condition.not_ is not None:
            return negation(self.truth(condition.not_, bound))
        if condition.some_side is not None:
            return disjunction([self.truth(condition.some_side, side) for side in SIDES])
        parts = [self.truth(child, bound) for child in condition.children]
        if isinstance(condition.at_least, Count):
            return threshold(condition.at_least.n, parts)
        return conjunction(parts) if condition.all_ else disjunction(parts)

    def _read(self, slot: Slot) -> Reading:
        reading = self._readings.get(slot)
        if reading is None:
            reading = self._readings[slot] = self._reader(slot)
        return reading
