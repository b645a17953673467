"""Claims about the rules on the home log, over every log there can be."""

from lasegue.logic.condition import Condition
from lasegue.proofs.claim import Claim, Instances
from lasegue.proofs.home_log import HomeLog
from lasegue.proofs.kleene import both, either, negated
from lasegue.proofs.view import View

#: What no green session shows.
_NOT_GREEN = (
    Condition(finding="worst_pain", above=3),
    Condition(finding="stays_down", is_=True),
    Condition(finding="moved_down", is_=True),
    Condition(finding="settling", one_of=("day", "longer")),
    Condition(finding="danger", one_of=("urgent", "emergency")),
)
_NEEDED = ("worst_pain", "moved_down", "stays_down", "settling", "danger")


def _green_in_spite(view: View) -> Instances:
    log = HomeLog(view.library)
    green = log.applies(view.library.responses["light-green"])
    for bad in _NOT_GREEN:
        yield f"green with {bad.finding}", both(green, log.met(bad))
    for name in _NEEDED:
        yield f"green without {name}", both(green, log.unknown(name))


def _danger_goes_on(view: View) -> Instances:
    log = HomeLog(view.library)
    stops = [each for each in view.library.responses.values() if each.action == "escalate"]
    stopped = either(*[log.applies(each) for each in stops])
    for word in ("urgent", "emergency"):
        yield word, both(log.met(Condition(finding="danger", is_=word)), negated(stopped))


def _spread_goes_on(view: View) -> Instances:
    """Pain that stays down meets a rule that takes the movement out, and a red light."""
    log, library = HomeLog(view.library), view.library
    out = [each for each in library.responses.values() if each.scale == "movement_test" and each.action == "swap"]
    stays = log.met(Condition(finding="stays_down", is_=True))
    yield "without a rule", both(stays, negated(either(*[log.applies(each) for each in out])))
    yield "without a red light", both(stays, negated(log.applies(library.responses["light-red"])))


CLAIMS = (
    Claim(
        "green_is_never_given_for_pain_spread_danger_or_silence",
        "Whatever a home log shows, no session is green with pain above 3, with pain that moved down, that settled late"
        " or with a danger, nor while any of these is unknown.",
        ("H28", "H50"),
        _green_in_spite,
    ),
    Claim(
        "a_danger_in_the_log_stops_the_programme",
        "An urgent or emergency answer meets a rule that stops the programme, whatever else a home log shows.",
        ("H50",),
        _danger_goes_on,
    ),
    Claim(
        "pain_that_stays_down_takes_the_movement_out",
        "Pain that moved down and stayed meets a rule that takes the movement out, and is red, whatever the number.",
        ("H28", "H50"),
        _spread_goes_on,
    ),
)
