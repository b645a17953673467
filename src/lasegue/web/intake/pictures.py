"""Drawings of the first call, from the body chart: the area a question is about, and what a person marked."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from lasegue.motion.bodychart.drawing import render, side_words
from lasegue.motion.bodychart.editor import render_editor
from lasegue.motion.bodychart.wording import Language
from lasegue.web.intake.answers import FEELINGS
from lasegue.web.ui.tongues import language


def saddle_picture() -> SafeString:
    """The hips from behind with the area between the legs marked."""
    return _saddle(language())


def chart_pictures(answers: Mapping[str, Any]) -> list[tuple[SafeString, str, str]]:
    """Back and front with what was marked, each with the words for its left and right edge."""
    pain, tingling, numb = (answers.get(finding) or [] for finding in FEELINGS.values())
    words = language()

    def drawn(view: str) -> SafeString:
        markup = render(view, name=f"told-{view}", pain=pain, tingling=tingling, numb=numb, language=words)
        return mark_safe(markup)

    return [(drawn(view), *side_words(view, words)) for view in ("back", "front")]


def chart_editor(answers: Mapping[str, Any]) -> SafeString:
    """The chart to paint on, with what was marked before."""
    pain, tingling, numb = (answers.get(finding) or [] for finding in FEELINGS.values())
    icons = static("icons.svg")
    return mark_safe(
        render_editor(name="chart", icons=icons, pain=pain, tingling=tingling, numb=numb, language=language())
    )


@cache
def _saddle(words: Language) -> SafeString:
    return mark_safe(render("back", name="saddle", numb=["saddle_mid"], crop="saddle", language=words))
