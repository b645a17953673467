"""Writes the reference pages that come straight from the library, so that the manual cannot fall behind."""

from collections.abc import Callable, Iterable, Iterator
from math import exp
from pathlib import Path
from typing import TypeAlias

from angles_page import angles
from claims_page import claims
from sentences import (
    DASH,
    TIMES,
    amount,
    anchor,
    cited,
    dose_in_words,
    grounds,
    in_words,
    plain,
    quantity,
    quoted,
    rows,
    spaced,
)

from lasegue.knowledge.entries.cause import Cause, Sign
from lasegue.knowledge.entries.classification import Slot
from lasegue.knowledge.entries.entry import LEVELS
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import (
    Contraindication,
    Intervention,
    Position,
    Reason,
    SharedContraindication,
)
from lasegue.knowledge.entries.red_flag import RedFlag
from lasegue.knowledge.library import Library, default_root, digest_of, read
from lasegue.reasoning.likelihood import LogRatio, weight_of

Lines: TypeAlias = Iterator[str]
OFFERS = {
    "default": "offered where a slot of a plan calls for it",
    "on_request": "only on request; never part of a draft by itself",
    "override_only": "not offered; a clinician may add it with a reason",
    "never": "not offered",
}


def write_pages(folder: Path) -> None:
    """Write every page; a page that has not changed is left alone, so that a second build is quick."""
    root = default_root()
    library = read(root, digest_of(root))
    folder.mkdir(parents=True, exist_ok=True)
    for name, (title, about, page) in PAGES.items():
        head = [
            f"# {title}",
            "",
            about,
            "",
            f"Written from library {library.policy.version} at build time.",
            "",
        ]
        text = "\n".join([*head, *page(library)]) + "\n"
        path = folder / f"{name}.md"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def red_flags(library: Library) -> Lines:
    """Every red flag, the most urgent first."""
    ordered = sorted(library.red_flags.values(), key=lambda flag: (-LEVELS.index(flag.level), flag.id))
    for flag in ordered:
        yield from anchor("red-flag", flag.id, flag.title)
        yield from _red_flag(flag, library)


def _red_flag(flag: RedFlag, library: Library) -> Lines:
    yield f"File `red_flags/{flag.id}.yaml`. Level **{flag.level}**. Referral: "
    yield ", ".join(spaced(each) for each in flag.referral) + "."
    if flag.cause:
        title = plain(library.causes[flag.cause].title)
        yield f"Points to: [{title}](#cause-{flag.cause.replace('_', '-')})."
    yield "\nAny one of these raises it:\n"
    for criterion in flag.criteria:
        level = f" (**{criterion.level}**)" if criterion.level else ""
        yield f"- *{spaced(criterion.id)}*{level}: {plain(criterion.why)}"
        yield f"  When {in_words(criterion.when, library)}. Grounds: {grounds(criterion)}"
    yield ""
    for must in flag.must_answer:
        names = ", ".join(plain(library.findings[each].title.lower()) for each in must.findings)
        when = f", when {in_words(must.when, library)}" if must.when else ""
        yield f"Must be answered before treatment: {names}{when}. Grounds: {grounds(must)}\n"
    yield from quoted("To the patient", flag.to_patient)
    yield from quoted("To the clinician", flag.to_clinician)


def causes(library: Library) -> Lines:
    """Every cause in the order of the contract."""
    for name in library.vocabulary.cause_ids:
        cause = library.causes[name]
        yield from anchor("cause", cause.id, cause.title)
        yield from _cause(cause, library)


def _cause(cause: Cause, library: Library) -> Lines:
    yield f"{plain(cause.summary)}\n"
    yield from quoted("To the patient", cause.to_patient)
    settings = [name for name in cause.prior.__struct_fields__ if getattr(cause.prior, name) is not None]
    priors = [(spaced(name), getattr(cause.prior, name)) for name in settings]
    yield from rows(
        ("Setting", "Share before any finding", "Grounds"),
        ([name, quantity(share), grounds(share)] for name, share in priors),
    )
    yield "A sign that is present, or absent, multiplies the odds of this cause by the ratio shown.\n"
    yield from rows(
        ("Sign", "Present", "Absent", "Group", "Counted when", "Grounds"),
        (_sign(sign, library) for sign in cause.signs),
    )


