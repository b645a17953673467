"""The certificate: which claims were proved, about which library, by which engine and solver. It can be checked."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import z3

from lasegue.exchange.problems import CaseProblems, Problem
from lasegue.knowledge.library import Library
from lasegue.proofs.claim import AnyClaim
from lasegue.proofs.proving import Outcome
from lasegue.reasoning.engine import ENGINE_VERSION

FORM = "lasegue proofs 1"


def certificate(library: Library, claims: dict[str, AnyClaim], outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """The certificate as plain data; the caller adds the day."""
    return {
        "form": FORM,
        "knowledge": {"version": library.policy.version, "digest": library.digest},
        "engine": ENGINE_VERSION,
        "solver": f"z3 {z3.get_version_string()}",
        "claims": [_entry(claims[outcome.claim], outcome) for outcome in outcomes],
    }


def _entry(claim: AnyClaim, outcome: Outcome) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": claim.id,
        "says": claim.says,
        "hazards": list(claim.hazards),
        "verdict": outcome.verdict,
        "statements": outcome.instances,
    }
    return {**entry, "broken": outcome.broken} if outcome.broken else entry


def read_certificate(path: Path) -> dict[str, Any]:
    """A certificate from its file.

    :raises CaseProblems: when the file is missing, is no JSON or is no certificate.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise CaseProblems([Problem(str(path), "file", "a certificate", "none")]) from None
    except ValueError:
        raise CaseProblems([Problem(str(path), "file", "JSON", "something else")]) from None
    if not isinstance(content, dict) or content.get("form") != FORM:
        raise CaseProblems([Problem(str(path), "form", FORM, "something else")])
    claims = content.get("claims")
    if not isinstance(claims, list) or not all(isinstance(each, dict) and "id" in each for each in claims):
        raise CaseProblems([Problem(str(path), "claims", "a list of claims with their ids", "something else")])
    return content


def _circumstances(before: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    """What was proved about, and with what: name, in the certificate, today."""
    knowledge = before.get("knowledge")
    for name, got in now["knowledge"].items():
        yield f"knowledge {name}", knowledge.get(name) if isinstance(knowledge, dict) else None, got
    for name in ("engine", "solver"):
        yield name, before.get(name), now[name]


def differences(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    """What a certificate says that does not hold of today's run; the day it was made is no part of it."""
    for name, expected, got in _circumstances(before, now):
        if expected != got:
            yield f"{name}: expected {expected}, got {got}"
    today = {entry["id"]: entry for entry in now["claims"]}
    listed = {entry.get("id"): entry for entry in before.get("claims", []) if isinstance(entry, dict)}
    for name in [*listed, *(each for each in today if each not in listed)]:
        if listed.get(name) != today.get(name):
            yield f"{name}: expected {_said(listed.get(name))}, got {_said(today.get(name))}"


def _said(entry: dict[str, Any] | None) -> str:
    return "no such claim" if entry is None else f"{entry.get('verdict')} ({entry.get('statements')} statements)"
