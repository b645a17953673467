"""Why a line stands in a plan, in words: because, on what evidence, what would change it, what had to be known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lasegue.knowledge.entries.education import Conflict
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.reasoning.planning.rulings import Checked, Ruling
from lasegue.reasoning.reasons import Reason
from lasegue.reasoning.wording import reason_in_words
from lasegue.web.assessment.places import side_to_see, way_to
from lasegue.web.record.episodes import Chart
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import apart, english

DOI = "https://doi.org/"
#: What was drawn of the library's grounds, by item, sources and language; the library of a process never changes.
_DRAWN: dict[tuple[str, tuple[str, ...], str], SafeString] = {}
#: Likewise what stops an item and what rules it out, by item and language.
_ALWAYS: dict[tuple[str, str], tuple[SafeString, SafeString]] = {}


@dataclass(frozen=True)
class Fact:
    """A reason in words and, for a finding, the place where it was entered."""

    text: str
    link: str = ""

    def __str__(self) -> SafeString:
        """The words, leading there."""
        words = conditional_escape(english(self.text))
        return mark_safe(f'<a href="{escape(self.link)}">{words}</a>') if self.link else words


@dataclass(frozen=True)
class Cited:
    """A source: how it is cited and where it can be read."""

    cite: str
    link: str = ""


@dataclass(frozen=True)
class MustKnow:
    """One contraindication that had to be known: why, and how it stands."""

    why: str
    answer: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Why:
    """Everything under the disclosure of one line."""

    because: tuple[Fact, ...]
    reason: str
    grounds: SafeString
    changes: SafeString
    must_know: tuple[MustKnow, ...]


def fact(reason: Reason, chart: Chart) -> Fact:
    """One reason, with a link when it is a finding."""
    text = reason_in_words(reason, library())
    if "finding" not in reason:
        return Fact(text)
    side = reason.get("side") or side_to_see(reason.get("value"))
    return Fact(text, way_to(chart.patient.key, reason["finding"], side if side == "right" else "left"))


def why_of(ruling: Ruling, because: Iterable[Any], sources: Iterable[str], reason: str, chart: Chart) -> Why:
    """The reasons of one line."""
    return Why(
        because=tuple(fact(each, chart) for each in because),
        reason=reason,
        grounds=grounds(ruling.item, tuple(sources), get_language() or ""),
        changes=changes(ruling),
        must_know=tuple(_must_know(each, chart) for each in ruling.needed),
    )


def grounds(item: Intervention, sources: tuple[str, ...], language: str) -> SafeString:
    """Evidence, sources and conflicts of an item, drawn; they are the same for everybody and drawn once a language."""
    drawn = _DRAWN.get((item.id, sources, language))
    if drawn is None:
        content = {
            "evidence": item.evidence,
            "basis": basis_in_words(item.evidence.basis),
            "dose_basis": basis_in_words(item.dose.usual.basis) if item.dose else "",
            "sources": cited(sources),
            "conflicts": conflicts_of(item),
        }
        drawn = _DRAWN[item.id, sources, language] = render_to_string("plans/_grounds.html", content)
    return drawn


def basis_in_words(basis: str) -> str:
    """Where a statement or number comes from."""
    return _("Seen in a source") if basis == "seen" else _("A convention that awaits a clinician's sign-off")


def cited(sources: Iterable[str]) -> tuple[Cited, ...]:
    """Sources as a list, each with its address when one was seen."""
    found = []
    for name in dict.fromkeys(sources):
        source = library().evidence.get(name)
        if source is not None:
            found.append(Cited(source.cite, f"{DOI}{source.doi}" if source.doi else source.url or ""))
    return tuple(found)


def changes(ruling: Ruling) -> SafeString:
    """What would change a line, as a list: its stop rules, the precautions that apply, then what would rule it out."""
    kept = ruling.item.id, get_language() or ""
    if kept not in _ALWAYS:
        _ALWAYS[kept] = _listed(_stops(ruling.item)), _listed(_bars(ruling.item))
    stops, bars = _ALWAYS[kept]
    return stops + _listed(english(f"{each.why} {each.do}") for each in ruling.precautions) + bars


def _listed(said: Iterable[str]) -> SafeString:
    return format_html_join("", "<li>{}</li>", ((each,) for each in said))


def _stops(item: Intervention) -> Iterator[str]:
    for name in item.stop_rules:
        if (rule := library().stop_rules.get(name)) is not None:
            yield english(f"{rule.to_patient.strip()} {rule.then_do.strip()}")
    if item.extra_stop:
        yield english(item.extra_stop.strip())


def _bars(item: Intervention) -> Iterator[str]:
    shared = (library().contraindications[name].why for name in item.shared_contraindications)
    if whys := " ".join(dict.fromkeys((*shared, *(each.why for each in item.contraindications)))):
        yield _("Ruled out by any of these: %(whys)s") % {"whys": apart(whys)}


def conflicts_of(item: Intervention) -> tuple[Conflict, ...]:
    """Where the article that this product began with and the evidence part ways about an item."""
    named = [library().conflicts[name] for name in item.conflicts if name in library().conflicts]
    concerned = [each for each in library().conflicts.values() if item.id in each.concerns]
    return tuple({each.id: each for each in (*named, *concerned)}.values())


def _must_know(checked: Checked, chart: Chart) -> MustKnow:
    answers = {True: _("Yes: it may not be given"), False: _("No"), None: _("Not answered")}
    return MustKnow(checked.bar.why, answers[checked.truth], tuple(fact(each, chart) for each in checked.because))
