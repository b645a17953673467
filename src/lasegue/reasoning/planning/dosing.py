"""How much of an item one person gets: by irritability, by age, with the precautions that apply."""

from typing import Any

from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.intervention import Dose, Intervention, Precaution
from lasegue.knowledge.library import Library

_AMOUNTS = ("sets", "reps", "hold_s", "minutes", "per_day", "days_per_week", "weeks", "load_kg")
_EASED_BY_AGE = ("sets", "reps", "hold_s", "minutes", "load_kg")


def dose_of(item: Intervention, irritability: str | None) -> Dose | None:
    """The dose for a degree of irritability; the usual one when it is unknown or makes no difference."""
    if item.dose is None:
        return None
    special = {"high": item.dose.high, "moderate": item.dose.moderate, "low": item.dose.low}
    return special.get(irritability or "") or item.dose.usual


def written(dose: Dose | None, older: bool) -> dict[str, Any]:
    """A dose as the contract writes it. An older person starts at the lower end of every range."""
    if dose is None:
        return {}
    plain: dict[str, Any] = {}
    for name in _AMOUNTS:
        amount = getattr(dose, name)
        if amount is None:
            continue
        if isinstance(amount, tuple):
            plain[name] = _number(amount[0]) if older and name in _EASED_BY_AGE else [_number(each) for each in amount]
        else:
            plain[name] = _number(amount)
    if dose.effort:
        plain["effort"] = dose.effort
    return plain


def weeks_of(phases: tuple[Phase, ...], start: Phase, library: Library) -> list[float]:
    """First and last week of the plan in which phases run when treatment starts in ``start``.

    A plan looks no further ahead than the policy's horizon; what goes on is planned again then.
    """
    begin = library.phases[start].weeks[0]
    first = max(0.0, library.phases[phases[0]].weeks[0] - begin)
    last = min(library.phases[phases[-1]].weeks[1] - begin, library.policy.horizon_weeks.value)
    return [_number(first), _number(max(first + 1, last))]


def note(
    dose: Dose | None, precautions: tuple[Precaution, ...], phases: tuple[Phase, ...], start: Phase, library: Library
) -> str:
    """Words that go with a dose: what the numbers leave out, the precautions, and the phase of a later start."""
    parts = [dose.text] if dose is not None and dose.text else []
    parts += [each.do for each in precautions]
    if phases and PHASES.index(phases[0]) > PHASES.index(start):
        parts.append(f"Starts in the phase “{library.phases[phases[0]].title}”.")
    return " ".join(parts)


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value
