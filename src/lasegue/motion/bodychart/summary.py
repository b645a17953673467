"""The chart in words: what is felt where, side by side; a screen reader hears it instead of the drawing."""

from collections.abc import Iterable

from lasegue.motion.bodychart.marks import FEELINGS, in_order
from lasegue.motion.bodychart.wording import COMMA, FELT_IN, NOTHING, REGIONS, SIDE_HEADS, Language, pick


def summarise_sides(
    pain: Iterable[str] = (), tingling: Iterable[str] = (), numb: Iterable[str] = (), language: Language = "en"
) -> list[tuple[str, str]]:
    """For each side with something felt: its name, and what is felt where on it, from the spine down.

    What lies across the body comes first and under no name.

    Raises:
        ValueError: a token is no region of the contract.
    """
    felt = {feeling: in_order(tokens) for feeling, tokens in zip(FEELINGS, (pain, tingling, numb), strict=True)}
    comma = pick(COMMA, language)
    found = []
    for side, head in SIDE_HEADS.items():
        parts = []
        for feeling, places in felt.items():
            names = [pick(REGIONS[place.region], language) for place in places if place.group == side]
            if names:
                parts.append(pick(FELT_IN[feeling], language).format(places=comma.join(names)))
        if parts:
            first = parts[0] if side != "none" else _capital(parts[0])
            sentence = ". ".join([first, *map(_capital, parts[1:])])
            found.append((pick(head, language) if side != "none" else "", f"{sentence}."))
    return found


def summarise(
    pain: Iterable[str] = (), tingling: Iterable[str] = (), numb: Iterable[str] = (), language: Language = "en"
) -> str:
    """The whole chart as one text, such as "Pain in low back. Right side: pain in calf. Tingling in outer shin."."""
    sides = summarise_sides(pain, tingling, numb, language)
    return " ".join(f"{head}: {text}" if head else text for head, text in sides) or pick(NOTHING, language)


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
