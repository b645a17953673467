"""The sides of a body in words."""

from django.utils.translation import gettext_lazy

#: A part of a finding with sides, as the contract names it, and as a page says it.
SIDES = {"right": gettext_lazy("right"), "left": gettext_lazy("left"), "unsided": gettext_lazy("side not stated")}
