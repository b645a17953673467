"""Words of the knowledge in the reader's language, and answers written out the way a person would say them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lasegue.exchange.handout.writing import dose_in_words
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.wording import Line, Question, Wording
from lasegue.motion.bodychart.marks import label
from lasegue.motion.bodychart.wording import LANGUAGES
from lasegue.web.intake.ordering import CHART, EASES, WORDS, WORSE
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import language

#: Days of a unit of time; a span this long or longer is told in months or years, by the first limit that it reaches.
DAYS_OF = {"day": 1, "week": 7}
_YEARS_FROM, _MONTHS_FROM, _YEAR, _MONTH = 730, 120, 365.25, 30.44
_QUOTE = re.compile(r"[\"“«]([^\"”»]{8,})[\"”»]")


def wording() -> Wording:
    """The words of the language of this request."""
    return _wording((get_language() or "en")[:2])


@cache
def _wording(language: str) -> Wording:
    return Wording.of(library(), language, settings.HERE.knowledge)


def dose_told(dose: Mapping[str, Any]) -> tuple[str, ...]:
    """The amounts of a dose as a patient reads them, the same on the page, in the player and on paper."""
    known = next((each for each in LANGUAGES if each == wording().language), LANGUAGES[0])
    return dose_in_words(dose, known)


def question_words(finding: str) -> Question:
    """A finding as it is asked."""
    return wording().question(finding)


def quote_in(text: str) -> str:
    """What a patient is told to say: the first quotation of a text, or nothing."""
    found = _QUOTE.search(text)
    return found.group(1).strip().rstrip(".") + "." if found else ""


def title_of(question: str) -> str:
    """A question as it stands at the head of its page."""
    titles = {
        CHART: _("Where do you feel it?"),
        WORSE: _("Does this bring on your pain, or make it worse?"),
        EASES: _("Does this change your pain?"),
        WORDS: _("In your own words: what do you most want to get back to?"),
    }
    return titles.get(question) or question_words(question).ask


def row_label(finding: str) -> str:
    """One line of a list of movements."""
    labels = {
        "worse_sitting": _("Sitting makes it worse"),
        "worse_standing": _("Standing still makes it worse"),
        "worse_walking": _("Walking makes it worse"),
        "worse_bending_forward": _("Bending forward makes it worse"),
        "worse_bending_back": _("Bending back makes it worse"),
        "cough_sneeze_strain_leg_pain": _("A cough or sneeze sends pain down the leg"),
        "eased_sitting": _("Sitting down eases it"),
        "eased_bending_forward": _("Leaning forward eases it"),
        "eased_standing_still": _("When I stop walking and stay standing, it goes"),
        "pain_changes_with_movement": _("It changes when I move or change position"),
    }
    return labels[finding]


def fact_named(finding: str) -> str:
    """What an answer is about, read back later: the question, or a name where the person was asked to do something."""
    facts = {
        "dn4_score": _("Score for nerve pain (DN4)"),
        "eq5d_index": _("Score for your health (EQ-5D)"),
        "fabq_pa": _("Score for fears about being active (FABQ)"),
        "fabq_w": _("Score for fears about work (FABQ)"),
        "lefs80": _("Score for what your legs can do (LEFS)"),
        "numbness_regions": _("Where feeling is dull or gone"),
        "odi_percent": _("Score for daily life (Oswestry)"),
        "pain_detect_score": _("Score for nerve pain (painDETECT)"),
        "pain_regions": _("Where it hurts"),
        "promis_pi_t": _("Score for how much pain got in your way (PROMIS)"),
        "psfs_mean": _("Your own tasks that were hard: 10 is as before"),
        "rmdq24": _("Score for daily life (Roland-Morris)"),
        "sbi": _("Score for how much sciatica bothers you"),
        "sfi": _("Score for how often sciatica bothers you"),
        "start_back_distress": _("Score for the last five of nine questions about your back"),
        "start_back_total": _("Score for nine questions about your back"),
        "tingling_regions": _("Where you feel pins and needles"),
        "tsk11": _("Score for fear of moving (TSK-11)"),
    }
    return facts.get(finding) or question_words(finding).ask


def line_words(item: str) -> Line | None:
    """What the patient reads about an item of a plan, in the language of the request; nothing for one that is gone."""
    try:
        return wording().line(item)
    except KeyError:
        return None


def unit_word(unit: str) -> str:
    """A unit in words."""
    units = {
        "year": _("years"),
        "week": _("weeks"),
        "day": _("days"),
        "min": _("minutes"),
        "count": _("times"),
        "nights per week": _("nights a week"),
    }
    return units.get(unit, "")


def spoken(finding: Finding, value: Any) -> str:
    """An answer as a person would say it."""
    if isinstance(value, dict):
        return _sides(finding, value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return _listed(finding, value)
    if finding.type == "date":
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    if finding.type == "choice":
        return question_words(finding.id).choices.get(value, str(value))
    if isinstance(value, int | float):
        if finding.range == (0.0, 10.0):
            return _("%(value)s of 10") % {"value": f"{value:g}"}
        if finding.unit == "points" and finding.range is not None and finding.range[0] == 0:
            return _("%(value)s of %(most)s") % {"value": f"{value:g}", "most": f"{finding.range[1]:g}"}
        return _amount(value, finding)
    return str(value)


def is_long_span(finding: Finding) -> bool:
    """Whether a number of days or weeks may reach years; those of a pregnancy never do and stay weeks."""
    return finding.unit in DAYS_OF and (finding.range or (0, 0))[1] * DAYS_OF[finding.unit] >= _YEARS_FROM


def _amount(value: float, finding: Finding) -> str:
    """``3 days``. A moment that the person named by the hour is less than a day, and one is one."""
    unit = finding.unit
    if unit == "day" and value <= 1:
        return _("1 day") if value == 1 else _("less than a day")
    if is_long_span(finding) and (days := value * DAYS_OF[unit]) >= _MONTHS_FROM:
        if days >= _YEARS_FROM:
            years = round(days / _YEAR)
            return ngettext("about %(n)d year", "about %(n)d years", years) % {"n": years}
        months = round(days / _MONTH)
        return ngettext("about %(n)d month", "about %(n)d months", months) % {"n": months}
    return measured(value, unit)


def measured(value: float, unit: str) -> str:
    """A number with its unit; a share is told out of a hundred."""
    if unit == "%":
        return _("%(value)s of 100") % {"value": f"{value:.0f}"}
    return f"{value:g} {unit_word(unit)}".strip()


def _sides(finding: Finding, value: dict[str, Any]) -> str:
    left, right = value.get("left"), value.get("right")
    if finding.type == "boolean":
        if left and right:
            return _("Both sides")
        if left or right:
            return _("Left") if left else _("Right")
        return _("No")
    parts = [(_("Left"), left), (_("Right"), right)]
    return " · ".join(f"{side}: {spoken(finding, part)}" for side, part in parts if part is not None)


def _listed(finding: Finding, value: list[str]) -> str:
    if not value:
        return _("None")
    if finding.type == "region_set":
        return " · ".join(label(each, language()) for each in value)
    choices = question_words(finding.id).choices
    return _joined(choices.get(each, each.replace("_", " ")) for each in value)


def _joined(words: Iterable[str]) -> str:
    return _(", ").join(words)
