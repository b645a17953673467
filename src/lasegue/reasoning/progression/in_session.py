"""The rules of the library as a page in the browser reads them: what a tap does at once, and the traffic light.

Server and browser use one table: the conditions of the library, as data. The shapes are fixed in the reference page
``programme rules``.
"""

from itertools import pairwise
from typing import Any

import msgspec

from lasegue.knowledge.entries.entry import Grounded
from lasegue.knowledge.entries.progression import InSession, Response
from lasegue.knowledge.library import Library
from lasegue.knowledge.wording import Told, Wording
from lasegue.logic.condition import Condition
from lasegue.reasoning.progression.decision import Light
from lasegue.reasoning.progression.lines import LIGHTS

HIGHEST_PAIN = 10


def tap_table(library: Library, wording: Wording) -> list[dict[str, Any]]:
    """What happens at once when an exercise is too hard or hurts more, in the order in which rows are tried.

    The first row whose ``when`` holds decides: every comparison of the list does. A value that is not known makes its
    comparison fail; the last row of each tap has no other comparison, so that a tap never stays without an answer.
    """
    entries = sorted(library.in_session.values(), key=lambda each: (each.order, each.id))
    return [_row(each, wording.in_session(each.id)) for each in entries]


def light_table(library: Library, wording: Wording) -> dict[str, dict[str, Any]]:
    """The traffic light: words, and the highest worst pain and rise above the start of each colour, both of 10.

    Numbers alone never make green: ``criteria`` has the whole rule, and ``needs`` whether any or all of it must hold.
    """
    lights: dict[Light, Response] = {}
    bounds: dict[Light, tuple[int, int]] = {"red": (HIGHEST_PAIN, HIGHEST_PAIN)}
    for (colour, rule), (lower, _) in pairwise(LIGHTS.items()):
        entry = library.responses[rule]
        bounds[lower] = (_least(entry, "worst_pain") - 1, _least(entry, "pain_rise") - 1)
        lights[colour] = entry
    lights["green"] = library.responses["light-green"]
    return {
        colour: {
            **_told(entry, wording.response(entry.id), entry.grounds),
            "at_most": bounds[colour][0],
            "above_start_at_most": bounds[colour][1],
            "needs": entry.needs,
            "criteria": [{"id": each.id, "when": msgspec.to_builtins(each.when)} for each in entry.criteria],
        }
        for colour, entry in lights.items()
    }


def comparisons(when: Condition) -> tuple[Condition, ...]:
    """The comparisons of a condition that is one comparison or ``all`` of several.

    :raises ValueError: when it is anything else; the checker sees to it that no entry of a session is.
    """
    parts = (when,) if when.is_leaf else when.all_
    if not parts or not all(each.is_leaf for each in parts):
        raise ValueError("expected one comparison or all of several, got another condition")
    return parts


def _row(entry: InSession, words: Told) -> dict[str, Any]:
    return {
        **_told(entry, words, entry.grounds),
        "when": [msgspec.to_builtins(each) for each in comparisons(entry.when)],
        "move": entry.move,
        "contact": entry.contact,
        "relief": entry.relief,
        "stop_rule": entry.stop_rule or None,
    }


def _told(entry: InSession | Response, words: Told, grounds: Grounded) -> dict[str, Any]:
    return {
        "rule": entry.id,
        "title": words.title,
        "says": words.to_patient,
        "basis": grounds.basis,
        "certainty": grounds.certainty,
        "sources": list(grounds.sources),
    }


def _least(entry: Response, observation: str) -> int:
    """The lowest number at which a rule begins to hold."""
    leaves = (leaf for each in entry.criteria for leaf in each.when.leaves() if leaf.finding == observation)
    bounds = [leaf.at_least for leaf in leaves if isinstance(leaf.at_least, (int, float))]
    return int(min(bounds))
