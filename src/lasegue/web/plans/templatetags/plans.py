"""Words of plans inside templates."""

from typing import Any

from django import template

from lasegue.reasoning.wording import label
from lasegue.web.assessment import places
from lasegue.web.plans.content import PlanLine
from lasegue.web.plans.presenters import LineView, dose_in_words
from lasegue.web.record.reasoner import library

register = template.Library()
#: Ends of sentences.
STOPS = (".", "!", "?")


@register.filter
def dose_words(line: PlanLine) -> tuple[str, ...]:
    """The amounts of a line in words."""
    return dose_in_words(line)


@register.filter
def on_paper(view: LineView) -> str:
    """What a line says besides its title, as sentences: the amounts, then each thing that goes with them."""
    parts = (", ".join(dose_in_words(view.line)), *view.more)
    begun = (part[:1].upper() + part[1:] for part in parts if part)
    return " ".join(part if part.endswith(STOPS) else f"{part}." for part in begun)


@register.filter
def rstop(text: str) -> str:
    """Words without the stop at their end, where the sentence goes on."""
    return text.rstrip().removesuffix(".")


@register.filter
def finding_label(name: str) -> str:
    """A finding by its name."""
    return label(name, library())


@register.simple_tag
def way_to(key: Any, finding: str) -> str:
    """Where a finding of a patient is answered."""
    return places.way_to(key, finding)
