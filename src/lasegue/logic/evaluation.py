"""The meaning of a condition, written as plainly as possible.

This is the reading that the compiled programs of :mod:`lasegue.logic.program` have to agree with; the tests compare
the two on random conditions and values.
"""

from lasegue.logic.condition import SIDES, Condition, Count, Side
from lasegue.logic.slots import Layout, Values
from lasegue.logic.truth import Truth, conjunction, disjunction, negation, threshold


def evaluate(condition: Condition, layout: Layout, values: Values, bound: Side | None = None) -> Truth:
    """Truth of a condition over slot values; ``bound`` is the side fixed by an enclosing ``some_side``."""
    if condition.is_leaf:
        slots = layout.slots_of(condition, bound)
        return disjunction(fits(condition, values[layout.position(slot)]) for slot in slots)
    if condition.not_ is not None:
        return negation(evaluate(condition.not_, layout, values, bound))
    if condition.some_side is not None:
        inner = condition.some_side
        return disjunction(evaluate(inner, layout, values, side) for side in SIDES)
    parts = (evaluate(child, layout, values, bound) for child in condition.children)
    if isinstance(condition.at_least, Count):
        return threshold(condition.at_least.n, parts)
    return conjunction(parts) if condition.all_ else disjunction(parts)


def fits(leaf: Condition, value: object) -> Truth:
    """Whether one value passes the test of a leaf; an unknown value leaves it unknown."""
    if leaf.known is not None:
        return value is leaf.known
    if value is None:
        return None
    if leaf.has:
        return value is True
    if leaf.one_of:
        return value in leaf.one_of
    if leaf.is_ is not None:
        return value is leaf.is_ if isinstance(leaf.is_, bool) else value == leaf.is_
    return _compares(leaf, value)


def _compares(leaf: Condition, value: object) -> bool:
    if not isinstance(value, (int, float)):
        return False
    if isinstance(leaf.at_least, (int, float)):
        return value >= leaf.at_least
    if leaf.at_most is not None:
        return value <= leaf.at_most
    if leaf.above is not None:
        return value > leaf.above
    return leaf.below is not None and value < leaf.below
