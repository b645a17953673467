"""Eligibility and the lines of a plan as terms.

Standings, advice and referrals are exact. A line of treatment is *at most* what is encoded: every condition here is
one that the engine demands before it takes an item, and the room left by earlier lines (families, hands-on lines,
exercises and minutes of a phase; see :mod:`.choosing`) is not counted. So what is shown never to be drafted never is.
"""

from dataclasses import dataclass

from lasegue.knowledge.entries.classification import Classification, Slot
from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.library import Library
from lasegue.knowledge.vocabulary import PHYSICAL
from lasegue.logic.condition import Condition
from lasegue.proofs.completion import Completion
from lasegue.proofs.conditions import Conditions
from lasegue.proofs.kleene import NO, YES, Kleene, Term, both, either, negated
from lasegue.proofs.reading import compared
from lasegue.proofs.screening import Screening
from lasegue.proofs.statement import COMPLETE
from lasegue.proofs.subgroups import Subgroups
from lasegue.reasoning.planning.eligibility import State

_EVERYBODY_HAS = frozenset({"mat", "pillow", "chair"})


@dataclass(frozen=True)
class Bar:
    """One contraindication, own or shared."""

    id: str
    when: Condition
    must_know: bool


def bars_of(item: Intervention, library: Library) -> tuple[Bar, ...]:
    """Contraindications of an item, its own and those it shares."""
    own = [Bar(each.id, each.when, each.must_know) for each in item.contraindications]
    shared = [library.contraindications[name] for name in item.shared_contraindications]
    return (*own, *[Bar(each.id, each.when, each.must_know) for each in shared])


