"""Claims about silence: unknown is never read as no, and more facts do not undo what is known."""

from collections.abc import Iterator

from msgspec.structs import replace

from lasegue.knowledge.library import Library
from lasegue.logic.condition import SIDES, Condition, Side
from lasegue.proofs.claim import Claim, Instances, PairClaim
from lasegue.proofs.drafting import bars_of
from lasegue.proofs.kleene import Term, both, either, negated
from lasegue.proofs.view import View
from lasegue.reasoning.derivation import conditions_of, depends_on


def reads(condition: Condition, library: Library) -> set[str]:
    """Findings that a condition depends on, through derived and implied findings too."""
    found: set[str] = set()
    waiting = [leaf.finding for leaf in condition.leaves() if leaf.finding is not None]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _behind(name, library)
    return found


def _behind(name: str, library: Library) -> Iterator[str]:
    finding = library.findings[name]
    yield from depends_on(finding)
    for implication in finding.implied:
        yield from (leaf.finding for leaf in implication.when.leaves() if leaf.finding is not None)


def _must_know(view: View) -> Iterator[tuple[str, str, Condition]]:
    for item in view.library.interventions():
        for bar in bars_of(item, view.library):
            if bar.must_know:
                yield f"{item.id}: {bar.id}", item.id, bar.when


def _released(view: View) -> Instances:
    for name, item, condition in _must_know(view):
        yield name, both(view.standing(item, "open"), view.unknown(condition))
        yield f"{name} drafted", both(view.drafted(item), view.unknown(condition))


def _freed(first: View, second: View) -> Instances:
    """An item withheld by a question becomes open although no answer to the question was added."""
    for name, item, condition in _must_know(first):
        silent = _nothing_added(first, second, reads(condition, first.library))
        freed = both(first.unknown(condition), first.standing(item, "unanswered"), second.standing(item, "open"))
        yield name, both(freed, silent)


def _nothing_added(first: View, second: View, findings: set[str]) -> Term:
    return both(*[either(first.stated(name), negated(second.stated(name))) for name in sorted(findings)])


def keeps_its_truth(name: str, library: Library) -> bool:
    """The finding is stated, or derived as a truth from findings that are, without asking whether anything is known.

    A lowest number, a change and the first choice that fits are left out: another part on record rightly alters them.
    So are truths worked out side by side: a part entered without a side can still add to them.
    """
    for behind in (library.findings[each] for each in reads(Condition(finding=name, known=True), library)):
        derive = behind.derive
        if derive is not None and (behind.sided or derive.when is None):
            return False
        parts = (*(conditions_of(derive) if derive else ()), *(each.when for each in behind.implied))
        if any(leaf.known is not None or leaf.finding is None for part in parts for leaf in part.leaves()):
            return False
    return True


def _comparisons(library: Library) -> dict[str, list[Condition]]:
    """Every comparison that the library makes with a finding that keeps its truth, on every side."""
    found: dict[str, dict[Condition, None]] = {}
    for leaf in (leaf for condition in _conditions(library) for leaf in condition.leaves()):
        if leaf.finding is not None and leaf.known is None:
            sides: tuple[Side | None, ...] = (leaf.side,)
            if leaf.side is None and library.findings[leaf.finding].sided:
                sides = (None, *SIDES)
            found.setdefault(leaf.finding, {}).update({replace(leaf, side=side): None for side in sides})
    return {name: list(leaves) for name, leaves in found.items() if keeps_its_truth(name, library)}


def _conditions(library: Library) -> Iterator[Condition]:
    for flag in library.red_flags.values():
        yield from (each.when for each in flag.criteria)
    for item in library.interventions():
        yield from (each.when for each in (*item.indications, *item.precautions))
        yield from (each.when for each in bars_of(item, library))
    for entry in library.classifications.values():
        yield from (rule.when for rule in entry.rules)


def _reversed(first: View, second: View) -> Instances:
    kept = _nothing_restated(first, second)
    for name, leaves in _comparisons(first.library).items():
        turned = [
            either(
                both(first.true(leaf), negated(second.true(leaf))), both(first.false(leaf), negated(second.false(leaf)))
            )
            for leaf in leaves
        ]
        yield name, both(kept, either(*turned))


def _nothing_restated(first: View, second: View) -> Term:
    """No further fact puts a stated value in the place of one that was worked out; what is stated wins."""
    worked_out = [
        finding.id
        for finding in first.library.findings.values()
        if not finding.internal and (finding.derive is not None or finding.implied)
    ]
    return both(
        *[either(first.stated(name), negated(second.stated(name)), negated(first.known(name))) for name in worked_out]
    )


CLAIMS = (
    Claim(
        "unanswered_must_know_never_releases",
        "An item with a contraindication that must be known is never open while the truth of that contraindication"
        " is unknown.",
        ("H33", "H41"),
        _released,
    ),
    PairClaim(
        "more_facts_never_free_a_withheld_line",
        "An item withheld by an unanswered question is not freed by further facts unless one of them answers the"
        " question.",
        ("H33",),
        _freed,
        "more",
    ),
    PairClaim(
        "more_answers_never_reverse_a_known_truth",
        "A comparison with a stated finding, or with a truth without sides worked out from such, keeps its truth when"
        " further facts are stated, unless one of them is stated in the place of what was worked out.",
        ("H33",),
        _reversed,
        "more",
    ),
)
