"""K012: every item of the founding article's programme is answered by an entry."""

from collections.abc import Iterator

from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.library import Library

ID = "K012"


def answers(library: Library) -> dict[str, list[str]]:
    """Entries that answer each item of the article's programme, through the family the item belongs to."""
    found: dict[str, list[str]] = {item: [] for item in library.vocabulary.article_items}
    for family in library.vocabulary.families.values():
        for item in family.article_items:
            found[item] += [each.id for each in library.interventions() if family.id in each.families]
    return {item: sorted(set(names)) for item, names in found.items()}


def check(library: Library) -> Iterator[Found]:
    """Name every item without an entry."""
    for item, names in answers(library).items():
        if not names:
            yield Found(ID, f"article item {item}", "is answered by no entry", "Add an entry of its family")
