"""``lasegue progress``: what the log of the home programme makes of a plan on a day."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date

from lasegue.exchange.case_file import read_cases
from lasegue.exchange.log_file import HomeLog, read_log
from lasegue.exchange.values import as_date
from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Engine, Result
from lasegue.reasoning.progression.deciding import Progression
from lasegue.reasoning.progression.plan import PlannedLine, SignedPlan

EPILOG = """examples:
  lasegue progress case.yaml log.yaml
  lasegue progress case.yaml log.yaml --on 2026-03-16

The plan drafted from the case is taken as signed, unchanged, on the day that the log names. A case with earlier visits
is also judged as a re-evaluation. The rules decide inside the signed ladder; the rest waits for a clinician.
"""


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add the command."""
    progress = commands.add_parser("progress", help="read a home log: go on, hold, step back or stop", epilog=EPILOG)
    progress.description = "Show what the log of the home programme makes of every line of a plan, and why."
    progress.add_argument("case", metavar="CASE", help="a case file (YAML)")
    progress.add_argument("log", metavar="LOG", help="a log file (YAML)")
    progress.add_argument("--on", metavar="DATE", help="the day to decide for (the day after the last entry)")
    progress.set_defaults(run=run)
    yield progress


def run(options: argparse.Namespace) -> int:
    """Print the decision."""
    from lasegue.cli.decisions import print_decision, print_reevaluation

    on = as_date(options.on)
    if options.on is not None and on is None:
        print(f"arguments: --on: expected a date YYYY-MM-DD, got {options.on}", file=sys.stderr)
        return 2
    engine = Engine(load(options.knowledge))
    (facts,) = read_cases([options.case], engine)
    log = read_log(options.log, engine.library)
    result = engine.run(facts)
    rules = Progression(engine.library)
    plan = plan_from(result, log)
    print_decision(rules.decide(plan, log.entries, on or _next_day(log)), engine.library)
    if facts.history:
        from lasegue.reasoning.progression.reevaluating import check_of

        check = check_of(facts, log.signed_on, engine.library.vocabulary, log.check)
        print_reevaluation(rules.reevaluate(check), engine.library)
    return 0


def plan_from(result: Result, log: HomeLog) -> SignedPlan:
    """The home exercises of a draft, as if it had been signed unchanged on the day that the log names."""
    exercises = result.library.exercises
    lines = tuple(
        PlannedLine(
            each.item.id,
            each.item.id,
            each.phases,
            exercises[each.item.id].ladder,
            log.signed_on,
            each.dose,
            log.doing.get(each.item.id, {}),
        )
        for each in result.plan.lines
        if each.item.id in exercises
    )
    states = {name: result.plan.rulings.state(name) for name in exercises}
    phase: Phase = next((each for each in PHASES if each == result.classified.phase), "restore_movement")
    return SignedPlan(phase, lines, states, result.triage.level, log.cleared)


def _next_day(log: HomeLog) -> date:
    days = [each.at.date() for each in log.entries]
    return date.fromordinal(max(days).toordinal() + 1) if days else log.signed_on
