"""Finding a test or question by what a person types."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _

from lasegue.knowledge.wording import Wording
from lasegue.motion.bodychart.wording import Language
from lasegue.web.assessment.entry import RESPONSE_FINDING, name_of
from lasegue.web.assessment.layout import GROUP_OF, ROW_OF
from lasegue.web.assessment.rows import Group
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import language

MOST = 12
LONGEST = 60


@dataclass(frozen=True)
class Match:
    """One finding that fits, and where its first cell stands."""

    finding: str
    title: str
    group: Group
    cell: str

    @property
    def cell_id(self) -> str:
        """Identifier of the cell's control on the page."""
        return self.cell.replace(".", "-")


def matches(text: str, *, told: bool = False) -> list[Match]:
    """Findings whose title, question or meaning has every word typed, those with it in the title first.

    ``told`` leaves out what only a clinician can find.
    """
    words = text[:LONGEST].casefold().split()
    if not words:
        return []
    found = [name for name, spoken in _spoken(language()) if all(word in spoken for word in words)]
    known = library().findings
    found = [name for name in found if not told or known[name].asked_of != "clinician"]
    found.sort(key=lambda name: (words[0] not in known[name].title.casefold(), known[name].title))
    return [match(name) for name in found[:MOST]]


def match(name: str, side: str = "left") -> Match:
    """A finding and its first cell; of one with sides, that of a side.

    :raises KeyError: for a finding that has no cell.
    """
    finding = library().findings[name]
    part = "extension" if name == RESPONSE_FINDING else side if finding.sided else ""
    return Match(name, finding.title, GROUP_OF[name], name_of(name, part))


@cache
def _spoken(tongue: Language) -> list[tuple[str, str]]:
    """What each finding is found by: its words in English and, on a page of another language, in that one too."""
    known, wording = library().findings, Wording.of(library(), tongue, settings.HERE.knowledge)
    found = []
    for name in GROUP_OF:
        row, own = ROW_OF[name].name, known[name]
        words = (own.title, row, _(row) if row else "", own.ask, wording.question(name).ask, own.meaning, name)
        found.append((name, " ".join(words).casefold()))
    return found
