"""Running many claims over a library, on as many processes as are asked for; each builds its patients once."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from lasegue.knowledge.shelf import load
from lasegue.proofs.agreement import Agreement
from lasegue.proofs.claim import AgreementClaim
from lasegue.proofs.claims import CLAIMS
from lasegue.proofs.proving import Outcome, Prover
from lasegue.reasoning.facts import Facts

#: Fact sets that the agreement of engine and solver is checked on as one of the claims.
FACT_SETS = 100
_PORTION = 250


class _Worker:
    """What one process keeps between claims."""

    prover: Prover
    agreement: Agreement


def outcomes(
    root: Path | None, names: Sequence[str], workers: int = 2, known: Sequence[Facts] = ()
) -> Iterator[Outcome]:
    """What became of each claim, in the order of the names.

    Claims are dealt out beforehand, so that no verdict depends on which process happens to be free. ``known`` are
    cases that may show what is possible.
    """
    if workers < 2 or len(names) < 2:
        _start(root, known)
        yield from (_prove(name) for name in names)
        return
    with ExitStack() as stack:
        hands = [
            stack.enter_context(ProcessPoolExecutor(1, get_context("spawn"), _start, (root, known)))
            for _ in range(workers)
        ]
        dealt = [hand.submit(_prove, name) for name, hand in zip(names, cycle(hands), strict=False)]
        yield from (each.result() for each in dealt)


def _start(root: Path | None, known: Sequence[Facts]) -> None:
    _Worker.prover = Prover(load(root), known)


def _prove(name: str) -> Outcome:
    claim = CLAIMS[name]
    if isinstance(claim, AgreementClaim):
        return _agree(name)
    return _Worker.prover.prove(claim)


def _agree(name: str) -> Outcome:
    begun = perf_counter()
    agreement = Agreement(_Worker.prover.library, _Worker.prover.patients)
    found = next(agreement.disagreements(range(FACT_SETS)), None)
    seconds = perf_counter() - begun
    if found is None:
        return Outcome(name, "proved", FACT_SETS, seconds)
    seed, question = found
    return Outcome(name, "refuted", seed + 1, seconds, question, (agreement.facts(seed),))


def disagreements(root: Path | None, sets: int, workers: int = 2) -> Iterator[tuple[int, str]]:
    """Fact sets, by seed, and the questions that engine and solver answer differently."""
    parts = [range(start, min(start + _PORTION, sets)) for start in range(0, sets, _PORTION)]
    with ProcessPoolExecutor(workers, get_context("spawn"), _start_comparing, (root,)) as pool:
        for found in pool.map(_compare, parts):
            yield from found


def _start_comparing(root: Path | None) -> None:
    _Worker.agreement = Agreement(load(root))


def _compare(seeds: range) -> list[tuple[int, str]]:
    return list(_Worker.agreement.disagreements(seeds))
