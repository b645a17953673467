"""Variables of templates, looked up where they are and written as what they are.

Django tries a value as a mapping first and learns from an exception that it is none, and asks of each value that it
writes whether it is a time, a number of some country or a promise. A page has thousands of variables, most of them
texts that are attributes of plain objects. These are found and written at once here; all else, and whatever fails, is
left to Django, so that every variable means what its documentation says.
"""

from html import escape
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.template import Origin, Template, TemplateDoesNotExist, Variable, VariableDoesNotExist
from django.template.base import (
    FilterExpression,
    Lexer,
    Node,
    NodeList,
    Parser,
    Token,
    VariableNode,
    render_value_in_context,
)
from django.template.context import Context
from django.template.loaders.base import Loader
from django.template.loaders.cached import Loader as CachedLoader
from django.urls import NoReverseMatch
from django.utils.safestring import SafeString

#: Ways of getting an item that know places only, so that a name is always an attribute.
_BY_PLACE = (None, tuple.__getitem__, list.__getitem__, str.__getitem__)


class _NotAtOnce(LookupError):
    """Django has to look."""


#: How looking and calling fail where Django goes on in another way, or says nothing in the place of the value.
_FAILED = (AttributeError, LookupError, TypeError, ValueError, ObjectDoesNotExist, NoReverseMatch)


class Found(Variable):
    """A variable whose value is looked for where its kind keeps it."""

    __slots__ = ()

    def resolve(self, context: Any) -> Any:
        """The value. Whatever fails, Django meets again and says what it means."""
        if self.translate or self.lookups is None:
            return super().resolve(context)
        first, *names = self.lookups
        try:
            found = context[first]
            if callable(found):
                found = _called(found)
            for name in names:
                found = _of(found, name)
                if callable(found):
                    found = _called(found)
        except _FAILED:
            return super().resolve(context)
        return found


def _of(holder: Any, name: str) -> Any:
    gets = getattr(type(holder), "__getitem__", None)
    if gets in _BY_PLACE:
        return holder[int(name)] if name.isdecimal() else getattr(holder, name)
    if gets is dict.__getitem__:
        return holder[name]
    raise _NotAtOnce


def _called(found: Any) -> Any:
    if getattr(found, "do_not_call_in_templates", False) or getattr(found, "alters_data", False):
        raise _NotAtOnce
    return found()


class Expression(FilterExpression):
    """A variable with its filters."""

    __slots__ = ()

    def __init__(self, token: str, parser: Parser) -> None:
        super().__init__(token, parser)
        if type(self.var) is Variable and self.var.lookups is not None and not self.var.translate:
            self.var = Found(self.var.var)

    def resolve(self, context: Context, ignore_failures: bool = False) -> Any:
        """The value, as the filters leave it."""
        if self.filters or not self.is_var:
            return super().resolve(context, ignore_failures)
        try:
            return self.var.resolve(context)
        except VariableDoesNotExist:
            return super().resolve(context, ignore_failures)


class Written(VariableNode):
    """A variable that stands in the text."""

    def render(self, context: Context) -> str:
        """What the page says there."""
        value = self.filter_expression.resolve(context)
        kind = type(value)
        if kind is SafeString or (kind is int and not settings.USE_THOUSAND_SEPARATOR):
            return str(value)
        if kind is str and context.autoescape:
            return escape(value)
        return str(render_value_in_context(value, context))


class Compiled(Template):
    """A template made of these."""

    def compile_nodelist(self) -> NodeList:
        """The nodes of the template; while errors are looked for, those of Django, which say where they stand."""
        if self.engine.debug:
            return super().compile_nodelist()
        libraries, builtins = self.engine.template_libraries, self.engine.template_builtins
        parser = _Parser(Lexer(self.source).tokenize(), libraries, builtins, self.origin)
        nodes = parser.parse()
        self.extra_data = parser.extra_data
        return nodes


class _Parser(Parser):
    def compile_filter(self, token: str) -> FilterExpression:
        return Expression(token, self)

    def extend_nodelist(self, nodelist: NodeList, node: Node, token: Token) -> None:
        if type(node) is VariableNode:
            node = Written(node.filter_expression)
        super().extend_nodelist(nodelist, node, token)


class _Compiling(Loader):
    def get_contents(self, origin: Origin) -> str:
        raise NotImplementedError("expected the loader to say what stands in a file")

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        tried = []
        for origin in self.get_template_sources(template_name):
            if skip is not None and origin in skip:
                tried.append((origin, "Skipped to avoid recursion"))
                continue
            try:
                contents = self.get_contents(origin)
            except TemplateDoesNotExist:
                tried.append((origin, "Source does not exist"))
            else:
                return Compiled(contents, origin, str(origin.template_name), self.engine)
        raise TemplateDoesNotExist(template_name, tried=tried)


class Kept(CachedLoader, _Compiling):
    """Templates by their names, each compiled once."""
