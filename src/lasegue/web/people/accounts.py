"""Accounts are made by a clinic's owner; nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm, ReauthenticateForm
from django.http import HttpRequest


class ClosedAccounts(DefaultAccountAdapter):
    """No open sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class _Plain:
    """Leaves out hints inside fields, and the link to a letter that this installation does not send."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)


class SignInForm(_Plain, LoginForm):
    """Email and password."""


class ConfirmForm(_Plain, ReauthenticateForm):
    """The password once more."""
