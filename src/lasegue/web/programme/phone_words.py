"""What the page of what is kept on a phone says, in the reader's language. Blanks are in braces."""

from django.utils.translation import gettext as _


def phone_words() -> dict[str, str]:
    """Every sentence of the list, by the name its script asks for."""
    return {**_kinds(), **_reasons(), **_acts()}


def _kinds() -> dict[str, str]:
    """An entry by its kind; a kind that has no words here is called something you recorded."""
    return {
        "other": _("Something you recorded"),
        "an_exercise": _("an exercise"),
        "session_started": _("You began a session."),
        "session_ended": _("You ended a session."),
        "set_done": _("You did a set: {title}"),
        "too_hard": _("Too hard: {title}"),
        "hurts_more": _("It hurt more: {title}"),
        "swapped": _("You went on with the easier one: {title}"),
        "stopped": _("Stopped for that day: {title}"),
        "pain": _("Leg pain: {n} of 10"),
        "feeling_better": _("Your leg is better."),
        "feeling_same": _("Your leg is the same."),
        "feeling_worse": _("Your leg is worse."),
        "question": _("Your question: {text}"),
        "screen": _("Your answers to the safety questions"),
    }


def _reasons() -> dict[str, str]:
    return {
        "waiting": _("It waits for a connection. It goes to the clinic by itself. You need not do anything."),
        "conflict": _("The clinic already had another entry in its place. It kept that one and did not take this one."),
        "refused_plan": _("It belongs to a plan that the clinic does not have for you."),
        "refused_large": _("It was too long to send."),
        "refused_other": _("The clinic could not read it."),
    }


def _acts() -> dict[str, str]:
    return {
        "message": _("My phone could not hand this in ({when}): {what}"),
        "told": _("It goes to your therapist as a message."),
        "put_away": _("Put away. It stays on this phone."),
        "back": _("It is in the list again."),
    }
