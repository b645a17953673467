"""Claims about the knowledge as data: nothing in it is dead, nothing can never be given."""

from lasegue.proofs.claim import AgreementClaim, Claim, Instances
from lasegue.proofs.view import View


def _every_criterion(view: View) -> Instances:
    for flag in view.library.red_flags.values():
        for criterion in flag.criteria:
            yield f"{flag.id}.{criterion.id}", view.raised(flag.id, criterion.id)


def _every_item(view: View) -> Instances:
    for item in view.library.interventions():
        if item.offer != "never":
            yield item.id, view.standing(item.id, "open")


CLAIMS = (
    Claim(
        "every_red_flag_can_be_raised",
        "For every criterion of every red flag there is a patient who meets it.",
        ("H41",),
        _every_criterion,
        possible=True,
    ),
    Claim(
        "every_item_can_be_released",
        "For every item that is offered there is a patient for whom it is open.",
        ("H41",),
        _every_item,
        possible=True,
    ),
    AgreementClaim(
        "evaluator_and_solver_agree",
        "The evaluator of the product and the translation used for proofs give the same answers.",
        ("H33",),
    ),
)
