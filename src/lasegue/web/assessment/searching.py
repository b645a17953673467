"""Finding a test or question by what a person types."""

from dataclasses import dataclass
from functools import cache

from lasegue.motion.bodychart.wording import Language
from lasegue.web.assessment.entry import RESPONSE_FINDING, name_of
from lasegue.web.assessment.layout import GROUP_OF, ROW_OF
from lasegue.web.assessment.rows import Group
from lasegue.web.record.reasoner import library
from lasegue.web.ui.terms import term
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

    The title is searched in English and in the language of the page. ``told`` leaves out what only a clinician can
    find.
    """
    words = text[:LONGEST].casefold().split()
    if not words:
        return []
    spoken = _spoken(language())
    found = [name for name, (_title, said) in spoken.items() if all(word in said for word in words)]
    known = library().findings
    found = [name for name in found if not told or known[name].asked_of != "clinician"]
    found.sort(key=lambda name: (words[0] not in spoken[name][0], known[name].title))
    return [match(name) for name in found[:MOST]]


def match(name: str, side: str = "left") -> Match:
    """A finding and its first cell; of one with sides, that of a side.

    :raises KeyError: for a finding that has no cell.
    """
    finding = library().findings[name]
    part = "extension" if name == RESPONSE_FINDING else side if finding.sided else ""
    return Match(name, finding.title, GROUP_OF[name], name_of(name, part))


@cache
def _spoken(_language: Language) -> dict[str, tuple[str, str]]:
    """The titles of each finding, and all that is said of it; in small letters, in English and the language of now."""
    found = {}
    for name in GROUP_OF:
        finding = library().findings[name]
        titles = f"{finding.title} {term(finding.title)}"
        said = " ".join((titles, ROW_OF[name].name, finding.ask, finding.meaning, name))
        found[name] = (titles.casefold(), said.casefold())
    return found
