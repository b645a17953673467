"""Claims about the rules among themselves: none is dead, none contradicts another."""

from collections.abc import Iterator

from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.proofs.claim import Claim, Instances
from lasegue.proofs.drafting import bars_of
from lasegue.proofs.kleene import both, either
from lasegue.proofs.view import View


def _once(named: Iterator[tuple[str, Condition]]) -> dict[str, Condition]:
    """Each condition under the first name it has; many items share one."""
    first: dict[Condition, str] = {}
    for name, condition in named:
        first.setdefault(condition, name)
    return {name: condition for condition, name in first.items()}


def _bars(library: Library) -> Iterator[tuple[str, Condition]]:
    for item in library.interventions():
        for bar in bars_of(item, library):
            yield f"{item.id}: {bar.id}", bar.when


def _contraindications(view: View) -> Instances:
    for name, condition in _once(_bars(view.library)).items():
        yield name, view.true(condition)


def _followed_precautions(view: View) -> Instances:
    """A precaution is met by somebody for whom the item is open; otherwise its words are never read."""
    for item in view.library.interventions():
        if item.offer != "never":
            for each in item.precautions:
                yield f"{item.id}: {each.id}", both(view.standing(item.id, "open"), view.true(each.when))


def _indications(view: View) -> Instances:
    for item in view.library.interventions():
        if item.offer != "never":
            for each in item.indications:
                yield f"{item.id}: {each.id}", both(view.standing(item.id, "open"), view.true(each.when))


def _rules(view: View) -> Instances:
    for entry in view.library.classifications.values():
        for rule in entry.rules:
            yield f"{entry.id}.{rule.id}", view.true(rule.when)
        yield entry.id, view.leading(entry.id)


def _slots(view: View) -> Instances:
    for entry in view.library.classifications.values():
        for slot in entry.slots:
            if slot.when is not None:
                items = [view.standing(name, "open") for name in slot.prefer]
                called = both(view.held(entry.id), view.level("treat", "refer"), view.true(slot.when))
                yield f"{entry.id}.{slot.id}", both(called, either(*items))


def _phases(view: View) -> Instances:
    for phase in view.library.phases:
        yield phase, view.phase(phase)


def _pairs(view: View) -> Instances:
    for item in view.library.interventions():
        stopped = either(*[view.true(bar.when) for bar in bars_of(item, view.library)])
        yield item.id, both(view.standing(item.id, "open"), stopped)


CLAIMS = (
    Claim(
        "no_contraindicated_pair_co_occurs",
        "No item is open, not even to a clinician's choice, while any of its contraindications is true.",
        ("H33", "H41"),
        _pairs,
    ),
    Claim(
        "every_contraindication_can_be_met",
        "For every contraindication there is a patient who meets it.",
        ("H41",),
        _contraindications,
        possible=True,
    ),
    Claim(
        "no_indication_is_always_forbidden",
        "For every indication there is a patient who meets it and for whom the item is open: no rule asks for what"
        " another always forbids.",
        ("H41",),
        _indications,
        possible=True,
    ),
    Claim(
        "every_precaution_can_be_followed",
        "For every precaution there is a patient who meets it and for whom the item is open.",
        ("H41",),
        _followed_precautions,
        possible=True,
    ),
    Claim(
        "every_classification_can_lead",
        "Every rule of every classification can be met, and every classification can come first.",
        ("H41",),
        _rules,
        possible=True,
    ),
    Claim(
        "every_conditional_slot_can_be_filled",
        "For every slot that depends on a condition there is a patient for whom it is called for and can be filled.",
        ("H41",),
        _slots,
        possible=True,
    ),
    Claim(
        "every_phase_can_be_the_first",
        "For every phase of the programme there is a patient who starts in it.",
        ("H41",),
        _phases,
        possible=True,
    ),
)
