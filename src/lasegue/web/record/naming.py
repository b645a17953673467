"""Names of what the trail lists by its identifier."""

from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import apart


def finding_name(identifier: str) -> str:
    """The title of a finding; an identifier that the library does not have, as words (a long list is cut in one)."""
    finding = library().findings.get(identifier)
    return apart(finding.title if finding is not None else identifier.replace("_", " "))


def flag_name(identifier: str) -> str:
    """The title of a red flag, or the identifier as words."""
    flag = library().red_flags.get(identifier)
    return apart(flag.title if flag is not None else identifier.replace("_", " "))
