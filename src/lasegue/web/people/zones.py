"""Time zones that a clinic may lie in, and the fields that offer them and the languages of a person."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


@cache
def zones() -> tuple[tuple[str, str], ...]:
    """Every zone with a place in its name, such as ``Europe/Madrid``, and that name with spaces."""
    return tuple((name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name)


class LanguageSelect(forms.Select):
    """A choice among languages, each by its own name and marked as its own, so that it is spoken rightly."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One option with its language."""
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["lang"] = str(value)
        return option


class ZoneSelect(forms.Select):
    """A choice among some hundred zones, written at once: Django opens a template for each option it offers.

    Their names are English in every language.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"lang": "en", "dir": "ltr", **(attrs or {})}, choices)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The field with all options, as :class:`~django.forms.Select` writes it."""
        widget = self.get_context(name, value, attrs)["widget"]
        options = (
            (option["value"], flatatt(option["attrs"]), option["label"])
            for _, group, _ in widget["optgroups"]
            for option in group
        )
        written = format_html_join("\n", '<option value="{}"{}>{}</option>', options)
        return format_html('<select name="{}"{}>\n{}\n</select>', widget["name"], flatatt(widget["attrs"]), written)