def _sign(sign: Sign, library: Library) -> list[str]:
    weight = weight_of(sign)
    says = plain(sign.says) + (" *Defining.*" if sign.defining else "")
    if sign.sensitivity is not None:
        says += f" Sensitivity {quantity(sign.sensitivity)}, specificity {quantity(sign.specificity)}."
    shown = [_ratio(weight.present), _ratio(weight.absent)]
    return [says, *shown, spaced(sign.group or DASH), in_words(sign.when, library), grounds(sign)]


def _ratio(ratio: LogRatio) -> str:
    return DASH if ratio.mean == 0 else f"{TIMES}{exp(ratio.mean):.2g}"


def classifications(library: Library) -> Lines:
    """Every classification with the ways into it and the slots it brings."""
    for name in library.vocabulary.classification_ids:
        entry = library.classifications[name]
        yield from anchor("classification", entry.id, entry.title)
        yield f"{plain(entry.summary)}\n"
        for rule in entry.rules:
            yield f"- *{spaced(rule.id)}* (weight {rule.weight:g}): {plain(rule.why)}"
            yield f"  When {in_words(rule.when, library)}. Grounds: {grounds(rule)}"
        yield ""
        if entry.off_target:
            yield f"Works against it: {', '.join(spaced(each) for each in entry.off_target)}.\n"
        yield from rows(("Slot", "First eligible of", "Phases"), (_slot(slot) for slot in entry.slots))


def _slot(slot: Slot) -> list[str]:
    return [spaced(slot.id), ", ".join(slot.prefer), ", ".join(spaced(each) for each in slot.phases)]


def exercises(library: Library) -> Lines:
    """All exercises in one table for each family, then the reasons not to give one that many share."""
    families: dict[str, list[Exercise]] = {}
    for item in library.exercises.values():
        families.setdefault(item.family, []).append(item)
    for family in sorted(families):
        yield f"## {spaced(family.replace('-', '_')).capitalize()}\n"
        headings = ("Exercise", "Position", "Phases", "Usual dose", "Easier / harder", "Not when", "Evidence")
        yield from rows(headings, (_exercise(item, library) for item in families[family]))
    yield "## Shared reasons not to give an item\n"
    for shared in library.contraindications.values():
        yield _shared(shared, library)


def _exercise(item: Exercise, library: Library) -> list[str]:
    shared = [library.contraindications[name].title for name in item.shared_contraindications]
    own = [each.why for each in item.contraindications]
    ladder = f"{item.ladder.regress_to or DASH} / {item.ladder.progress_to or DASH}"
    return [
        f"**{plain(item.title)}** `{item.id}`",
        spaced(item.base),
        ", ".join(spaced(each) for each in item.phases),
        dose_in_words(item.dose.usual if item.dose else None),
        ladder,
        "; ".join(plain(each) for each in (*shared, *own)) or DASH,
        f"certainty {spaced(item.evidence.certainty)}; {cited(item.evidence.sources) or 'convention'}",
    ]


def _shared(shared: SharedContraindication, library: Library) -> str:
    must = " **Must be known.**" if shared.must_know else ""
    name = f"**{plain(shared.title)}** `{shared.id}`"
    when = in_words(shared.when, library)
    return f"- {name}: {plain(shared.why)}{must} When {when}. Grounds: {grounds(shared.grounds)}"


def interventions(folder: str) -> Callable[[Library], Lines]:
    """A page writer for one folder of interventions."""

    def page(library: Library) -> Lines:
        for item in getattr(library, folder).values():
            yield from anchor("item", item.id, item.title)
            yield from _intervention(item, library)

    return page


def _intervention(item: Intervention, library: Library) -> Lines:
    yield f"{plain(item.summary)}\n"
    yield f"`{item.id}`, {item.kind}; families: {', '.join(spaced(each) for each in item.families)}. "
    yield f"In a plan: {OFFERS[item.offer]}.\n"
    yield f"Usual dose: {dose_in_words(item.dose.usual if item.dose else None)}\n"
    yield f"Evidence: {plain(item.evidence.says)} Grounds: {grounds(item.evidence)}\n"
    yield from _reasons("Given when", item.indications, library)
    yield from _reasons("Never when", item.contraindications, library)
    yield from _reasons("Changed when", item.precautions, library)
    if item.positions:
        headings = ("Guideline", "Stance", "About", "Grounds")
        yield from rows(headings, (_position(each) for each in item.positions))


