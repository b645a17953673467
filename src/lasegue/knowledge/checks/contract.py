"""K009: findings, causes and classifications are exactly those of the contract."""

from collections.abc import Iterator
from typing import Any

from lasegue.knowledge import yaml12
from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.library import Library, contract_root

ID = "K009"
SAME = ("group", "type", "unit", "range", "choices", "sided", "asked_of", "meaning", "derived_from")
PHASES_AND_SETTINGS = "Take it over from the contract; ids are never renamed"


def check(library: Library) -> Iterator[Found]:
    """Name every finding, cause or classification that is missing, unknown or different."""
    contract = {row["id"]: row for row in yaml12.read(contract_root() / "findings.yaml")["findings"]}
    ours = {name: each for name, each in library.findings.items() if not each.internal}
    words = library.vocabulary
    yield from _compare("findings", set(contract), set(ours))
    yield from _compare("causes", set(words.cause_ids), set(library.causes))
    yield from _compare("classifications", set(words.classification_ids), set(library.classifications))
    for name in sorted(set(contract) & set(ours)):
        for field in SAME:
            theirs, mine = _plain(contract[name].get(field)), _plain(getattr(ours[name], field))
            if theirs != mine:
                wrong = f"differs from the contract: {mine!r} for {theirs!r}"
                yield Found(ID, f"findings/{name}.{field}", wrong, PHASES_AND_SETTINGS)


def _compare(folder: str, theirs: set[str], ours: set[str]) -> Iterator[Found]:
    for name in sorted(theirs - ours):
        yield Found(ID, f"{folder}/{name}", "is in the contract and has no entry", "Add the file")
    for name in sorted(ours - theirs):
        yield Found(ID, f"{folder}/{name}", "is not in the contract", "Extend the contract first")


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [float(each) if isinstance(each, (int, float)) else each for each in value] or None
    return value or None
