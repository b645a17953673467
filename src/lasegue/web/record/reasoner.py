"""The engine of this installation: the library is read once in a process; results are shared between requests."""

from functools import cache, lru_cache
from typing import Any

import msgspec
from django.conf import settings

from lasegue.exchange.case_file import facts_of
from lasegue.exchange.problems import CaseProblems, Problem
from lasegue.exchange.result_json import as_json
from lasegue.knowledge.library import Library
from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import ENGINE_VERSION, Engine, Result

#: A result holds some 130 kB and is reasoned anew in 5 ms: these are the people of a busy day.
RESULTS_KEPT = 64


@cache
def engine() -> Engine:
    """The one engine of this process."""
    return Engine(load(settings.HERE.knowledge))


@cache
def compiled_engine() -> Engine:
    """The same engine, compiled before a process is forked: no page waits for it, and all share the code."""
    engine().compile()
    return engine()


def library() -> Library:
    """The library the engine runs on."""
    return engine().library


def reason(case: dict[str, Any]) -> Result:
    """The result for a case in the contract's format.

    :raises CaseProblems: naming every value that does not fit, and statements that contradict each other.
    """
    return _reasoned(msgspec.json.encode(case))


@lru_cache(maxsize=RESULTS_KEPT)
def _reasoned(case: bytes) -> Result:
    problems: list[Problem] = []
    facts = facts_of(msgspec.json.decode(case), "case", engine(), problems)
    if facts is None:
        raise CaseProblems(problems)
    return engine().run(facts)


def written(result: Result) -> str:
    """The result as one line of JSON, exactly as the contract says."""
    return as_json(result)


def versions() -> dict[str, str]:
    """Digest and version of the knowledge, and version of the engine."""
    return {
        "knowledge_digest": library().digest,
        "knowledge_version": library().policy.version,
        "engine_version": ENGINE_VERSION,
    }
