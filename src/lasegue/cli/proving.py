"""``lasegue prove``: every safety claim over all possible patients, with a patient for each claim that fails."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from lasegue.cli.arguments import count
from lasegue.exchange.case_file import content_of
from lasegue.exchange.problems import CaseProblems, Problem, nearest
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Engine
from lasegue.reasoning.wording import label, value_in_words

if TYPE_CHECKING:
    from lasegue.knowledge.library import Library
    from lasegue.proofs.claim import AnyClaim
    from lasegue.proofs.proving import Outcome
    from lasegue.reasoning.facts import Facts

EPILOG = """examples:
  lasegue prove                                  every claim; the exit status is 1 when one fails
  lasegue prove no_needling_in_pregnancy         some claims, by name
  lasegue prove --certificate proofs.json        write what was proved about this library
  lasegue prove --check proofs.json              prove again and compare with a certificate
  lasegue prove --cases broken/                  write the patients who break claims as case files
  lasegue prove --agreement 100000               compare engine and solver on 100,000 fact sets

A proof says that the rules are carried out as the claim says, for every patient the rules can meet. It says nothing
about how often a diagnosis is right.
"""
WORDS = {
    "proved": "proved",
    "refuted": "FAILS",
    "unconfirmed": "not proved: the solver finds a patient, the engine does not break the claim",
    "unknown": "not proved: the solver ran out of steps",
    "not yet": "not yet proved",
}


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add the command."""
    prove = commands.add_parser("prove", help="prove the safety claims over all possible patients", epilog=EPILOG)
    prove.description = "Prove the safety claims over all possible patients; show a patient for each that fails."
    prove.add_argument("names", nargs="*", metavar="CLAIM", help="claims to prove (default: all)")
    prove.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), or JSON")
    prove.add_argument("--certificate", type=Path, metavar="FILE", help="write a certificate")
    prove.add_argument("--check", type=Path, metavar="FILE", help="prove again what a certificate says")
    prove.add_argument("--cases", type=Path, metavar="DIR", help="write patients who break claims here, as case files")
    prove.add_argument(
        "--known", type=Path, metavar="DIR", default=Path("cases"), help="worked cases that may show what is possible"
    )
    prove.add_argument("--agreement", type=count, metavar="N", help="compare engine and solver on N fact sets instead")
    prove.add_argument("--workers", type=count, default=2, metavar="N", help="processes to use (default 2)")
    prove.set_defaults(run=run)
    yield prove


def run(options: argparse.Namespace) -> int:
    """Prove and print; 1 when a claim fails or a certificate does not fit."""
    library = load(options.knowledge)
    if options.agreement is not None:
        return _compare(options, library)
    from lasegue.proofs.acquaintances import cases_in
    from lasegue.proofs.certificate import certificate, differences, read_certificate
    from lasegue.proofs.claims import CLAIMS
    from lasegue.proofs.running import outcomes

    before = read_certificate(options.check) if options.check else None
    known = cases_in(options.known, Engine(library))
    names = _names(options.names or _listed(before) or tuple(CLAIMS), tuple(CLAIMS))
    done = []
    for outcome in outcomes(options.knowledge, names, options.workers, known):
        done.append(outcome)
        if options.format == "text":
            _print(outcome, CLAIMS[outcome.claim], library)
    now = certificate(library, CLAIMS, done)
    if options.format == "json":
        print(json.dumps(now, ensure_ascii=False, indent=2))
    if options.certificate:
        dated = {**now, "made": datetime.now(UTC).date().isoformat()}  # noqa: TID251 - a certificate bears its day
        _write(options.certificate, json.dumps(dated, ensure_ascii=False, indent=2) + "\n")
    if options.cases:
        _write_cases(options.cases, done)
    failed = [outcome for outcome in done if outcome.verdict not in ("proved", "not yet")]
    different = list(differences(before, now)) if before else []
    if options.format == "text":
        _sum_up(done, failed, library)
    for line in different:
        print(f"{options.check}: {line}", file=sys.stderr)
    return 1 if failed or different else 0


def _names(names: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    wrong = [
        Problem("arguments", "CLAIM", f"a known claim (nearest: {nearest(name, known)})", name)
        for name in names
        if name not in known
    ]
    if wrong:
        raise CaseProblems(wrong)
    return names


def _listed(before: dict[str, Any] | None) -> tuple[str, ...]:
    return tuple(str(entry["id"]) for entry in before["claims"]) if before else ()


def _print(outcome: "Outcome", claim: "AnyClaim", library: "Library") -> None:
    words = WORDS[outcome.verdict]
    print(f"{outcome.claim:<58} {outcome.instances:>5}  {outcome.seconds:7.2f} s  {words}")
    if outcome.broken:
        print(f"    {outcome.broken}")
    if outcome.verdict not in ("proved", "not yet"):
        print(f"    the claim: {claim.says} ({', '.join(claim.hazards)})")
    for facts in outcome.patients:
        print(f"    a patient with: {_in_words(facts, library)}")


def _in_words(facts: "Facts", library: "Library") -> str:
    parts = [f"{label(name, library)}: {value_in_words(value)}" for name, value in facts.findings.items()]
    parts += [
        f"{label(name, library)} on {visit.on}: {value_in_words(value)}"
        for visit in facts.history
        for name, value in visit.findings.items()
    ]
    return "; ".join(parts) or "nothing known at all"


def _sum_up(done: "list[Outcome]", failed: "list[Outcome]", library: "Library") -> None:
    statements = sum(outcome.instances for outcome in done)
    later = sum(outcome.verdict == "not yet" for outcome in done)
    print(
        f"{len(done) - len(failed) - later} of {len(done)} claims proved, {later} not yet, {statements} statements,"
        f" library {library.policy.version}, digest {library.digest[:12]}"
    )


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        expected = "a file that can be written"
        raise CaseProblems([Problem(str(path), "file", expected, error.strerror or "none")]) from None


def _write_cases(folder: Path, done: "list[Outcome]") -> None:
    for outcome in done:
        for number, facts in enumerate(outcome.patients, 1):
            name = outcome.claim if len(outcome.patients) == 1 else f"{outcome.claim}_{number}"
            content = {**content_of(facts), "about": {"breaks": outcome.claim, "where": outcome.broken}}
            _write(folder / f"{name}.yaml", yaml.safe_dump(content, allow_unicode=True, sort_keys=False))


def _compare(options: argparse.Namespace, library: "Library") -> int:
    from lasegue.proofs.running import disagreements

    found = 0
    for seed, question in disagreements(options.knowledge, options.agreement, options.workers):
        found += 1
        print(f"fact set {seed}: {question}")
    print(f"{options.agreement} fact sets, {found} disagreements, digest {library.digest[:12]}")
    return 1 if found else 0
