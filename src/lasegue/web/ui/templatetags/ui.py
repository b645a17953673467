"""Small parts of a page: icons, level words, evidence badges. Available in every template."""

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.defaultfilters import date as as_django_dates
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from lasegue.knowledge.entries.drawings import DrawingName
from lasegue.motion.anatomy.drawing import render
from lasegue.motion.bodychart.wording import LANGUAGES, Language
from lasegue.web.ui import tongues
from lasegue.web.ui.clock import clock_of, day_in_words

register = template.Library()

LEVEL_ICONS = {"emergency": "octagon", "urgent": "triangle", "refer": "refer", "treat": "tick-circle"}
LEVEL_TAGS = {"emergency": "em", "urgent": "urgent", "refer": "refer", "treat": "ok"}
LEVEL_WORDS = {
    "emergency": gettext_noop("Emergency"),
    "urgent": gettext_noop("Urgent"),
    "refer": gettext_noop("Refer"),
    "treat": gettext_noop("Treat"),
}
DOTS = {"very_low": 1, "low": 2, "moderate": 3, "high": 4}


@cache
def _sprite(backend: str) -> str:
    """Address of the icons under a way of serving files; looked up once, because a page names many."""
    return static("icons.svg")


@lru_cache(maxsize=512)
def _drawn(name: str, extra: str, backend: str) -> SafeString:
    """The few icons there are, each written once."""
    return format_html(
        '<svg class="i {}" aria-hidden="true"><use href="{}#i-{}"/></svg>', extra, _sprite(backend), name
    )


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """One icon of the sprite, invisible to screen readers: the word beside it says what it means."""
    return _drawn(name, extra, settings.STORAGES["staticfiles"]["BACKEND"])


@register.simple_tag
def education_drawing(name: DrawingName, language: str) -> SafeString:
    """A drawing that explains, in a language of the knowledge; any other language gets the English words."""
    found: Language = next((each for each in LANGUAGES if language.startswith(each)), "en")
    return mark_safe(render(name, found))


@register.simple_tag
def level_icon(level: str) -> SafeString:
    """The shape of a level: octagon, triangle, leaving arrow, tick."""
    return icon(LEVEL_ICONS.get(level, "info"))


@register.filter
def level_tag(level: str) -> str:
    """The classes that give a tag the colour of a level."""
    return f"tag-{LEVEL_TAGS.get(level, 'plain')}"


@register.filter
def level_word(level: str) -> str:
    """A level in one word for clinicians."""
    return _(LEVEL_WORDS[level]) if level in LEVEL_WORDS else level


@register.simple_tag
def certainty(grounds: Any) -> SafeString:
    """Four dots and words; a dashed diamond for a convention that awaits a clinician's sign-off."""
    convention = grounds is None or grounds.basis == "convention" or grounds.certainty == "unrated"
    return _badge("" if convention else grounds.certainty, tongues.language())


@cache
def _badge(grade: str, _tongue: Language) -> SafeString:
    """The few badges there are, each drawn once in a language; a page shows dozens."""
    dots = DOTS.get(grade, 0)
    shown = [(5 + 8 * place, place < dots) for place in range(4)]
    words = {
        "": _("Convention, not yet tested"),
        "very_low": _("Very low certainty"),
        "low": _("Low certainty"),
        "moderate": _("Moderate certainty"),
        "high": _("High certainty"),
    }
    return render_to_string("ui/_certainty.html", {"convention": not grade, "dots": shown, "word": words[grade]})


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """Value of a mapping under a key held in a variable; nothing when it is absent."""
    return mapping.get(key) if hasattr(mapping, "get") else None


@register.filter
def clock(at: datetime) -> str:
    """``3:10 pm``, as everywhere on the clinic's pages, on the clock of the clinic."""
    return clock_of(timezone.localtime(at)) if at else ""


@register.filter
def moment(at: datetime) -> str:
    """``28 Nov 2026, 3:10 pm``."""
    return _(", ").join([day_in_words(local := timezone.localtime(at)), clock_of(local)]) if at else ""


@register.filter("date", expects_localtime=True)
def dated(value: Any, form: str | None = None) -> Any:
    """Django's own, with days in words kept: what is a day and no moment, or is written as no more than a day."""
    is_day = isinstance(value, date) and (not isinstance(value, datetime) or (form or "").endswith("DAY_FORMAT"))
    return day_in_words(value, form) if is_day and form else as_django_dates(value, form)


@register.filter
def words(identifier: str) -> str:
    """An identifier of the contract as words, for the few places that have no label of their own."""
    return str(identifier).replace("_", " ")


@register.filter
def named(name: str) -> str:
    """A name of the knowledge where no element can stand, such as in a choice or an attribute."""
    return tongues.apart(name)


@register.filter
def within(name: str) -> str:
    """A name of the knowledge in the middle of a sentence."""
    return tongues.within(name)


@register.filter
def english(said: Any) -> Any:
    """Words of the knowledge within a line: marked as English on a page of another language."""
    return tongues.english(said)
