"""K014: the rules on the home log can be carried out, and stepping back leads somewhere easier."""

from collections.abc import Iterator

from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.entries.entry import PHASES
from lasegue.knowledge.entries.progression import InSession, Response
from lasegue.knowledge.library import Library

ID = "K014"
#: Responses that the engine asks for by name, and observations that each light has to look at.
LIGHTS = {
    "light-red": ("worst_pain", "pain_rise", "stays_down"),
    "light-amber": ("worst_pain", "pain_rise"),
    "light-green": ("worst_pain", "stays_down", "settling", "danger"),
}
UPWARD = ("two-greens-to-progress",)


def check(library: Library) -> Iterator[Found]:
    """Name every rule on the log that cannot be carried out as written, and every step back that is none."""
    if not library.responses:
        return
    yield from _lights(library)
    for response in library.responses.values():
        yield from _response(response)
    for entry in library.in_session.values():
        yield from _in_session(entry)
    yield from _taps(library)
    yield from _unread(library)
    yield from _steps_back(library)


def _lights(library: Library) -> Iterator[Found]:
    for name, observations in LIGHTS.items():
        response = library.responses.get(name)
        place = f"progressions/responses/{name}"
        if response is None:
            yield Found(ID, place, "is missing", "The traffic light needs all three")
            continue
        read = _read(response)
        for each in observations:
            if each not in read:
                yield Found(ID, f"{place}.criteria", f"looks nowhere at {each}", "Add a criterion that does")
        if name == "light-green" and response.needs != "all":
            yield Found(ID, f"{place}.needs", "lets one criterion make green", "Green needs all")


def _response(response: Response) -> Iterator[Found]:
    place = f"progressions/responses/{response.id}"
    if response.scale == "session" and response.action == "progress" and response.id not in UPWARD:
        yield Found(ID, f"{place}.action", "moves a line up", f"Only {', '.join(UPWARD)} may")
    if response.share is not None and not 0 < response.share[0] <= response.share[1] < 1:
        yield Found(ID, f"{place}.share", "is no part of a dose", "Two numbers between 0 and 1, the lower first")
    if response.share is not None and response.action != "step_back":
        yield Found(ID, f"{place}.share", f"goes with {response.action}", "Only a step back has a share")


def _in_session(entry: InSession) -> Iterator[Found]:
    parts = (entry.when,) if entry.when.is_leaf else entry.when.all_
    if not parts or not all(each.is_leaf for each in parts):
        yield Found(
            ID, f"progressions/in_session/{entry.id}.when", "is more than all of several comparisons", "Split it"
        )


def _taps(library: Library) -> Iterator[Found]:
    tap = library.observations.get("tap")
    bare = {each.when.is_ for each in library.in_session.values() if each.when.finding == "tap"}
    for word in tap.choices if tap is not None else ():
        if word not in bare:
            wrong = f"leaves the tap {word} without an answer when nothing else is known"
            yield Found(ID, "progressions/in_session", wrong, "Add an entry that reads the tap alone")


def _unread(library: Library) -> Iterator[Found]:
    read = {name for each in library.responses.values() for name in _read(each)}
    read |= {leaf.finding for each in library.in_session.values() for leaf in each.when.leaves()}
    for name in library.observations:
        if name not in read:
            yield Found(ID, f"progressions/observations/{name}", "is read by no rule", "Remove it, or write the rule")


def _steps_back(library: Library) -> Iterator[Found]:
    """Stepping back inside a phase must not need a later one: that would be a step up."""
    for exercise in library.exercises.values():
        easier = library.exercises.get(exercise.ladder.regress_to or "")
        if easier is None or not easier.phases or not exercise.phases:
            continue
        if min(map(PHASES.index, easier.phases)) > min(map(PHASES.index, exercise.phases)):
            wrong = f"goes down to {easier.id}, which starts in a later phase"
            yield Found(ID, f"exercises/{exercise.id}.ladder.regress_to", wrong, "Name an easier exercise, or none")


def _read(response: Response) -> set[str | None]:
    return {leaf.finding for each in response.criteria for leaf in each.when.leaves()}
