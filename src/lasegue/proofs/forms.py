"""The forms that most claims take: a table of conditions becomes what no patient may meet."""

from collections.abc import Callable, Mapping, Sequence

from lasegue.knowledge.entries.entry import LEVELS
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.proofs.claim import Instances
from lasegue.proofs.kleene import Term, both, negated
from lasegue.proofs.view import View

Broken = Callable[[View], Instances]
#: Which items a claim speaks of.
Items = Callable[[Library], Sequence[str]]


def named(*names: str) -> Items:
    """The items named."""
    return lambda library: names


def of_family(*families: str) -> Items:
    """Every item of the families and of the families that are part of them."""

    def items(library: Library) -> list[str]:
        wanted = {narrow for family in families for narrow in library.vocabulary.narrower(family)}
        return [item.id for item in library.interventions() if wanted.intersection(item.families)]

    return items


def never_drafted(items: Items, when: Mapping[str, Condition]) -> Broken:
    """No plan holds any of the items when a condition holds."""
    return _never(items, when, _drafted, _true)


def never_drafted_while_unknown(items: Items, *findings: str) -> Broken:
    """No plan holds any of the items while a finding is neither stated nor follows from what is."""
    return _while_unknown(items, findings, _drafted)


def never_open(items: Items, when: Mapping[str, Condition]) -> Broken:
    """None of the items may be offered at all when a condition holds."""
    return _never(items, when, _open, _true)


def never_open_while_unknown(items: Items, *findings: str) -> Broken:
    """None of the items may be offered while a finding is neither stated nor follows from what is."""
    return _while_unknown(items, findings, _open)


def never_open_unless_excluded(items: Items, when: Mapping[str, Condition]) -> Broken:
    """None of the items may be offered unless it is certain that the condition does not hold."""
    return _never(items, when, _open, lambda view, condition: view.truth(condition).open)


def at_least(level: str, when: Mapping[str, Condition]) -> Broken:
    """Whoever meets a condition gets the level or a more urgent one."""
    lower = LEVELS[: list[str](LEVELS).index(level)]
    return lambda view: [(name, both(view.true(condition), view.level(*lower))) for name, condition in when.items()]


def asked(*findings: str, when: Condition | None = None) -> Broken:
    """A finding that is not known is listed as unanswered; with ``when`` for everybody who meets the condition."""

    def broken(view: View) -> Instances:
        for finding in findings:
            silent = both(negated(view.known(finding)), negated(view.asked(finding)))
            yield finding, silent if when is None else both(view.true(when), silent)

    return broken


def named_beside(items: Items, finding: str, when: Condition | None = None) -> Broken:
    """A draft that holds an item while the finding is not known names the finding as unanswered."""

    def broken(view: View) -> Instances:
        for item in items(view.library):
            silent = both(
                negated(view.known(finding)), negated(view.asked(finding)), negated(view.named(finding, item))
            )
            there = view.drafted(item) if when is None else both(view.drafted(item), view.true(when))
            yield item, both(there, silent)

    return broken


def joined(*parts: Broken) -> Broken:
    """Several forms in one claim."""
    return lambda view: [instance for part in parts for instance in part(view)]


def _open(view: View, item: str) -> Term:
    return view.standing(item, "open")


def _drafted(view: View, item: str) -> Term:
    return view.drafted(item)


def _true(view: View, condition: Condition) -> Term:
    return view.true(condition)


def _never(
    items: Items,
    when: Mapping[str, Condition],
    offered: Callable[[View, str], Term],
    meets: Callable[[View, Condition], Term],
) -> Broken:
    def broken(view: View) -> Instances:
        for item in items(view.library):
            for name, condition in when.items():
                yield f"{item}: {name}", both(offered(view, item), meets(view, condition))

    return broken


def _while_unknown(items: Items, findings: Sequence[str], offered: Callable[[View, str], Term]) -> Broken:
    def broken(view: View) -> Instances:
        for item in items(view.library):
            for finding in findings:
                yield f"{item}: {finding} unanswered", both(offered(view, item), negated(view.known(finding)))

    return broken
