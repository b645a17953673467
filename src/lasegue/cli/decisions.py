"""Decisions on the home programme for people, in the terminal."""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from lasegue.cli.rendering import console
from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.decision import DayDecision, LineDecision, Outcome
from lasegue.reasoning.progression.reevaluating import Reevaluation
from lasegue.reasoning.wording import begun_small, value_in_words

MOVES = {
    "stop": "STOP: nothing of the programme today",
    "rest": "leave out today",
    "step_back": "step back",
    "swap": "the easier one today",
    "hold": "the same again",
    "do": "as signed",
    "progress": "one step up",
}
CONTACTS = {
    "none": "nobody needs to be told",
    "clinic": "tell the clinic",
    "examine": "examine, and get an opinion",
    "emergency": "EMERGENCY: hospital now",
}
LIGHTS = {"red": "bold white on red", "amber": "bold black on yellow", "green": "bold black on green", None: "dim"}


def print_decision(decision: DayDecision, library: Library) -> None:
    """One day as a page."""
    out = console()
    light = decision.light or "not known"
    out.print(Text(f" {decision.on:%d %B %Y} ", style="bold"), Text(f" light: {light} ", style=LIGHTS[decision.light]))
    out.print(Text(f"{MOVES[decision.move]}. {CONTACTS[decision.contact]}."))
    if decision.missing:
        names = ", ".join(_title(name, library) for name in decision.missing)
        out.print(Text(f"The log does not say: {names}."))
    _outcomes(out, decision.outcomes, library)
    for line in decision.lines:
        out.print()
        out.print(Text(f"{line.exercise}: {_move(line, library)}", style="bold"))
        if line.signature:
            out.print(Padding(Text(f"Waits for a signature: {line.signature}."), (0, 2)))
        if line.tap is not None:
            out.print(Padding(Text(f"{line.tap.title} ({line.tap.id}): {line.tap.to_patient}"), (0, 2)))
        _outcomes(out, line.outcomes, library)


def print_reevaluation(found: Reevaluation, library: Library) -> None:
    """One check as a page."""
    out = console()
    out.print()
    title = found.due.title if found.due is not None else "No check is due yet"
    verdict = {True: "on track", False: "not on track", None: "not settled by what was measured"}[found.on_track]
    out.print(Text(f"{title}: {verdict}" if found.due is not None else title, style="bold"))
    if found.discharge:
        out.print(Text("The programme may end."))
    if found.missing:
        names = ", ".join(library.observations[name].title for name in found.missing)
        out.print(Padding(Text(f"Could settle it: {names}."), (0, 2)))
    _outcomes(out, found.outcomes, library)


def _move(line: LineDecision, library: Library) -> str:
    words = MOVES[line.move]
    if line.to is not None:
        words += f", to {line.to}"
    if line.share is not None:
        low, high = (round(each * 100) for each in line.share)
        words += f", {low} percent" if low == high else f", {low} to {high} percent"
        words += " of the last good dose"
    if line.dose is not None:
        words += ", " + ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in line.dose.items())
    return words


def _outcomes(out: Console, outcomes: tuple[Outcome, ...], library: Library) -> None:
    for outcome in outcomes:
        rule = outcome.rule
        out.print(Padding(Text(f"{rule.title} ({rule.id})"), (0, 2)))
        for each in outcome.criteria:
            out.print(Padding(Text(each.says, style="dim"), (0, 4)))
        because = "; ".join(
            f"{_title(name, library)}: {value_in_words(value)}" for name, value in outcome.because.items()
        )
        if because:
            out.print(Padding(Text(f"because {because}"), (0, 4)))
        out.print(Padding(Text(f"Patient: {rule.to_patient}"), (0, 4)))
        out.print(Padding(Text(f"Clinician: {rule.to_clinician}"), (0, 4)))
        sources = ", ".join(outcome.sources) or "no source"
        out.print(Padding(Text(f"{outcome.basis}, certainty {outcome.certainty}; {sources}", style="dim"), (0, 4)))


def _title(name: str, library: Library) -> Any:
    return begun_small(library.observations[name].title)
