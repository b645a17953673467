"""K013: words in another language fit the entries they translate, and none is missing where safety hangs on it."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from lasegue.knowledge import wording
from lasegue.knowledge.checks import reading
from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.english import IN_SHEETS, english, names_of
from lasegue.knowledge.entries.entry import Strict
from lasegue.knowledge.entries.words import QuestionWords, Sheet
from lasegue.knowledge.library import Library

ID = "K013"

PATIENTS = ("patient", "both")


def check(library: Library, root: Path) -> Iterator[Found]:
    """Name every word for patients that does not fit its entry, and every safety text that a language lacks."""
    for language in wording.languages_of(root):
        present: dict[str, set[str]] = {}
        for kind in wording.KINDS:
            present[kind] = set()
            for place, sheet in wording.sheets_of(root, language, kind):
                yield from _unsigned(place, sheet)
                yield from _stale(place, kind, sheet, library, root)
                yield from _twice(place, present[kind], sheet)
                present[kind] |= set(sheet.words)
                for name, words in sheet.words.items():
                    yield from _entry(f"{place}.{name}", language, kind, name, words, library, root)
        yield from _lacking(language, present, library)


def asked_first(library: Library) -> set[str]:
    """Findings that a red flag wants answered and that a patient can answer."""
    named = {name for flag in library.red_flags.values() for must in flag.must_answer for name in must.findings}
    return {name for name in named if library.findings[name].asked_of in PATIENTS}


def _with_choices(library: Library) -> set[str]:
    return {each.id for each in library.findings.values() if each.choices and each.asked_of in PATIENTS}


def _unsigned(place: str, sheet: Sheet[Any]) -> Iterator[Found]:
    if sheet.review == "signed" and not sheet.reviewed_by:
        yield Found(ID, place, "is signed by nobody", "Name the native clinician in reviewed_by")


def _stale(place: str, kind: str, sheet: Sheet[Any], library: Library, root: Path) -> Iterator[Found]:
    now = fingerprint(kind, sheet, library, root)
    if sheet.of and sheet.of != now:
        wrong = f"translates English with the fingerprint {sheet.of}, which is now {now}"
        yield Found(ID, place, wrong, "Read the changed English, change the words, then write the new fingerprint")


def fingerprint(kind: str, sheet: Sheet[Any], library: Library, root: Path) -> str:
    """``en-`` and twelve digits of the SHA-256 over the English of every entry that the sheet has words for."""
    added = wording.words_of(root, wording.ENGLISH, kind, library.digest)
    names = sorted(set(sheet.words) & names_of(kind, library))
    plain = {name: msgspec.structs.asdict(english(kind, library, name, added)) for name in names}
    return f"en-{hashlib.sha256(msgspec.json.encode(plain, order='deterministic')).hexdigest()[:12]}"


def _twice(place: str, present: set[str], sheet: Sheet[Any]) -> Iterator[Found]:
    for name in sorted(present & set(sheet.words)):
        yield Found(ID, f"{place}.{name}", "is worded in another sheet already", "Keep one")


def _lacking(language: str, present: dict[str, set[str]], library: Library) -> Iterator[Found]:
    hint = "Write them: nobody should meet a safety question or an emergency in words that are not theirs"
    wanted = {"findings": asked_first(library), "red_flags": set(library.red_flags)}
    if language == wording.ENGLISH:
        wanted = {"findings": wanted["findings"] | _with_choices(library)}
    for kind, names in wanted.items():
        for name in sorted(names - present[kind]):
            yield Found(ID, f"wording/{language}/{kind}", f"has no words for {name}", hint)


def _entry(
    place: str, language: str, kind: str, name: str, words: Strict, library: Library, root: Path
) -> Iterator[Found]:
    known = names_of(kind, library)
    if name not in known:
        near = get_close_matches(name, sorted(known), n=1, cutoff=0.0)
        yield Found(ID, place, "is the name of no entry", f"Nearest: {near[0]}" if near else "Remove it")
        return
    if language == wording.ENGLISH:
        yield from _english(place, kind, words)
        if isinstance(words, QuestionWords):
            yield from _same_names(f"{place}.choices", set(words.choices), set(library.findings[name].choices))
        return
    plain = english(kind, library, name, wording.words_of(root, wording.ENGLISH, kind, library.digest))
    for part in plain.__struct_fields__:
        yield from _part(f"{place}.{part}", getattr(words, part), getattr(plain, part), part)


def _english(place: str, kind: str, words: Strict) -> Iterator[Found]:
    for part in words.__struct_fields__:
        if getattr(words, part) and part not in IN_SHEETS.get(kind, ()):
            yield Found(ID, f"{place}.{part}", "repeats English that stands in the entry", "Change the entry instead")
    for part, text in _texts(words):
        reached = reading.grade(text)
        if reached > reading.HIGHEST:
            wrong = f"reads at grade {reached:.1f}"
            yield Found(reading.ID, f"{place}.{part}", wrong, "Shorter sentences, shorter words")


def _texts(words: Strict) -> Iterator[tuple[str, str]]:
    for part, value in msgspec.structs.asdict(words).items():
        if isinstance(value, str):
            yield part, value
        elif isinstance(value, dict):
            yield from ((f"{part}.{name}", text) for name, text in value.items())


def _part(place: str, own: Any, plain: Any, part: str) -> Iterator[Found]:
    if part == "choices":
        yield from _same_names(place, set(own), set(plain))
        for name in sorted(set(own) & set(plain)):
            yield from _text(f"{place}.{name}", own[name], plain[name])
    elif isinstance(plain, tuple):
        if len(own) != len(plain):
            yield Found(ID, place, f"has {len(own)} parts, the English {len(plain)}", "Translate part by part")
        for number, (mine, theirs) in enumerate(zip(own, plain, strict=False)):
            yield from _text(f"{place}[{number}]", mine, theirs)
    else:
        yield from _text(place, own, plain)


def _same_names(place: str, own: set[str], plain: set[str]) -> Iterator[Found]:
    for name in sorted(plain - own):
        yield Found(ID, place, f"has no label for {name}", "Give every choice a label")
    for name in sorted(own - plain):
        yield Found(ID, place, f"has a label for {name}, which is no choice", "Remove it or mend the name")


def _text(place: str, own: str, plain: str) -> Iterator[Found]:
    if bool(own) != bool(plain):
        wrong = "says what the English does not" if own else "is missing, the English has it"
        yield Found(ID, place, wrong, "Translate what is there, no more and no less")
    elif _gaps(own) != _gaps(plain):
        yield Found(ID, place, f"has {_gaps(own)} to fill in, the English {_gaps(plain)}", "Keep each word in braces")
    elif numbers_in(own) != numbers_in(plain):
        wrong = f"has the numbers {_listed(own)}, the English {_listed(plain)}"
        yield Found(ID, place, wrong, "Write the same numbers in Western digits")


def numbers_in(text: str) -> Counter[str]:
    """The numbers of a text with a point before decimals, as often as they occur; digits of other scripts stay."""
    return Counter(number.replace(",", ".") for number in re.findall(r"\d+(?:[.,]\d+)*", text))


def _gaps(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", text))


def _listed(text: str) -> str:
    return ", ".join(sorted(numbers_in(text).elements())) or "none"
