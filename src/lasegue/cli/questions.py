"""``lasegue ask`` as a page."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from lasegue.cli.rendering import console
from lasegue.knowledge.entries.finding import Finding
from lasegue.reasoning.answers import effects
from lasegue.reasoning.engine import Engine, Result
from lasegue.reasoning.facts import Facts
from lasegue.reasoning.wording import begun_small, value_in_words


def print_questions(engine: Engine, facts: Facts, most: int) -> None:
    """Open safety questions, then the most telling questions per minute, each with what it would change."""
    result = engine.run(facts)
    out = console()
    if result.unanswered:
        out.print(Text("Safety first: treatment may not start before these are answered", style="bold yellow"))
        for name in result.unanswered:
            out.print(Padding(Text(_wording(engine.library.findings[name])), (0, 2)))
        out.print()
    best = sorted(result.next, key=lambda each: (-each.bits_per_minute, each.finding.id))[:most]
    out.print(Text("Next best questions" if best else "No further answer would change much.", style="bold"))
    for question in best:
        about = engine.library.vocabulary.cause_labels.get(question.about, question.about)
        figures = f"{question.bits:.2f} bits in {question.minutes:g} min, about: {begun_small(about)}"
        out.print(Padding(Text.assemble((_wording(question.finding), "bold"), f"  {figures}"), (0, 2)))
        _effects(out, engine, facts, question.finding, result)


def _wording(finding: Finding) -> str:
    if finding.asked_of == "clinician":
        return f"{finding.title}: {finding.elicit or finding.meaning}"
    return f"{finding.title}: {finding.ask or finding.meaning}"


def _effects(out: Console, engine: Engine, facts: Facts, finding: Finding, result: Result) -> None:
    for effect in effects(engine, facts, finding, result):
        changes = "; ".join(effect.changes) or "changes nothing that matters"
        out.print(Padding(Text(f"{value_in_words(effect.answer)}: {changes}"), (0, 4)))
