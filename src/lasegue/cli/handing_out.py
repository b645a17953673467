"""``lasegue handout``: the draft for one case on paper, as an accessible PDF."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from lasegue.exchange.case_file import read_cases
from lasegue.exchange.handout.drafted import lines_of_draft
from lasegue.exchange.handout.sheet import About, Paper
from lasegue.exchange.handout.words import LANGUAGES
from lasegue.exchange.handout.writing import write_sheet
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Engine, Result

EPILOG = """examples:
  lasegue handout case.yaml                              writes case.pdf, A4
  lasegue handout case.yaml --language es --paper letter --large
  lasegue handout case.yaml --clinic "Riverbend Clinic" --phone 555-0100 --emergency-number 112 --out plan.pdf

What the engine drafts is not signed: the sheet says so across every page. A signed plan is printed in the clinic.
"""
PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "us-letter"}


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add the command."""
    handout = commands.add_parser("handout", help="the draft for one case on paper (PDF)", epilog=EPILOG)
    handout.description = "Write the home programme of an engine's draft as a PDF for the patient, marked as a draft."
    handout.add_argument("case", metavar="CASE", type=Path, help="a case file (YAML)")
    handout.add_argument("--language", choices=LANGUAGES, default="en", help="language of the sheet (en)")
    handout.add_argument("--paper", choices=tuple(PAPERS), default="a4", help="size of the paper (a4)")
    handout.add_argument("--large", action="store_true", help="large print, 16 points")
    handout.add_argument("--clinic", default="", metavar="NAME", help="name of the clinic")
    handout.add_argument("--phone", default="", metavar="NUMBER", help="number of the clinic")
    handout.add_argument("--emergency-number", default="", metavar="NUMBER", help="whom to call in an emergency")
    handout.add_argument("--out", type=Path, metavar="FILE", help="where to write it (the case's name, .pdf)")
    handout.set_defaults(run=run)
    yield handout


def run(options: argparse.Namespace) -> int:
    """Write the sheet and name the file; 1 when triage withholds the plan."""
    from lasegue.exchange.handout.drawing import kept_figures, stills_of
    from lasegue.exchange.handout.setting import as_pdf
    from lasegue.exchange.handout.typefaces import TypefaceMissing, web_fonts

    engine = Engine(load(options.knowledge))
    result = engine.run(next(iter(read_cases([options.case], engine))))
    lines = lines_of_draft(result)
    if result.plan.status != "draft":
        print(
            f"expected a plan that may be drafted; triage says {result.triage.level}, so there is no home programme."
            f" See `lasegue plan {options.case}`.",
            file=sys.stderr,
        )
        return 1
    draw = stills_of(kept_figures(engine.library))
    sheet = write_sheet(engine.library, lines, _about(options, result), options.language, draw)
    target = options.out or Path(f"{options.case.stem}.pdf")
    try:
        content = as_pdf(sheet, paper=PAPERS[options.paper], large=options.large, web_fonts=web_fonts())
    except TypefaceMissing as error:
        print(error, file=sys.stderr)
        return 2
    target.write_bytes(content)
    print(target)
    return 0


def _about(options: argparse.Namespace, result: Result) -> About:
    library = result.library
    return About(
        clinic=options.clinic,
        phone=options.phone,
        emergency_number=options.emergency_number,
        person="",
        version="",
        signed="",
        next_visit="",
        link="",
        knowledge=library.digest[:12],
        first_day=result.facts.on,
    )
