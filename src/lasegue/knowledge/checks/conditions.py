"""K010: every condition compares known findings, or observations, in a way that fits their type."""

from collections.abc import Iterator
from math import isfinite

from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.checks.walk import entries, records
from lasegue.knowledge.entries.entry import LEVELS, PHASES
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.entries.progression import Observation
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition

ID = "K010"
NUMERIC = ("at_least", "at_most", "above", "below")

#: Conclusions that conditions may read, and the kinds of entries that come too early to read them.
CONCLUSIONS = ("triage", "leading_cause", "phase", "irritability", "direction", "classification")
BEFORE_CONCLUSIONS = ("findings/", "contradictions/", "red_flags/", "causes/")

#: Kinds of entries whose conditions read observations of the log and of re-evaluations, and no findings.
ON_OBSERVATIONS = ("progressions/responses/", "progressions/in_session/")


def check(library: Library) -> Iterator[Found]:
    """Name every leaf that can never be evaluated as written."""
    for place, where, leaf in _leaves(library):
        wrong = _wrong(leaf, place, library)
        if wrong:
            yield Found(ID, where, wrong, "See docs/reference/conditions")


def _leaves(library: Library) -> Iterator[tuple[str, str, Condition]]:
    for place, entry in entries(library):
        for where, record in records(entry, place):
            if isinstance(record, Condition):
                yield from ((place, where, leaf) for leaf in record.leaves())


def _wrong(leaf: Condition, place: str, library: Library) -> str | None:
    if leaf.conclusion is not None:
        return _wrong_conclusion(leaf, place, library)
    observed = place.startswith(ON_OBSERVATIONS)
    finding = (library.observations if observed else library.findings).get(leaf.finding or "")
    if finding is None:
        return f"reads {leaf.finding}, which is no {'observation' if observed else 'finding'}"
    if leaf.side is not None and not finding.sided and (finding.type != "region_set" or leaf.known is not None):
        return f"asks for a side of {finding.id}, which has none"
    if leaf.known is not None:
        return f"asks for a direction of {finding.id} beside known" if leaf.direction else None
    if leaf.direction is not None and finding.type != "direction_response":
        return f"asks for a direction of {finding.id}, which has none"
    return _wrong_test(leaf, finding, library)


def _wrong_conclusion(leaf: Condition, place: str, library: Library) -> str | None:
    name = leaf.conclusion or ""
    if place.startswith(BEFORE_CONCLUSIONS):
        return f"reads the conclusion {name} before it is reached"
    if place.startswith(ON_OBSERVATIONS):
        return f"reads the conclusion {name}, where only observations are at hand"
    if name not in CONCLUSIONS and name.removeprefix("cause.") not in library.causes:
        return f"reads {name}, which is no conclusion"
    if leaf.side or leaf.direction:
        return f"asks for a part of the conclusion {name}"
    numeric = any(getattr(leaf, test) is not None for test in NUMERIC)
    if name.startswith("cause."):
        return None if numeric else f"needs a number test for {name}"
    known = _words_of(name, library)
    words = leaf.has if name == "classification" else leaf.one_of or ((leaf.is_,) if leaf.is_ is not None else ())
    strange = [str(word) for word in words if word not in known]
    if leaf.known is None and (not words or strange):
        return f"compares the conclusion {name} with {', '.join(strange) or 'no word'}"
    return None


def _words_of(conclusion: str, library: Library) -> tuple[str, ...]:
    fixed: dict[str, tuple[str, ...]] = {"triage": LEVELS, "phase": PHASES, "irritability": ("low", "moderate", "high")}
    if conclusion == "leading_cause":
        return tuple(library.causes)
    if conclusion == "classification":
        return tuple(library.classifications)
    return fixed.get(conclusion) or library.findings["direction_found"].choices


def _wrong_test(leaf: Condition, finding: Finding | Observation, library: Library) -> str | None:
    numeric = any(getattr(leaf, name) is not None for name in NUMERIC)
    if finding.type in ("integer", "decimal"):
        if any(isinstance(bound, float) and not isfinite(bound) for bound in _bounds(leaf)):
            return f"compares {finding.id} with an endless number"
        plain = isinstance(leaf.is_, (int, float)) and not isinstance(leaf.is_, bool)
        return None if numeric or plain else f"needs a number test for {finding.id}"
    if numeric:
        return f"compares {finding.id}, a {finding.type}, with a number"
    if finding.type == "boolean":
        return None if isinstance(leaf.is_, bool) else f"needs is: true or is: false for {finding.id}"
    if finding.type == "choice":
        words = leaf.one_of or ((leaf.is_,) if isinstance(leaf.is_, str) else ())
        return _unknown_words(words, finding.choices, finding)
    if finding.type == "choice_set":
        return _unknown_words(leaf.has, finding.choices, finding)
    if finding.type == "region_set":
        return _unknown_words(leaf.has, tuple(library.vocabulary.regions), finding)
    if finding.type == "direction_response":
        if leaf.direction not in library.vocabulary.directions:
            return f"needs a direction for {finding.id}"
        return _unknown_words(leaf.one_of, tuple(library.vocabulary.responses), finding)
    return f"compares {finding.id}, which can only be tested with known"


def _bounds(leaf: Condition) -> tuple[object, ...]:
    return tuple(getattr(leaf, test) for test in NUMERIC)


def _unknown_words(words: tuple[object, ...], known: tuple[str, ...], finding: Finding | Observation) -> str | None:
    if not words:
        return f"tests {finding.id} without a fitting word"
    strange = [str(word) for word in words if word not in known]
    return f"compares {finding.id} with {', '.join(strange)}" if strange else None
