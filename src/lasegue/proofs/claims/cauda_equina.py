"""Claims about the cauda equina: one answer is enough, whatever its age and whatever the examination shows."""

from lasegue.proofs.claim import Claim, Instances, PairClaim
from lasegue.proofs.claims.questions import CAUDA_EQUINA_SCREEN
from lasegue.proofs.forms import at_least
from lasegue.proofs.kleene import Term, both, either, negated
from lasegue.proofs.phrases import at_least as as_much_as
from lasegue.proofs.phrases import at_most, below, every, has, known, none_of, some, word, yes
from lasegue.proofs.view import View

#: Answers about bladder, bowel, saddle and sex, and new pain in both legs.
ANSWERS = {
    **{name: yes(name) for name in CAUDA_EQUINA_SCREEN if name != "bilateral_leg_weakness"},
    "numb saddle": has("numbness_regions", "saddle"),
    "tingling saddle": has("tingling_regions", "saddle"),
    "saddle without feeling": has("sensory_loss_regions", "saddle"),
    "feeling around the anus": word("perianal_sensation", "reduced", "absent"),
    "anal tone": word("anal_tone", "reduced", "absent"),
}
RECENT = some(at_most("ces_symptom_onset_days", 14), none_of(known("ces_symptom_onset_days")))
BOTH_WEAK = {
    "said": yes("bilateral_leg_weakness"),
    "graded": every(*[at_most("leg_power_lowest_mrc", 3.33, side) for side in ("right", "left")]),
}
#: Examination results that clear nobody.
NORMAL = {
    "pvr_ml": below("pvr_ml", 200),
    "anal_tone": word("anal_tone", "normal"),
    "perianal_sensation": word("perianal_sensation", "normal", side="unsided"),
    "reflex_achilles": as_much_as("reflex_achilles", 1, "right"),
}


def _lowered(first: View, second: View) -> Instances:
    """The second state adds one normal result of examination and nothing else."""
    answered = either(*[first.true(condition) for condition in ANSWERS.values()])
    for finding, normal in NORMAL.items():
        added = both(negated(first.stated(finding)), second.true(normal), _nothing_else(first, second, finding))
        for level in ("urgent", "emergency"):
            yield f"{finding}: {level}", both(answered, added, first.level(level), negated(second.at_least(level)))


def _nothing_else(first: View, second: View, added: str) -> Term:
    others = [name for name, finding in first.library.findings.items() if name != added and not finding.internal]
    return both(*[either(first.stated(name), negated(second.stated(name))) for name in others])


CLAIMS = (
    Claim(
        "cauda_equina_answer_is_at_least_urgent",
        "One positive answer of the cauda equina screen, whatever its age, gives urgent or emergency.",
        ("H01",),
        at_least("urgent", {**ANSWERS, "weakness of both legs": yes("bilateral_leg_weakness")}),
    ),
    Claim(
        "recent_or_undated_cauda_equina_answer_is_emergency",
        "A bladder, bowel, saddle or sexual answer, or new pain in both legs, gives emergency when it began"
        " within 14 days or nobody said when.",
        ("H01",),
        at_least("emergency", {name: every(answer, RECENT) for name, answer in ANSWERS.items()}),
    ),
    Claim(
        "weakness_of_both_legs_is_at_least_urgent",
        "Weakness of both legs gives urgent or emergency.",
        ("H01",),
        at_least("urgent", BOTH_WEAK),
    ),
    PairClaim(
        "normal_examination_never_lowers_cauda_equina",
        "A small residual volume, normal tone, normal feeling or a present reflex never lowers the level that an"
        " answer raised.",
        ("H01",),
        _lowered,
        "more",
    ),
)
