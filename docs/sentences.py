"""Conditions, doses and grounds in words, for the pages written from the library."""

from collections.abc import Iterable, Iterator
from typing import Any

from lasegue.knowledge.entries.entry import Grounded, Quantity
from lasegue.knowledge.entries.intervention import Dose
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition, Count

DASH = "\N{EN DASH}"
TIMES = "\N{MULTIPLICATION SIGN}"
_SPECIAL = "\\`*_[]<>|#"
_AMOUNTS = {
    "sets": "sets",
    "reps": "times",
    "hold_s": "s hold",
    "minutes": "min",
    "per_day": "a day",
    "days_per_week": "days a week",
    "weeks": "weeks",
    "load_kg": "kg",
}


def plain(text: object) -> str:
    """Text from the library on one line, with everything that Markdown would read as markup escaped."""
    line = " ".join(str(text).split())
    return "".join(f"\\{each}" if each in _SPECIAL else each for each in line)


def spaced(name: object) -> str:
    """An id as words."""
    return plain(str(name).replace("_", " "))


def in_words(condition: Condition, library: Library, *, nested: bool = False) -> str:
    """A condition as one sentence part; brackets keep joined parts together."""
    if condition.is_leaf:
        return _leaf(condition, library)
    if condition.not_ is not None:
        return f"not ({in_words(condition.not_, library)})"
    if condition.some_side is not None:
        return f"on one and the same side ({in_words(condition.some_side, library)})"
    parts = [in_words(child, library, nested=True) for child in condition.children]
    if isinstance(condition.at_least, Count):
        return f"at least {condition.at_least.n} of ({'; '.join(parts)})"
    joined = (" **and** " if condition.all_ else " **or** ").join(parts)
    return f"({joined})" if nested and len(parts) > 1 else joined


def _leaf(leaf: Condition, library: Library) -> str:
    name = _subject(leaf, library)
    if leaf.known is not None:
        return f"{name} {'answered' if leaf.known else 'not answered'}"
    words = leaf.one_of or leaf.has
    if words:
        return f"{name}: {' or '.join(spaced(word) for word in words)}"
    if isinstance(leaf.is_, bool):
        return f"{name}: {'yes' if leaf.is_ else 'no'}"
    if leaf.is_ is not None:
        return f"{name}: {spaced(leaf.is_)}"
    tests = {"at least": leaf.at_least, "at most": leaf.at_most, "above": leaf.above, "below": leaf.below}
    given = ((test, bound) for test, bound in tests.items() if isinstance(bound, (int, float)))
    return next(f"{name} {test} {bound:g}" for test, bound in given)


def _subject(leaf: Condition, library: Library) -> str:
    name = leaf.finding or leaf.conclusion or ""
    if leaf.finding in library.findings:
        title = library.findings[leaf.finding].title
        name = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    elif name.startswith("cause."):
        name = f"probability of {name.removeprefix('cause.').replace('_', ' ')}"
    extra = [each.replace("_", " ") for each in (leaf.direction, leaf.side) if each]
    return plain(name.replace("_", " ")) + (f" ({', '.join(extra)})" if extra else "")


def dose_in_words(dose: Dose | None) -> str:
    """A dose as a short phrase."""
    if dose is None:
        return DASH
    amounts = ((getattr(dose, name), unit) for name, unit in _AMOUNTS.items())
    parts = [f"{amount(value)} {unit}" for value, unit in amounts if value is not None]
    return ", ".join([*parts, *(plain(each) for each in (dose.effort, dose.text) if each)]) or DASH


def amount(value: Any) -> str:
    """A number, or a lowest and a highest."""
    return DASH.join(f"{each:g}" for each in value) if isinstance(value, tuple) else f"{value:g}"


def quantity(value: Quantity | None) -> str:
    """A number with its interval."""
    if value is None:
        return DASH
    span = "" if value.low is None or value.high is None else f" ({value.low:g} to {value.high:g})"
    return f"{value.value:g}{span}"


def cited(sources: Iterable[str]) -> str:
    """Source ids, each linked to its place on the page of sources."""
    return ", ".join(f"[{plain(each)}](#source-{each.replace('_', '-').lower()})" for each in sources)


def grounds(claim: Grounded) -> str:
    """Basis, certainty, sources and note of a claim."""
    basis = "seen in a source" if claim.basis == "seen" else "convention, awaiting sign-off"
    parts = [basis]
    if claim.certainty != "unrated":
        parts.append(f"certainty {spaced(claim.certainty)}")
    if claim.sources:
        parts.append(cited(claim.sources))
    return "; ".join(parts) + (f". {plain(claim.note)}" if claim.note else "")


def anchor(kind: str, name: str, title: str) -> Iterator[str]:
    """A heading that other pages can point to."""
    yield f"({kind}-{name.replace('_', '-').lower()})="
    yield f"## {plain(title)}"
    yield ""


def quoted(who: str, text: str) -> Iterator[str]:
    """Words to say, set apart."""
    yield f"> **{who}:** {plain(text)}"
    yield ""


def rows(headings: Iterable[str], content: Iterable[Iterable[str]]) -> list[str]:
    """A Markdown table."""
    first = list(headings)
    lines = [first, ["---"] * len(first), *content]
    return [f"| {' | '.join(each)} |" for each in lines] + [""]
