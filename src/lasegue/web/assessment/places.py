"""The address at which a finding is answered, for every page that asks for it."""

from typing import Any

from lasegue.web.assessment.entry import is_set
from lasegue.web.assessment.layout import GROUP_OF
from lasegue.web.assessment.searching import match
from lasegue.web.record.reasoner import library
from lasegue.web.ui.addresses import address


def side_to_see(stated: Any, *, open_one: bool = False) -> str:
    """The side of a finding to lead to: the one that says something, or, ``open_one``, the one not answered.

    ``stated`` is the value in the case, a mapping of sides for a finding with sides.
    """
    said = stated if isinstance(stated, dict) else {}
    if open_one:
        return "right" if "left" in said and "right" not in said else "left"
    told = [side for side in ("left", "right") if said.get(side) not in (None, False, 0, [], "")]
    return told[0] if told else "right" if "right" in said and "left" not in said else "left"


def way_to(key: Any, finding: str, side: str = "left") -> str:
    """The examination of a patient, opened at the cell of a finding; its top for one that has no cell.

    ``side`` is heeded where the finding has sides.
    """
    exam = address("exam", key)
    if finding not in GROUP_OF:
        return exam
    found = match(finding, side)
    opened = f"&edit={found.cell}" if is_set(library().findings[finding]) else ""
    return f"{exam}?open={found.group.id}{opened}#v-{found.cell_id}"
