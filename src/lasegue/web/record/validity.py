"""How long an answer stands for today.

A reassuring answer of the emergency screen stands for its own day and is asked again at every visit; an answer that
raised concern stands until it is corrected: stop beats go. Grounds: the note on the cauda equina flag in the library.
"""

from datetime import date
from typing import Any

from lasegue.knowledge.entries.finding import Finding
from lasegue.web.record.models import Statement

DAILY_GROUP = "emergency"
_REASSURING: tuple[Any, ...] = (False, "normal", "none", [], 0)


def stands(statement: Statement, stated_on: date, on: date, finding: Finding) -> bool:
    """Whether what was stated on one day still counts on another."""
    if finding.group != DAILY_GROUP or stated_on == on:
        return True
    return statement.value not in _REASSURING
