"""Asking the solver large questions about many assignments, without building them anew each time."""

from collections.abc import Iterable, Sequence

import z3
from z3 import z3core

from lasegue.proofs.kleene import NO, YES, Term


class Probe:
    """One assignment of many constants, under which terms are evaluated by the solver's own simplifier."""

    def __init__(self, constants: Sequence[Term]) -> None:
        self._context = YES.ctx
        self._kept = list(constants)
        self._from = (z3.Ast * len(constants))(*[constant.as_ast() for constant in constants])
        self._to = (z3.Ast * len(constants))()
        self._truths = {True: YES.as_ast(), False: NO.as_ast()}
        self._numbers: list[Term] = []

    def assign(self, values: Iterable[bool | Term]) -> None:
        """Give every constant its value, in their order."""
        to, known = self._to, self._truths
        self._numbers = []
        for place, value in enumerate(values):
            if value is True or value is False:
                to[place] = known[value]
            else:
                self._numbers.append(value)
                to[place] = value.as_ast()

    def holds(self, term: Term) -> bool | None:
        """Whether the term is true under the assignment; ``None`` when something stays open."""
        count = len(self._kept)
        replaced = z3core.Z3_substitute(self._context.ref(), term.as_ast(), count, self._from, self._to)
        answer = z3.simplify(z3.BoolRef(replaced, self._context))
        return True if z3.is_true(answer) else False if z3.is_false(answer) else None
