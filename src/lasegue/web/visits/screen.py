"""The safety questions of every visit: the cauda equina screen first, then what else everybody is asked.

The list follows from the library: yes-or-no questions that a red flag wants answered by everybody, and new or growing
weakness. Nothing is answered in advance; "no to all" is one act that is kept question by question.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from lasegue.knowledge.entries.finding import Finding
from lasegue.web.record.reasoner import library
from lasegue.web.record.statements import Answer

FIRST_GROUP = "emergency"
#: Asked at each visit besides what the red flags ask of everybody: the second half of the screen for the nerves.
WEAKNESS = ("weakness_new", "weakness_getting_worse")
#: Facts about the person that do not change between two visits; the examination asks them.
ONCE = ("cancer_history", "anticoagulant")


@cache
def screen() -> tuple[Finding, ...]:
    """The questions, in the order in which they are asked."""
    findings = library().findings
    musts = (must for flag in library().red_flags.values() for must in flag.must_answer if must.when is None)
    names = dict.fromkeys(name for must in musts for name in must.findings)
    asked = [
        findings[name]
        for name in (*names, *WEAKNESS)
        if findings[name].type == "boolean" and name not in ONCE and findings[name].asked_of in ("patient", "both")
    ]
    unique = {finding.id: finding for finding in asked}
    return tuple(sorted(unique.values(), key=lambda finding: finding.group != FIRST_GROUP))


def cells_for(finding: Finding, said: bool | None) -> list[Answer]:
    """What an answer writes; of a finding with sides "no" is a no on both, "yes" a yes on a side yet to be named."""
    if not finding.sided:
        return [Answer(finding.id, said)]
    each = False if said is False else None
    return [
        Answer(finding.id, each, "left"),
        Answer(finding.id, each, "right"),
        Answer(finding.id, True if said else None, "unsided"),
    ]


def said_of(finding: Finding, cells: Mapping[tuple[str, str], Any]) -> bool | None:
    """The answer that stands in the cells: yes on any side, no where every side says no, otherwise unknown."""
    sides = ("left", "right", "unsided") if finding.sided else ("",)
    values = [cells.get((finding.id, side)) for side in sides]
    if True in values:
        return True
    needed = values[:2] if finding.sided else values
    return False if all(value is False for value in needed) else None
