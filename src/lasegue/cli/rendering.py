"""Results for people, in the terminal: what to do first, then why, then the plan."""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from lasegue.reasoning.engine import Result
from lasegue.reasoning.planning.lines import Line
from lasegue.reasoning.planning.plan import Plan
from lasegue.reasoning.reasons import Reason
from lasegue.reasoning.wording import label, reason_in_words, standing_in_words

LEVEL_STYLES = {
    "emergency": "bold white on red",
    "urgent": "bold black on yellow",
    "refer": "bold cyan",
    "treat": "green",
}
LEVEL_WORDS = {
    "emergency": "EMERGENCY: hospital today",
    "urgent": "URGENT: medical assessment within about a day to two weeks",
    "refer": "REFER: an outside opinion is needed; treatment may run alongside",
    "treat": "TREAT: nothing asks for an outside opinion now",
}
CAUSES_SHOWN = 4
TWO_FIGURES = 10
UNITS = {
    "hold_s": "s hold",
    "minutes": "min",
    "per_day": "a day",
    "days_per_week": "days a week",
    "load_kg": "kg",
}


def console() -> Console:
    """The terminal; colour is left out when the output is no terminal."""
    return Console(highlight=False, soft_wrap=False)


def print_result(result: Result) -> None:
    """One result as a page."""
    out = console()
    _triage(out, result)
    _causes(out, result)
    _classification(out, result)
    _plan(out, result)
    version = f"library {result.library.policy.version}, digest {result.library.digest[:12]}"
    out.print(Text(f"{version}. A draft for a licensed clinician to edit and sign; not a diagnosis.", style="dim"))


def _heading(out: Console, words: str) -> None:
    out.print()
    out.print(Text(words, style="bold underline"))


def _triage(out: Console, result: Result) -> None:
    triage = result.triage
    out.print(Text(f" Case {result.facts.case}, {result.facts.on:%d %B %Y} ", style="bold"))
    out.print(Text(f" {LEVEL_WORDS[triage.level]} ", style=LEVEL_STYLES[triage.level]))
    for raised in triage.raised:
        _heading(out, f"{raised.flag.title} ({raised.level})")
        out.print(Padding(_because(raised.because, result), (0, 2)))
        out.print(Padding(Text(f"Clinician: {raised.flag.to_clinician}"), (0, 2)))
        out.print(Padding(Text(f"Patient: {raised.flag.to_patient}"), (0, 2)))
        out.print(Padding(_sources(raised.sources), (0, 2)))
    if result.unanswered:
        _heading(out, "Must be answered before treatment starts")
        names = ", ".join(label(name, result.library) for name in result.unanswered)
        out.print(Padding(Text(names, style="yellow"), (0, 2)))


def _causes(out: Console, result: Result) -> None:
    _heading(out, "Likely causes")
    table = Table.grid(padding=(0, 2))
    for row in result.causes[:CAUSES_SHOWN]:
        name = result.library.vocabulary.cause_labels[row.cause.id]
        share = f"{row.value:4.0%} ({row.low:.0%} to {row.high:.0%})"
        table.add_row(Text(standing_in_words(row.value), style="dim"), Text(name, style="bold"), share)
        for each in row.because[:4]:
            side = "for" if each.ratio > 1 else "against"
            says = f"{side} (×{factor(each.ratio)}): {reason_in_words(each.fact, result.library)}"
            table.add_row("", Text(says), _sources(each.sources))
    out.print(Padding(table, (0, 2)))


def factor(ratio: float) -> str:
    """A likelihood ratio with two figures, and without an exponent when it is large."""
    return f"{ratio:.2g}" if ratio < TWO_FIGURES else f"{ratio:.0f}"


def _classification(out: Console, result: Result) -> None:
    classified, words = result.classified, result.library.vocabulary
    _heading(out, "Classification")
    names = "; ".join(words.classification_labels[entry.id] for entry in classified.entries)
    out.print(Padding(Text(names, style="bold"), (0, 2)))
    stage = {
        "acuity": classified.acuity,
        "irritability": classified.irritability,
        "direction that helps": classified.direction,
        "phase": classified.phase,
    }
    known = ", ".join(f"{name} {str(value).replace('_', ' ')}" for name, value in stage.items() if value)
    if known:
        out.print(Padding(Text(known), (0, 2)))
    out.print(Padding(_because(classified.because, result), (0, 2)))


