"""Claims about every plan: stop beats go, nothing without a reason, nobody left without a next step."""

from lasegue.knowledge.entries.entry import LEVELS
from lasegue.knowledge.library import Library
from lasegue.knowledge.vocabulary import PHYSICAL
from lasegue.proofs.claim import Claim, Instances
from lasegue.proofs.drafting import bars_of
from lasegue.proofs.forms import of_family
from lasegue.proofs.kleene import Term, both, either, negated
from lasegue.proofs.phrases import has
from lasegue.proofs.view import View

#: What may stand beside an urgent referral.
AT_URGENT = ("foot-drop-orthosis",)
#: What every person who is treated, now or beside a referral, reads first.
FOR_EVERYBODY_TREATED = ("explain-and-reassure", "stay-active-and-pace", "safety-net")


def referrals(library: Library) -> list[str]:
    """The lines that send somebody on."""
    return [item.id for item in library.advice.values() if item.kind == "referral"]


def _stop_beats_go(view: View) -> Instances:
    for item in view.library.interventions():
        stopped = either(*[view.true(bar.when) for bar in bars_of(item, view.library)])
        yield item.id, both(view.drafted(item.id), stopped)


def _highest(view: View) -> Instances:
    criteria = [(flag, each) for flag in view.library.red_flags.values() for each in flag.criteria]
    for level in LEVELS[1:]:
        holding = [view.raised(flag.id, each.id) for flag, each in criteria if (each.level or flag.level) == level]
        lower = LEVELS[: LEVELS.index(level)]
        yield f"{level} lowered", both(either(*holding), view.level(*lower))
        yield f"{level} without a criterion", both(view.level(level), negated(either(*holding)))


def _emergency_alone(view: View) -> Instances:
    for flag in view.library.red_flags.values():
        for each in flag.criteria:
            if (each.level or flag.level) == "emergency":
                yield f"{flag.id}.{each.id}", both(view.true(each.when), negated(view.level("emergency")))


def _withheld(view: View) -> Instances:
    for item in view.library.interventions():
        families = [view.library.vocabulary.families[name] for name in item.families]
        if item.kind in PHYSICAL or any(family.kind in PHYSICAL for family in families):
            levels = ("emergency",) if item.id in AT_URGENT else ("emergency", "urgent")
            yield item.id, both(view.drafted(item.id), view.level(*levels))


def _declined(view: View) -> Instances:
    for family in view.library.findings["techniques_declined"].choices:
        for item in of_family(family)(view.library):
            yield f"{item}: {family}", both(view.drafted(item), view.true(has("techniques_declined", family)))


def _without_reason(view: View) -> Instances:
    for item in view.library.interventions():
        if item.kind != "referral":
            reason = either(_indicated(view, item.id), _called_for(view, item.id))
            yield item.id, both(view.drafted(item.id), negated(reason))
    flagged = either(*[view.raised(flag) for flag in view.library.red_flags])
    for name in referrals(view.library):
        yield name, both(view.drafted(name), negated(flagged))


def _indicated(view: View, name: str) -> Term:
    item = next(each for each in view.library.interventions() if each.id == name)
    return either(*[view.true(reason.when) for reason in item.indications])


def _called_for(view: View, name: str) -> Term:
    terms = []
    for entry in view.library.classifications.values():
        for slot in entry.slots:
            if name in slot.prefer:
                opens = [view.true(slot.when)] if slot.when is not None else []
                terms.append(both(view.held(entry.id), *opens))
    return either(*terms)


def _no_safety_net(view: View) -> Instances:
    yield "any plan", negated(view.advised("safety-net"))


def _nobody_to_see(view: View) -> Instances:
    lines = either(*[view.advised(name) for name in referrals(view.library)])
    for level in LEVELS[1:]:
        yield level, both(view.level(level), negated(lines))


def _unclassified(view: View) -> Instances:
    yield "nobody", negated(either(*[view.held(name) for name in view.library.classifications]))


def _hospital(view: View) -> Instances:
    line = view.advised("emergency-referral")
    yield "emergency without hospital", both(view.level("emergency"), negated(line))
    yield "hospital without emergency", both(line, negated(view.level("emergency")))


