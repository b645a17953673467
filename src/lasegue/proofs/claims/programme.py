"""Claims about the programme at home: it fits the person's day, and a flare always has an answer."""

from lasegue.knowledge.library import Library
from lasegue.proofs.amounts import AMOUNTS, Cap, amount_of
from lasegue.proofs.claim import Claim, Instances
from lasegue.proofs.forms import Broken
from lasegue.proofs.kleene import NO, YES, Kleene, Term, both, threshold
from lasegue.proofs.phrases import below
from lasegue.proofs.view import View

#: What an exercise must stop for.
STOPS = ("pain_jump", "spread", "new_weakness", "cauda_equina")
EASES = ("step_back", "swap", "stop", "escalate")


def _missing(present: bool) -> Term:
    return NO if present else YES


def _unanswered_flare(view: View) -> Instances:
    library = view.library
    yield "response to a flare", _missing(_answers(library, "flare"))
    yield "response to pain that moves down", _missing(library.responses["peripheralises"].action in EASES)
    pages = [topic for topic in library.education.values() if topic.group == "flare" and topic.paragraphs]
    yield "page on flares", _missing(bool(pages))
    for exercise in library.exercises.values():
        told = all(name in exercise.stop_rules and library.stop_rules[name].then_do for name in STOPS)
        yield f"{exercise.id} without a stop rule", both(view.drafted(exercise.id), _missing(told))


def _answers(library: Library, scale: str) -> bool:
    responses = [each for each in library.responses.values() if each.scale == scale]
    return bool(responses) and all(each.to_patient and each.action in EASES for each in responses)


def _too_long(view: View) -> Instances:
    least, _ = view.library.findings["minutes_per_day"].range or (0.0, 0.0)
    for item in view.library.exercises.values():
        minutes = amount_of(item, "minutes")
        if minutes > least:
            short = view.true(below("minutes_per_day", minutes))
            yield item.id, both(view.drafted(item.id), short)


def _too_many_classifications(view: View) -> Instances:
    most = int(view.library.policy.most_classifications.value)
    held = [view.held(name) for name in view.library.classifications]
    yield f"more than {most}", threshold(most + 1, [Kleene(term, term) for term in held]).true


def _too_many_exercises(view: View) -> Instances:
    for what in AMOUNTS:
        yield f"{what} in a phase", view.over(what)
    for name in view.library.exercises:
        yield f"{name} outside the phases", view.advised(name)


def _over_cap(*caps: Cap) -> Broken:
    return lambda view: [(f"too many {what}", view.over_cap(what)) for what in caps]


CLAIMS = (
    Claim(
        "every_flare_has_an_answer",
        "A flare, and pain that moves down, has a response that eases the programme, a page in the patient's words,"
        " and on every exercise the rules to stop.",
        ("H28", "H38"),
        _unanswered_flare,
    ),
    Claim(
        "no_exercise_is_longer_than_the_time_there_is",
        "No draft holds an exercise that takes more minutes a day than the person has.",
        ("H39",),
        _too_long,
    ),
    Claim(
        "few_classifications_shape_a_plan",
        "No plan is shaped by more classifications than the planner's settings allow.",
        ("H39",),
        _too_many_classifications,
    ),
    Claim(
        "home_exercises_stay_in_bounds",
        "No phase of a drafted plan holds more home exercises or minutes than its bounds and the person's day allow.",
        ("H39",),
        _too_many_exercises,
    ),
    Claim(
        "few_lines_are_hands_on",
        "No drafted plan holds more hands-on lines than the planner's settings allow.",
        ("H39", "H40"),
        _over_cap("hands-on lines"),
    ),
    Claim(
        "few_families_of_treatment",
        "No drafted plan holds more families of manual, exercise and conservative treatment than the planner's"
        " settings allow, a brace for a foot drop counted with them.",
        ("H39",),
        _over_cap("families of treatment"),
    ),
)
