"""The small closed lists of a visit: how somebody responded, on which side, and what comes next by which rule."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

#: What was felt right after, and the entry of the library that says what it means for the next time.
RESPONSES = {
    "better": (_("better"), "less-intense"),
    "same": (_("same"), "no-change"),
    "worse": (_("worse"), "light-amber"),
    "moved_up": (_("moved up"), "centralises"),
    "moved_down": (_("moved down"), "peripheralises"),
}
SIDES = {"left": _("L"), "right": _("R"), "both": _("Both")}
SIDES_IN_FULL = {"left": _("left"), "right": _("right"), "both": _("both sides")}
STEPS = {"progress": _("Progress"), "hold": _("Hold"), "step_back": _("Step back"), "swap": _("Swap")}
MOST_MINUTES = 180


@dataclass(frozen=True)
class Part:
    """One part of the note."""

    letter: str
    name: str


PARTS = (Part("S", "Subjective"), Part("O", "Objective"), Part("A", "Assessment"), Part("P", "Plan"))