def _empty(view: View) -> Instances:
    treatable = view.level("treat", "refer")
    for name in FOR_EVERYBODY_TREATED:
        yield name, both(treatable, negated(view.advised(name)))
    phases = either(*[view.phase(name) for name in view.library.phases])
    yield "no phase to start in", both(treatable, negated(phases))


def _wordless(view: View) -> Instances:
    library = view.library
    speaking = either(*[view.raised(flag.id) for flag in library.red_flags.values() if flag.to_patient])
    yield "sent on", both(negated(view.level("treat")), negated(speaking))
    lines = [name for name in library.advice if library.advice[name].to_patient]
    yield "any level", negated(either(*[view.advised(name) for name in lines]))
    yield "emergency goes on", both(view.level("emergency"), negated(view.advised("exercise-warning-stop")))
    yield "urgent reassured", both(view.level("urgent"), negated(view.advised("explain-and-reassure")))


def _against_itself(view: View) -> Instances:
    """Telling somebody to stop and to go on in one plan."""
    stop = view.advised("exercise-warning-stop")
    active = [item.id for item in view.library.interventions() if item.kind in PHYSICAL]
    yield "stop and exercise", both(stop, view.any_drafted((*active, "stay-active-and-pace")))
    for entry in view.library.classifications.values():
        for item in of_family(*entry.off_target)(view.library):
            treatment = view.drafted(item)
            yield f"{entry.id} works against {item}", both(view.leading(entry.id), treatment)


CLAIMS = (
    Claim(
        "stop_beats_go_for_every_line",
        "No plan holds an item of which any contraindication is true.",
        ("H33", "H41"),
        _stop_beats_go,
    ),
    Claim(
        "level_is_highest_raised",
        "The level is that of the most urgent criterion that holds, so no other fact lowers it.",
        ("H01",),
        _highest,
    ),
    Claim(
        "every_emergency_criterion_alone_is_enough",
        "Every single emergency criterion yields emergency, whatever else is known.",
        ("H01", "H41"),
        _emergency_alone,
    ),
    Claim(
        "withheld_plan_has_no_treatment",
        "At emergency and urgent no plan holds a line of treatment; at urgent a foot-drop brace may stand beside"
        " the referral.",
        ("H01", "H02", "H03", "H04", "H05", "H06", "H07", "H08", "H09", "H10", "H11", "H12", "H29", "H30"),
        _withheld,
    ),
    Claim(
        "declined_family_is_never_in_a_plan",
        "No plan holds a treatment family that the person declined, nor a part of it.",
        ("H37",),
        _declined,
    ),
    Claim(
        "every_line_has_a_reason",
        "Every line of a plan has an indication that holds, or a slot of a classification of this person that calls"
        " for it; a referral has a red flag.",
        ("H33", "H41"),
        _without_reason,
    ),
    Claim(
        "every_plan_carries_a_safety_net",
        "Every plan, drafted or withheld, holds the warning signs and whom to call.",
        ("H38", "H42"),
        _no_safety_net,
    ),
    Claim(
        "every_level_above_treat_names_a_referral",
        "Every plan above the level *treat* holds a line of referral.",
        ("H38", "H42"),
        _nobody_to_see,
    ),
    Claim(
        "every_patient_has_a_classification",
        "At least one classification holds for every patient, also with no facts at all.",
        ("H38",),
        _unclassified,
    ),
    Claim(
        "emergency_names_the_hospital",
        "Every plan at emergency holds the emergency referral, and no plan below it does.",
        ("H42",),
        _hospital,
    ),
    Claim(
        "no_treatable_patient_gets_an_empty_plan",
        "Every patient at treat or refer has a phase to start in and a plan with an explanation, advice on staying"
        " active and the warning signs.",
        ("H38",),
        _empty,
    ),
    Claim(
        "every_patient_gets_words",
        "Every patient gets words that say what to do next: those of a red flag when sent on, and a line of advice"
        " at every level.",
        ("H38", "H42"),
        _wordless,
    ),
    Claim(
        "no_plan_speaks_against_itself",
        "No plan tells somebody to stop and to go on, and none holds treatment that works against the leading"
        " classification.",
        ("H41",),
        _against_itself,
    ),
)
