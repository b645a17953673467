"""Django's templates, letting go of what a page was made of as soon as it is made."""

from typing import Any

from django.template import TemplateDoesNotExist
from django.template.backends.django import DjangoTemplates, Template, reraise
from django.template.context import make_context


class Page(Template):
    """One template as the views use it.

    A context holds its dictionaries and the topmost of them holds the context, so that everything a page was made of
    stays until the collector looks for circles, and the request that this falls into pays for many others. Emptied, it
    goes by itself when the page is sent.
    """

    def render(self, context: dict[str, Any] | None = None, request: Any = None) -> Any:
        """The page as text."""
        made = make_context(context, request, autoescape=self.backend.engine.autoescape)
        try:
            return self.template.render(made)
        except TemplateDoesNotExist as error:
            reraise(error, self.backend)
        finally:
            made.dicts.clear()


class Pages(DjangoTemplates):
    """Django's backend with these pages."""

    def from_string(self, template_code: str) -> Page:
        """A page from the text of its template."""
        return Page(self.engine.from_string(template_code), self)

    def get_template(self, template_name: str) -> Page:
        """A page by the name of its template."""
        found = super().get_template(template_name)
        return Page(found.template, self)
