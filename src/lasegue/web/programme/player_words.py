"""What the session player says in the reader's language. Scripts have no words of their own; blanks are in braces."""

from collections.abc import Mapping
from functools import cache

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _


def player_words() -> Mapping[str, str]:
    """Every sentence a script puts together or changes, by the name it asks for."""
    return _in(get_language())


@cache
def _in(_language: str | None) -> Mapping[str, str]:
    """All of them in a language; they are the same for everybody."""
    return {**_moving(), **_sides(), **_saying(), **_asking(), **_ending()}


def _moving() -> dict[str, str]:
    return {
        "where": _("Exercise {n} of {all} · {min} min left"),
        "bar": _("Exercise {n} of {all}"),
        "count": _("{n} of {all}"),
        "of": _("of {all}"),
        "sets": _("Set {n} of {all}"),
        "next": _("Next: {title}"),
        "pause": _("Pause"),
        "resume": _("Go on"),
        "timer": _("{part}, {s} seconds left"),
        "part_ready": _("get ready"),
        "part_out": _("move"),
        "part_hold": _("hold"),
        "part_back": _("and back"),
        "part_rest": _("rest"),
        "part_timed": _("keep going"),
        "part_open": _("as long as it helps"),
        "part_paused": _("paused"),
    }


def _sides() -> dict[str, str]:
    return {
        "side_both": "",
        "side_alternate": _("One side, then the other"),
        "side_right": _("Right side"),
        "side_left": _("Left side"),
        "now_alternate": _("One side, then the other."),
        "now_right": _("Now the right side."),
        "now_left": _("Now the left side."),
    }


def _saying() -> dict[str, str]:
    return {
        "say_ready": _("Get ready."),
        "say_go": _("Begin."),
        "say_hold": _("Hold."),
        "say_back": _("And back."),
        "say_over": _("This set is done."),
        "say_rest": _("Rest for {s} seconds."),
        "say_end": _("That was the last one."),
        "eased": _("Now an easier one: {title}"),
    }


def _asking() -> dict[str, str]:
    return {
        "pain_before": _("How is your leg pain now?"),
        "pain_after": _("How is your leg pain after this?"),
        "pain_go_before": pgettext("button", "Start"),
        "pain_go_after": _("Finish"),
        "question": _("Question {n} of {all}"),
    }


def _ending() -> dict[str, str]:
    return {
        "no_easier": _("There is no easier one in your plan. Leave it out today. Your therapist sees it."),
        "emergency": _("Emergency"),
        "today": _("Stop for today"),
        "held": _("No more exercises today"),
        "held_lead": _("You were not sure about a safety question. Call the clinic today. We never count it as a no."),
        "told": _("The clinic was told."),
        "done_time": _("{min} min"),
        "full": _(
            "This phone is full. The last entry is not kept yet. "
            "Keep this page open and free some space; we try again with the next step."
        ),
        "not_kept": _("The last entry is not kept yet. Keep this page open; we try again with the next step."),
    }
