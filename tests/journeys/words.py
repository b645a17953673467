"""What a page says in its language, so that a journey looks for the words that a person would read there."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext, override

from lasegue.web.ui.terms import term

#: A window's width and the language of its pages: a phone, a desk, and a phone read from right to left.
WINDOWS = [(360, "en"), (1280, "es"), (360, "ar")]
_PLACE = re.compile(r"(%\(\w+\)[sd])")


@dataclass(frozen=True)
class Words:
    """The words of one language. A journey names each by its English message, filled as the page fills it."""

    language: str

    def __call__(self, message: str, many: str = "", **filled: object) -> str:
        """A message of the pages; with ``many`` it is the one for ``n`` things."""
        said = self._said(message, many, filled)
        return said % filled if filled else said

    def like(self, message: str, many: str = "", **filled: object) -> re.Pattern[str]:
        """A message of which only some places are filled: anything may stand in the others."""
        parts = _PLACE.split(self._said(message, many, filled))
        known = {f"%({name}){kind}": re.escape(str(value)) for name, value in filled.items() for kind in "sd"}
        return re.compile("".join(known.get(each, ".*") if _PLACE.match(each) else re.escape(each) for each in parts))

    def about(self, message: str, whom: str) -> re.Pattern[str]:
        """A link or button that says to a screen reader what or whom it is about."""
        return re.compile(rf"{re.escape(self(message))}\s*: {re.escape(whom)}")

    def name(self, title: str) -> str:
        """A name of the knowledge."""
        if self.language == "en":
            return title
        with override(self.language):
            found = term(title)
        assert found, f"{title!r} has no name in {self.language}"
        return found

    def _said(self, message: str, many: str, filled: dict[str, object]) -> str:
        with override(self.language):
            said = ngettext(message, many, int(str(filled["n"]))) if many else gettext(message)
        # an Arabic word is never written as the English one, so here a missing or mistyped message shows
        assert self.language != "ar" or said not in (message, many), f"{message!r} is not said in Arabic"
        return said