def _plan(out: Console, result: Result) -> None:
    plan = result.plan
    _heading(out, "Plan withheld: only this" if plan.status == "withheld" else "Draft plan")
    for line in plan.lines:
        _line(out, line, result)
    if plan.visits is not None:
        per_week = " to ".join(f"{each:g}" for each in dict.fromkeys(plan.visits.per_week))
        visits = f"{per_week} a week for {plan.visits.weeks:g} weeks, {plan.visits.minutes:g} minutes each"
        _heading(out, "Visits")
        out.print(Padding(Text(visits), (0, 2)))
    if plan.goals:
        _heading(out, "Goals")
        for goal in plan.goals:
            out.print(Padding(Text(f"By {goal.by:%d %B %Y}: {goal.text}"), (0, 2)))
    if plan.measures:
        _heading(out, "Measures")
        out.print(Padding(Text(", ".join(measure.title for measure in plan.measures)), (0, 2)))
    dates = ", ".join(f"{day:%d %B %Y}" for day in plan.reassess_on)
    out.print(Padding(Text(f"Re-evaluate on {dates}."), (0, 2)))
    _stop_rules(out, result)
    _left_out(out, plan, result)


def _line(out: Console, line: Line, result: Result) -> None:
    title = Text.assemble((f"{line.item.kind}  ", "dim"), (line.item.title, "bold"))
    if dose := dose_in_words(line.dose):
        title.append(f"  {dose}")
    out.print(Padding(title, (0, 2)))
    if note := line.dose.get("note"):
        out.print(Padding(Text(str(note)), (0, 4)))
    out.print(Padding(_because(line.because, result), (0, 4)))
    evidence = line.item.evidence
    grounds = f"{evidence.says} Certainty: {evidence.certainty.replace('_', ' ')}; {_basis(evidence.basis)}."
    out.print(Padding(Text(grounds, style="dim"), (0, 4)))


def dose_in_words(dose: dict[str, Any]) -> str:
    """A dose as a short phrase."""
    parts = []
    if "sets" in dose and "reps" in dose:
        parts.append(f"{_amount(dose['sets'])} × {_amount(dose['reps'])}")
    elif "reps" in dose:
        parts.append(f"{_amount(dose['reps'])} times")
    parts += [f"{_amount(dose[name])} {unit}" for name, unit in UNITS.items() if name in dose]
    if "weeks" in dose:
        parts.append(f"weeks {_amount(dose['weeks'])}")
    return ", ".join(parts)


def _amount(value: Any) -> str:
    if isinstance(value, list):
        return "–".join(f"{each:g}" for each in dict.fromkeys(value))
    return f"{value:g}"


def _basis(basis: str) -> str:
    return "seen in the source" if basis == "seen" else "a convention that awaits sign-off"


def _because(because: tuple[Reason, ...], result: Result) -> Text:
    words = "; ".join(reason_in_words(reason, result.library) for reason in because[:5])
    return Text(f"because {words}" if words else "", style="italic")


def _sources(sources: tuple[str, ...]) -> Text:
    return Text(f"[{', '.join(sources)}]" if sources else "[convention]", style="dim")


def _stop_rules(out: Console, result: Result) -> None:
    names = dict.fromkeys(name for line in result.plan.lines for name in line.item.stop_rules)
    rules = [result.library.stop_rules[name] for name in names]
    if rules:
        _heading(out, "Stop when (words for the patient)")
        for rule in rules:
            out.print(Padding(Text(f"{rule.to_patient} {rule.then_do}"), (0, 2)))


def _left_out(out: Console, plan: Plan, result: Result) -> None:
    """Everything that may not be given, with the facts; the rest counted by reason."""
    barred = [each for each in plan.left_out if any("finding" in reason for reason in each.because)]
    others: dict[str, int] = {}
    for each in plan.left_out:
        if each not in barred and each.because:
            words = reason_in_words(each.because[0], result.library)
            others[words] = others.get(words, 0) + 1
    _heading(out, "Left out")
    for each in barred:
        why = "; ".join(reason_in_words(reason, result.library) for reason in each.because[:4])
        out.print(Padding(Text.assemble((each.id, "bold"), f": {why}"), (0, 2)))
    for words, count in others.items():
        out.print(Padding(Text(f"{count} more: {words}", style="dim"), (0, 2)))
