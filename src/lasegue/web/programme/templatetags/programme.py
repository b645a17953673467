"""What templates of the home programme ask for."""

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def script(name: str) -> str:
    """The address of a script, or nothing where this installation does not have it: the page works without."""
    path = f"scripts/{name}.js"
    return static(path) if finders.find(path) else ""
