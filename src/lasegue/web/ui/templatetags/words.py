"""Django's tags for translation, with words that are written out in a template looked up once in a language.

A page has hundreds of such words, and Django looks each up anew at every drawing, through a promise that nobody needs
here. Our templates have these tags without loading them.
"""

from typing import Any

from django.template import Library
from django.template.base import Node, Parser, Token
from django.templatetags import i18n
from django.utils.translation import get_language

register = Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class Words(Node):
    """Words without anything that could change them; ``asked`` is how Django has them said."""

    def __init__(self, asked: i18n.TranslateNode) -> None:
        self._asked = asked
        self._said: dict[str | None, str] = {}

    def render(self, context: Any) -> str:
        """The words in the language of the page."""
        tongue = get_language()
        said = self._said.get(tongue)
        if said is None:
            said = self._said[tongue] = self._asked.render(context)
        return said


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> Node:
    """Django's tag; kept is what neither a filter, a variable nor a context can change."""
    node = i18n.do_translate(parser, token)
    bits = token.split_contents()
    written_out = len(bits) == 2 and bits[1][0] in "\"'" and bits[1][-1] == bits[1][0]
    return Words(node) if written_out else node