def _position(each: Position) -> list[str]:
    return [cited((each.body,)), spaced(each.stance), plain(each.population), grounds(each)]


def _reasons(heading: str, reasons: Iterable[Reason], library: Library) -> Lines:
    lines = [_reason(reason, library) for reason in reasons]
    if lines:
        yield f"{heading}:\n"
        yield from lines
        yield ""


def _reason(reason: Reason, library: Library) -> str:
    must = " **Must be known.**" if isinstance(reason, Contraindication) and reason.must_know else ""
    todo = plain(getattr(reason, "do", ""))
    return f"- {plain(reason.why)}{must} {todo} *{spaced(reason.id)}*: {in_words(reason.when, library)}."


def conflicts(library: Library) -> Lines:
    """Claims of the founding article that guidelines or evidence see differently."""
    for entry in library.conflicts.values():
        yield from anchor("conflict", entry.id, f"{entry.id}: {entry.title}")
        yield f"- The article: {plain(entry.claim)}\n- What stands against it: {plain(entry.position)}"
        yield f"- What the program does: {plain(entry.default)}\n- Grounds: {grounds(entry.grounds)}\n"
        yield from quoted("To the patient", entry.say)


def measures(library: Library) -> Lines:
    """Outcome measures: range, meaningful change, licence."""
    headings = ("Measure", "Score kept in", "Range", "Better", "Meaningful change", "Licence", "Grounds")
    content = [
        [
            f"**{plain(each.title)}**: {plain(each.about)}",
            f"`{each.finding}`",
            amount((each.low, each.high)),
            each.better,
            "; ".join(quantity(change) for change in each.meaningful_change) or DASH,
            f"{spaced(each.licence)}: {plain(each.licence_note)}",
            cited(each.sources) or "convention",
        ]
        for each in library.measures.values()
    ]
    yield from rows(headings, content)


def sources(library: Library) -> Lines:
    """Every source with what of it was read."""
    for source in library.evidence.values():
        yield from anchor("source", source.id, source.id)
        numbers = [f"DOI {plain(source.doi)}"] if source.doi else []
        numbers += [f"PMID {plain(source.pmid)}"] if source.pmid else []
        parts = [plain(source.cite), *numbers, f"Status: {source.status}."]
        parts += [f"Seen: {plain(source.seen_part)}"] if source.seen_part else []
        parts += [f"Recalled: {plain(source.recalled_part)}"] if source.recalled_part else []
        yield f"{' '.join(parts)} {plain(source.note)}\n"


Page: TypeAlias = tuple[str, str, Callable[[Library], Lines]]
PAGES: dict[str, Page] = {
    "red_flags": ("Red flags", "When to stop and send on, the most urgent first.", red_flags),
    "causes": ("Causes", "What may be behind the pain, and what moves its odds.", causes),
    "classifications": ("Classifications", "Subgroups that change treatment.", classifications),
    "exercises": ("Exercises", "All exercises, by family.", exercises),
    "angles": (
        "Camera angles and what drawing them showed",
        "What was corrected when the bones of a drawn person could not do it. Waits for a physical therapist.",
        angles,
    ),
    "techniques": ("Techniques", "What a therapist does, when, and when never.", interventions("techniques")),
    "conservative": (
        "Conservative measures",
        "Heat, cold, current, belts and rest.",
        interventions("conservative"),
    ),
    "advice": ("Advice, monitoring and referral", "Talk, watching and sending on.", interventions("advice")),
    "conflicts": (
        "Where the article and the evidence differ",
        "Claims c01 to c31 and what is done.",
        conflicts,
    ),
    "measures": ("Outcome measures", "Scores, their range and how much change matters.", measures),
    "claims": ("Claims", "What is proved over all possible patients, and which hazards each claim controls.", claims),
    "sources": ("Sources", "Every publication or page that the library names.", sources),
}
