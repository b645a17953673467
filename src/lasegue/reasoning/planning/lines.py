"""Lines of a plan: treatment, advice and referrals, each with its dose, reasons and sources."""

from dataclasses import dataclass
from typing import Any

from lasegue.knowledge.entries.entry import Phase
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.library import Library
from lasegue.knowledge.vocabulary import PHYSICAL
from lasegue.reasoning.planning.dosing import dose_of, note, weeks_of, written
from lasegue.reasoning.planning.eligibility import Standing
from lasegue.reasoning.planning.selection import Chosen
from lasegue.reasoning.reasons import Reason, Reasons, once
from lasegue.reasoning.triage import Triage


@dataclass(frozen=True)
class Line:
    """One line of the plan, with dose, reasons, sources and stop rules."""

    item: Intervention
    dose: dict[str, Any]
    phases: tuple[Phase, ...]
    because: tuple[Reason, ...]
    sources: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True)
class LineWriter:
    """Writes the lines of one person's plan."""

    library: Library
    standings: dict[str, Standing]
    triage: Triage
    reasons: Reasons
    irritability: str | None
    older: bool

    def treatment(self, choice: Chosen, start: Phase) -> Line:
        """The line of an item that fills a slot."""
        item = choice.item
        dose = dose_of(item, self.irritability)
        plain = written(dose, self.older)
        plain["weeks"] = weeks_of(choice.phases, start, self.library)
        words = (choice.slot.note, note(dose, choice.standing.precautions, choice.phases, start, self.library))
        if any(words):
            plain["note"] = " ".join(each for each in words if each)
        because: list[Reason] = [
            {"classification": choice.classification.id},
            *self._indicated(choice.standing),
        ]
        sources = dict.fromkeys((*item.evidence.sources, *(dose.sources if dose else ())))
        return Line(item, plain, choice.phases, tuple(once(because)), tuple(sources), choice.standing)

    def advice(self) -> list[Line]:
        """Education, monitoring and, for a foot drop, a brace: whatever is indicated and not excluded."""
        places = (self.library.advice, self.library.conservative, self.library.techniques)
        standings = (self.standings[name] for place in places for name in place)
        return [self._advice(standing) for standing in standings if self._advised(standing)]

    def referrals(self) -> list[Line]:
        """One line for each referral family that the raised flags ask for; never none above ``treat``."""
        wanted: dict[str, tuple[list[Reason], dict[str, None]]] = {}
        for raised in self.triage.raised:
            for family in self._families_for(raised.flag.referral):
                because, sources = wanted.setdefault(family, ([], {}))
                because += raised.because
                sources.update(dict.fromkeys(raised.sources))
        lines = []
        for family, (because, sources) in wanted.items():
            item = self._bearer(family)
            lines.append(Line(item, {}, (), tuple(once(because)), tuple(sources), self.standings[item.id]))
        return lines

    def _families_for(self, families: tuple[str, ...]) -> tuple[str, ...]:
        """Referral families that fit the level: hospital today only, and always, in an emergency."""
        if self.triage.level == "emergency":
            return ("emergency_referral",)
        return tuple(each for each in families if each != "emergency_referral") or ("medical_referral",)

    def _bearer(self, family: str) -> Intervention:
        """The advice entry that carries a referral family: a special one that is indicated, or the usual one."""
        usual = family.replace("_", "-")
        bearers = [item for item in self.library.advice.values() if item.families == (family,)]
        special = [item for item in bearers if item.id != usual and self.standings[item.id].indicated]
        return (special or [item for item in bearers if item.id == usual] or bearers)[0]

    def _advised(self, standing: Standing) -> bool:
        item = standing.candidate.item
        if standing.state != "open" or item.kind == "referral" or item.offer != "default" or not standing.indicated:
            return False
        families = [self.library.vocabulary.families[each] for each in item.families]
        if self.triage.level != "emergency" and all(family.at_urgent for family in families):
            return True
        return item.kind not in PHYSICAL and not any(family.kind in PHYSICAL for family in families)

    def _advice(self, standing: Standing) -> Line:
        dose = dose_of(standing.item, None)
        plain = written(dose, older=False)
        if words := note(dose, standing.precautions, (), "calm_and_protect", self.library):
            plain["note"] = words
        sources = standing.item.evidence.sources
        return Line(standing.item, plain, (), tuple(self._indicated(standing)), sources, standing)

    def _indicated(self, standing: Standing) -> list[Reason]:
        return self.reasons.because_all(standing.indicated)
