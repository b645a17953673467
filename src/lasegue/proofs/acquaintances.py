"""Patients who are known to exist: cases that the engine has run, kept to show that something is possible.

One patient often meets many statements, so the solver is asked only for what nobody known meets.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from lasegue.exchange.case_file import facts_of
from lasegue.knowledge.yaml12 import YamlProblem, read
from lasegue.proofs.borders import Borders
from lasegue.proofs.witness import Observer, Witness
from lasegue.reasoning.engine import Engine
from lasegue.reasoning.facts import Facts

#: Patients drawn near the borders beside the cases that are given.
DRAWN = 40
_SEEDS = range(4000)


class Acquaintances:
    """Patients of one library with what the engine gives for them; each is run when somebody first looks."""

    def __init__(self, observer: Observer, known: Sequence[Facts] = ()) -> None:
        self._observer = observer
        self._met: list[Witness] = []
        self._others = chain(known, islice(self._drawn(), DRAWN))

    def __iter__(self) -> Iterator[Witness]:
        yield from tuple(self._met)
        for facts in self._others:
            yield self.add(facts)

    def add(self, facts: Facts) -> Witness:
        """Make the acquaintance of one more."""
        witness = self._observer.observe(facts)
        self._met.append(witness)
        return witness

    def _drawn(self) -> Iterator[Facts]:
        borders = Borders(self._observer.library)
        return (facts for facts in map(borders.facts, _SEEDS) if self._observer.accepts(facts))


def overlaid(facts: Facts, others: Iterable[Witness], spoken_of: Iterable[str]) -> Iterator[Facts]:
    """A case joined with other patients: the rest of their picture may make another cause lead.

    Either may win. Then silence of the case about a finding that is spoken of wins as well, over all that the other
    states and over what both state, since what is broken may be broken only for those who leave it unsaid.
    """
    unsaid = frozenset(name for name in spoken_of if name not in facts.findings)
    for other in others:
        known = other.result.facts
        said = {name: value for name, value in known.findings.items() if name not in unsaid}
        pictures: list[dict[str, Any]] = []
        for picture in (
            {**facts.findings, **known.findings},
            {**known.findings, **facts.findings},
            said,
            {**said, **facts.findings},
        ):
            if picture not in (known.findings, *pictures):
                pictures.append(picture)
                yield replace(known, case=facts.case, findings=picture)


def cases_in(folder: Path, engine: Engine) -> tuple[Facts, ...]:
    """The cases of a folder that are valid for the engine's library; others are passed over."""
    found = []
    for path in sorted(folder.rglob("*.yaml")):
        try:
            facts = facts_of(read(path), path.stem, engine, [])
        except YamlProblem:
            continue
        if facts is not None:
            found.append(facts)
    return tuple(found)
