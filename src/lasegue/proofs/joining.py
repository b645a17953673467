"""Joining Boolean terms of the solver, without the detours of its interface for Python.

That interface looks at every argument several times over to find out what it is. All terms here are known to be
Boolean and to live in one context, and a library takes hundreds of thousands of them.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import z3
from z3 import z3core

#: A term of the solver: Boolean, or a number where the name says so.
Term: TypeAlias = Any

YES: Term = z3.BoolVal(True)
NO: Term = z3.BoolVal(False)
_CONTEXT = YES.ctx
_SOLVER = _CONTEXT.ref()


def name_of(term: Term) -> int:
    """The number that the solver gives to a term, the same for equal ones as long as one of them is kept."""
    return int(z3core.Z3_get_ast_id(_SOLVER, term.ast))


_YES, _NO = name_of(YES), name_of(NO)


def is_yes(term: Term) -> bool:
    """The term is the constant that always holds."""
    return name_of(term) == _YES


def is_no(term: Term) -> bool:
    """The term is the constant that never holds."""
    return name_of(term) == _NO


def constants_in(term: Term) -> frozenset[int]:
    """Names of everything without parts that a term is made of: its letters, and numbers."""
    found: set[int] = set()
    seen: set[int] = set()
    ahead = [term.ast]
    while ahead:
        ast = ahead.pop()
        name = z3core.Z3_get_ast_id(_SOLVER, ast)
        if name in seen:
            continue
        seen.add(name)
        parts = z3core.Z3_get_app_num_args(_SOLVER, ast)
        if not parts:
            found.add(name)
        ahead += [z3core.Z3_get_app_arg(_SOLVER, ast, place) for place in range(parts)]
    return frozenset(found)


def both(*terms: Term) -> Term:
    """All terms, with constants folded so that the solver sees only what matters."""
    return _joined(terms, z3core.Z3_mk_and, _YES, _NO)


def either(*terms: Term) -> Term:
    """Any term, with constants folded."""
    return _joined(terms, z3core.Z3_mk_or, _NO, _YES)


def all_in_order(terms: Sequence[Term]) -> Term:
    """All terms just as they are listed."""
    return _made(z3core.Z3_mk_and, terms)


def negated(term: Term) -> Term:
    """Not the term, with constants folded and double negations removed."""
    name = name_of(term)
    if name == _YES:
        return NO
    if name == _NO:
        return YES
    if _denies(term):
        return z3.BoolRef(z3core.Z3_get_app_arg(_SOLVER, term.ast, 0), _CONTEXT)
    return z3.BoolRef(z3core.Z3_mk_not(_SOLVER, term.ast), _CONTEXT)


def _joined(terms: Sequence[Term], how: Callable[..., Any], without_effect: int, decides: int) -> Term:
    """Each term once, in an order that does not depend on how they were listed.

    Right or left is then the same term as left or right, and the solver sees at once that it is.
    """
    named = {name_of(term): term for term in terms}
    if decides in named or _opposed(named):
        return YES if decides == _YES else NO
    named.pop(without_effect, None)
    if len(named) > 1:
        return _made(how, [term for _, term in sorted(named.items())])
    return next(iter(named.values()), YES if without_effect == _YES else NO)


def _opposed(named: dict[int, Term]) -> bool:
    """A term and its negation are among the terms."""
    denied = [z3core.Z3_get_app_arg(_SOLVER, term.ast, 0) for term in named.values() if _denies(term)]
    return any(z3core.Z3_get_ast_id(_SOLVER, ast) in named for ast in denied)


def _denies(term: Term) -> bool:
    declared = z3core.Z3_get_app_decl(_SOLVER, term.ast)
    return bool(z3core.Z3_get_decl_kind(_SOLVER, declared) == z3.Z3_OP_NOT)


def _made(how: Callable[..., Any], terms: Sequence[Term]) -> Term:
    count = len(terms)
    return z3.BoolRef(how(_SOLVER, count, (z3.Ast * count)(*[term.ast for term in terms])), _CONTEXT)
