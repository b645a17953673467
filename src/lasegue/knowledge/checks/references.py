"""K001: every id that an entry names exists."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.checks.walk import entries, records
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition

ID = "K001"

#: Field of a record and the kinds of entries that its ids may name.
NAMES: dict[str, tuple[str, ...]] = {
    "sources": ("evidence",),
    "body": ("evidence",),
    "stop_rules": ("stop_rules",),
    "stop_rule": ("stop_rules",),
    "conflicts": ("conflicts",),
    "shared_contraindications": ("contraindications",),
    "prefer": ("techniques", "exercises", "conservative", "advice"),
    "progress_to": ("exercises",),
    "regress_to": ("exercises",),
    "pregnancy_swap": ("exercises",),
    "concerns": ("techniques", "exercises", "conservative", "advice", "education"),
    "cause": ("causes",),
    "ask_first": ("findings",),
    "findings": ("findings",),
    "finding": ("findings",),
    "key": ("findings",),
    "lowest_of": ("findings",),
    "weeks_since": ("findings",),
    "numerator": ("findings",),
    "denominator": ("findings",),
    "of": ("findings",),
}
FAMILY_FIELDS = ("families", "referral", "off_target")


def check(library: Library) -> Iterator[Found]:
    """Name every reference that leads nowhere and the nearest id that exists."""
    known = {field: _ids(library, kinds) for field, kinds in NAMES.items()}
    known |= {field: set(library.vocabulary.families) for field in FAMILY_FIELDS}
    for where, field, name in _names(library, tuple(known)):
        if name not in known[field]:
            near = get_close_matches(name, sorted(known[field]), n=1, cutoff=0.0)
            hint = f"Nearest: {near[0]}" if near else "Add the entry or remove the name"
            yield Found(ID, f"{where}.{field}", f"names {name}, which does not exist", hint)


def _names(library: Library, fields: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for place, entry in entries(library):
        for where, record in records(entry, place):
            if isinstance(record, Condition):
                continue  # the leaves of conditions are looked at by K010
            yield from ((where, field, name) for field in fields for name in _named(record, field))


def _ids(library: Library, kinds: tuple[str, ...]) -> set[str]:
    return {identity for kind in kinds for identity in getattr(library, kind)}


def _named(record: Any, field: str) -> tuple[str, ...]:
    value = getattr(record, field, None)
    if isinstance(value, str):
        return (value,) if value else ()
    return value if isinstance(value, tuple) else ()
