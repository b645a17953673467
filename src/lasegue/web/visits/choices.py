"""The small closed lists of a visit: how somebody responded, on which side, and what comes next by which rule."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: What was felt right after, and the entry of the library that says what it means for the next time.
RESPONSES = {
    "better": (_("better"), "less-intense"),
    "same": (_("same"), "no-change"),
    "worse": (_("worse"), "light-amber"),
    "moved_up": (_("moved up"), "centralises"),
    "moved_down": (_("moved down"), "peripheralises"),
}
SIDES = {"left": _("L"), "right": _("R"), "both": pgettext_lazy("sides", "Both")}
SIDES_IN_FULL = {"left": _("left"), "right": _("right"), "both": _("both sides")}
STEPS = {
    "progress": pgettext_lazy("next step", "Progress"),
    "hold": _("Hold"),
    "step_back": _("Step back"),
    "swap": _("Swap"),
}
#: What the rules of the library suggest; some of it nobody chooses for a single exercise.
ACTIONS = {
    "progress": _("progress"),
    "hold": pgettext_lazy("next step", "hold"),
    "step_back": _("step back"),
    "swap": _("swap"),
    "review": _("review"),
    "escalate": _("escalate"),
    "discharge": _("discharge"),
}
MOST_MINUTES = 180


@dataclass(frozen=True)
class Part:
    """One part of the note."""

    letter: str
    name: str | Promise


PARTS = (
    Part("S", _("Subjective")),
    Part("O", _("Objective")),
    Part("A", _("Assessment")),
    Part("P", _("Plan")),
)
