"""Words of plans inside templates."""

from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from lasegue.reasoning.wording import label
from lasegue.web.assessment import places
from lasegue.web.plans.content import PlanLine
from lasegue.web.plans.presenters import Besides, LineView, dose_in_words
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import english, within

register = template.Library()
KINDS = {
    "exercise": gettext_lazy("Exercise"),
    "manual": gettext_lazy("Hands-on"),
    "conservative": gettext_lazy("Comfort and support"),
    "education": gettext_lazy("Education"),
    "monitoring": gettext_lazy("Monitoring"),
    "referral": gettext_lazy("Referral"),
}
#: Ends of sentences.
STOPS = (".", "!", "?")


@register.filter
def dose_words(line: PlanLine) -> tuple[str, ...]:
    """The amounts of a line in words."""
    return dose_in_words(line)


@register.filter
def on_paper(view: LineView) -> SafeString:
    """What a line says besides its title, as sentences: the amounts, then each thing that goes with them."""
    amounts = Besides(", ".join(dose_in_words(view.line)))
    return format_html_join(" ", "{}", ((_sentence(each),) for each in (amounts, *view.more) if each.words))


def _sentence(said: Besides) -> Any:
    begun = said.words[:1].upper() + said.words[1:]
    whole = begun if begun.endswith(STOPS) else f"{begun}."
    return english(whole) if said.is_own else whole


@register.filter
def rstop(text: str) -> str:
    """Words without the stop at their end, where the sentence goes on."""
    return text.rstrip().removesuffix(".")


@register.filter
def kind_name(kind: str) -> str:
    """A kind of item as people call it."""
    return str(KINDS.get(kind, kind))


@register.filter
def finding_label(name: str) -> str:
    """A finding by its name."""
    return within(label(name, library()))


@register.simple_tag
def way_to(key: Any, finding: str) -> str:
    """Where a finding of a patient is answered."""
    return places.way_to(key, finding)
