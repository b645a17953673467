"""The address at which a finding is answered, for every page that asks for it."""

from typing import Any

from django.urls import reverse

from lasegue.web.assessment.entry import is_set
from lasegue.web.assessment.layout import GROUP_OF
from lasegue.web.assessment.searching import match
from lasegue.web.record.reasoner import library


def way_to(key: Any, finding: str) -> str:
    """The examination of a patient, opened at the cell of a finding; its top for one that has no cell."""
    exam = reverse("exam", args=[key])
    if finding not in GROUP_OF:
        return exam
    found = match(finding)
    opened = f"&edit={found.cell}" if is_set(library().findings[finding]) else ""
    return f"{exam}?open={found.group.id}{opened}#v-{found.cell_id}"
