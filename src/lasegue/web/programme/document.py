"""``programme.json``: everything the player needs for days without a network, in the patient's language.

The schema is ``docs/reference/programme.schema.json``. Only a signed plan whose seal holds is in it, without the lines
that facts have stopped; while an emergency is open it holds the stop and nothing to do.
"""

from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi

from lasegue.reasoning.progression.in_session import light_table, tap_table
from lasegue.web.intake.stopping import page_of
from lasegue.web.intake.words import wording
from lasegue.web.people.models import Clinic
from lasegue.web.plans.figures import small_address
from lasegue.web.plans.presenters import watch_for_ids
from lasegue.web.plans.released import ReleasedPlan
from lasegue.web.programme import items as lines
from lasegue.web.programme.keeping import files_to_keep, pages_to_keep
from lasegue.web.programme.responding import Step, day_of
from lasegue.web.programme.screening import emergency_words, questions, stops, urgent_words
from lasegue.web.programme.standing import PlanStanding
from lasegue.web.record.reasoner import library

VERSION = 1
RELIEF = "relief-positions"


def document(standing: PlanStanding) -> dict[str, Any]:
    """The whole document for one patient, now."""
    clinic = standing.patient.clinic
    content = _of_plan(standing, standing.released) if standing.released is not None else _no_plan()
    return {
        "v": VERSION,
        "now": timezone.now().isoformat(timespec="seconds"),
        "language": (get_language() or "en")[:2],
        "dir": "rtl" if get_language_bidi() else "ltr",
        "plan": _plan(standing, clinic),
        **content,
        "light": light_table(library(), wording()),
        "in_session": tap_table(library(), wording()),
        "safety": {"questions": questions(), "stops": stops(clinic), "stop": _stop(standing)},
        "pages": pages_to_keep(standing),
        "files": [*files_to_keep((get_language() or "en")[:2]), *_stills(standing)],
    }


def _plan(standing: PlanStanding, clinic: Clinic) -> dict[str, Any]:
    version = standing.released.version if standing.released is not None else None
    signer = version.signed_by if version is not None else None
    return {
        "state": standing.state,
        "episode": str(standing.episode.key) if standing.episode is not None else None,
        "version": version.number if version is not None else None,
        "digest": version.digest if version is not None else "",
        "signed_at": version.signed_at.isoformat(timespec="seconds") if version and version.signed_at else None,
        "signed_by": signer.name if signer is not None else "",
        "clinic": {"name": clinic.name, "phone": clinic.phone, "emergency_number": clinic.emergency_number},
    }


def _of_plan(standing: PlanStanding, released: ReleasedPlan) -> dict[str, Any]:
    today = lines.at_home(released)
    steps = day_of(standing, today).steps
    notes, body = lines.notes_of(released), standing.patient.figure_body
    return {
        "items": lines.items(today, standing.result, notes, steps, body),
        "later": [lines.title_of(line) for line in lines.later(released)],
        "held": [lines.title_of(line) for line in released.held_at_home],
        "other": lines.others(released.lines),
        "stop_rules": [_stop_rule(name) for name in watch_for_ids(released.lines) if _concerns(name, standing)],
        "relief": relief(released),
        "goals": [{"words": goal.words, "text": goal.text, "by": goal.by.isoformat()} for goal in released.goals],
    }


def _no_plan() -> dict[str, Any]:
    rules = [name for name, rule in library().stop_rules.items() if rule.applies_to == "programme"]
    told = [_stop_rule(name) for name in rules if library().stop_rules[name].when_condition is None]
    empty: dict[str, Any] = {name: [] for name in ("items", "later", "held", "other", "goals")}
    return {**empty, "stop_rules": told, "relief": None}


def _concerns(name: str, standing: PlanStanding) -> bool:
    """Whether a stop rule is for this person: one with a condition is left out only when that is known not to hold."""
    when = library().stop_rules[name].when_condition
    return when is None or standing.holds(when) is not False


def _stills(standing: PlanStanding) -> list[str]:
    """Addresses of the small drawings beside the lines of the plan, and of what is done in their place today."""
    if standing.released is None:
        return []
    body, drawn = standing.patient.figure_body, [line for line in standing.released.lines if line.kind == "exercise"]
    steps = day_of(standing, lines.at_home(standing.released)).steps
    done = [(line, steps.get(line.item, Step())) for line in drawn]
    named = [(name, line.side) for line, step in done for name in (line.item, step.exercise, step.to) if name]
    return list(dict.fromkeys(filter(None, (small_address(name, side, body) for name, side in named))))


def _stop_rule(name: str) -> dict[str, Any]:
    rule, words = library().stop_rules[name], wording().stop_rule(name)
    applies = "item" if rule.applies_to == "item" else "all"
    return {"id": name, "applies_to": applies, "says": words.to_patient, "do": words.then_do}


def relief(released: ReleasedPlan) -> dict[str, Any] | None:
    """The positions of relief, when they are in the signed plan; otherwise the words of the stop rule on spread."""
    own = next((line for line in released.lines if line.item == RELIEF), None)
    if own is not None:
        return {"line": RELIEF, **lines.told(own.item, own.title), "dose": lines.dose_of(own.dose)}
    words = wording().stop_rule("spread")
    return {"line": None, **lines.told("", words.title), "says": words.then_do, "dose": None}


def _stop(standing: PlanStanding) -> dict[str, str] | None:
    """The stop that is open now, in words; an urgent one leaves the pages open and the exercises out."""
    if standing.stop is not None:
        page = page_of(standing.stop)
        return {**emergency_words(page), "told": page.told}
    return urgent_words(standing.patient.clinic, standing.urgent) if standing.urgent else None