class Drafting:
    """What one library may put into a plan, for every patient at once."""

    def __init__(
        self,
        library: Library,
        conditions: Conditions,
        completion: Completion,
        screening: Screening,
        subgroups: Subgroups,
    ) -> None:
        self._library = library
        self._truth = conditions.truth
        self._completion = completion
        self._screening = screening
        self._subgroups = subgroups
        self._items = {item.id: item for item in library.interventions()}
        self._slots: dict[str, list[tuple[Classification, Slot]]] = {}
        for entry in library.classifications.values():
            for slot in entry.slots:
                for name in slot.prefer:
                    self._slots.setdefault(name, []).append((entry, slot))
        self._bars = {item.id: bars_of(item, library) for item in self._items.values()}

    def bars(self, name: str) -> list[tuple[Bar, Kleene]]:
        """Contraindications of an item with their truth."""
        return [(bar, self._truth(bar.when)) for bar in self._bars[name]]

    def standing(self, name: str, state: State) -> Term:
        """The item is in the state: stop beats go, and silence about a must-know stops as well."""
        truths = self.bars(name)
        barred = either(*[truth.true for _, truth in truths])
        silent = either(*[truth.unknown for bar, truth in truths if bar.must_know])
        if state == "contraindicated":
            return barred
        if state == "unanswered":
            return both(negated(barred), silent)
        return both(negated(barred), negated(silent))

    def indicated(self, name: str) -> Term:
        """An indication of the item holds."""
        return either(*[self._truth(reason.when).true for reason in self._items[name].indications])

    def advised(self, name: str) -> Term:
        """The item is a line of advice, monitoring, referral or aid."""
        item = self._items[name]
        if item.kind == "referral":
            return self._referred(item)
        listed = any(name in place for place in (self._library.advice, self._library.conservative))
        if not listed and name not in self._library.techniques:
            return NO
        if item.offer != "default":
            return NO
        families = [self._library.vocabulary.families[each] for each in item.families]
        fits = both(self.standing(name, "open"), self.indicated(name))
        if item.kind not in PHYSICAL and not any(family.kind in PHYSICAL for family in families):
            return fits
        if all(family.at_urgent for family in families):
            return both(fits, negated(self._screening.level("emergency")))
        return NO

    def treated(self, name: str) -> Term:
        """The item may be a line of treatment."""
        item = self._items[name]
        if item.offer != "default":
            return NO
        level = either(self._screening.level("treat"), self._screening.level("refer"))
        called = either(*[self._called(item, entry, slot) for entry, slot in self._slots.get(name, [])])
        return both(level, self.standing(name, "open"), called, self._on_target(item), self._suits(item))

    def _called(self, item: Intervention, entry: Classification, slot: Slot) -> Term:
        wanted = [phase for phase in PHASES if phase in slot.phases and phase in item.phases]
        opens = YES if slot.when is None else self._truth(slot.when).true
        return both(self._subgroups.held(entry.id), opens, self._not_later_than(wanted))

    def _not_later_than(self, wanted: list[Phase]) -> Term:
        """Treatment starts in one of the phases or before the last of them."""
        if not wanted:
            return NO
        last = PHASES.index(wanted[-1])
        return either(*[self._subgroups.starts(phase) for phase in PHASES[: last + 1]])

    def _on_target(self, item: Intervention) -> Term:
        words = self._library.vocabulary
        against = [
            entry.id
            for entry in self._library.classifications.values()
            if any(narrow in item.families for family in entry.off_target for narrow in words.narrower(family))
        ]
        return negated(either(*[self._subgroups.leading(name) for name in against]))

    def _suits(self, item: Intervention) -> Term:
        """Neither the nerve is too irritable for the item, nor is there too little time or equipment at home."""
        terms = []
        for word in item.dose.none if item.dose is not None else ():
            restated = Condition(conclusion="irritability", is_=word)
            terms.append(negated(self._truth(restated).true))
        if isinstance(item, Exercise):
            terms += [self._equipped(item), self._in_time(item)]
        return both(*terms)

    def _equipped(self, item: Exercise) -> Term:
        part = self._completion.stated["home_equipment"].plain
        words = part.value
        if isinstance(words, dict):
            complete = either(negated(either(*words.values())), *[words[each] for each in COMPLETE if each in words])
            needed = [words.get(each, NO) for each in sorted(set(item.equipment) - _EVERYBODY_HAS)]
            return either(negated(both(part.given, complete)), both(*needed))
        return YES

    def _in_time(self, item: Exercise) -> Term:
        minutes = 0.0 if item.family == "aerobic" else item.minutes_per_day
        part = self._completion.stated["minutes_per_day"].plain
        default = YES if self._library.policy.default_minutes_per_day.value >= minutes else NO
        return either(both(part.given, compared(part.value, at_least=minutes)), both(negated(part.given), default))

    def _referred(self, item: Intervention) -> Term:
        return either(*[both(self._wanted(family), self._bears(item, family)) for family in item.families])

    def _wanted(self, family: str) -> Term:
        """A raised flag asks for the referral: hospital today only, and always, in an emergency."""
        emergency = self._screening.level("emergency")
        flags = self._library.red_flags.values()
        if family == "emergency_referral":
            return both(emergency, either(*[self._screening.raised(flag.id) for flag in flags]))
        asking = []
        for flag in flags:
            wanted = tuple(each for each in flag.referral if each != "emergency_referral") or ("medical_referral",)
            if family in wanted:
                asking.append(self._screening.raised(flag.id))
        return both(negated(emergency), either(*asking))

    def _bears(self, item: Intervention, family: str) -> Term:
        """The item carries the referral: a special entry that is indicated, or the usual one."""
        bearers = [each for each in self._library.advice.values() if each.families == (family,)]
        usual = family.replace("_", "-")
        before: Term = NO
        carries: Term = NO
        for each in bearers:
            if each.id != usual:
                indicated = self.indicated(each.id)
                carries = both(indicated, negated(before)) if each.id == item.id else carries
                before = either(before, indicated)
        fallback = next((each for each in bearers if each.id == usual), bearers[0] if bearers else None)
        return either(carries, negated(before)) if fallback is not None and fallback.id == item.id else carries
