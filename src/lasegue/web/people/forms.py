"""Forms about clinics, staff and patients. Every message says what is expected."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from lasegue.web.people.models import Clinic, Patient
from lasegue.web.people.rights import Role
from lasegue.web.people.zones import LanguageSelect, ZoneSelect, zones

EARLIEST_BIRTH = date(1900, 1, 1)
ROLE_WORDS = {
    Role.OWNER: _("Owner: staff, clinic, trail"),
    Role.THERAPIST: _("Therapist: examines, plans, signs"),
    Role.ASSISTANT: _("Assistant: treats, may not sign plans"),
    Role.FRONT_DESK: _("Front desk: people and appointments"),
}


class PlainText(forms.CharField):
    """One line of text without control characters, which PostgreSQL refuses and nobody types."""

    def clean(self, value: Any) -> str:
        """The text, trimmed.

        :raises ValidationError: when it holds a character that cannot be kept.
        """
        if isinstance(value, str) and any(ord(each) < 32 and each not in "\t\r\n" for each in value):
            raise forms.ValidationError(_("Use letters, digits and signs only; a control character came along."))
        return str(super().clean(value))


class ClinicForm(forms.ModelForm):
    """Name, place, phone and emergency number of a clinic."""

    name = PlainText(label=_("Name of the clinic"), max_length=120)
    phone = PlainText(label=_("Phone that patients call"), max_length=30)
    emergency_number = forms.RegexField(
        label=_("Emergency number"),
        regex=r"^[0-9]{2,10}$",
        error_messages={"invalid": _("Give the number that people dial in an emergency, such as 911 or 112.")},
    )
    country = forms.RegexField(
        label=_("Country"),
        regex=r"^[A-Z]{2}$",
        help_text=_("Two letters, such as US."),
        error_messages={"invalid": _("Give two capital letters, such as US, MX or EG.")},
    )
    timezone = forms.ChoiceField(label=_("Time zone"), choices=zones, widget=ZoneSelect)

    class Meta:
        """What the owner sees and changes."""

        model = Clinic
        fields = ("name", "country", "timezone", "emergency_number", "phone", "billing_rule")
        labels: ClassVar[dict[str, Any]] = {"billing_rule": _("How units are billed")}


class PasswordForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        help_text=_("At least 12 characters. A few words that you can remember are best."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password, once more"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both the same, and strong enough."""
        given: dict[str, Any] = super().clean() or {}
        first, second = given.get("password"), given.get("again")
        if first and second and first != second:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        if first:
            try:
                validate_password(first)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given


class FirstRunForm(PasswordForm):
    """The owner of a new clinic, with the code that stands on the server's own screen."""

    code = PlainText(label=_("Set-up code"), help_text=_("It stands where the server was started."), max_length=40)
    owner_name = PlainText(label=_("Your name"), max_length=120)
    email = forms.EmailField(
        label=_("Your email"),
        help_text=_("You sign in with it."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    field_order = ("code", "owner_name", "email", "password", "again")


class HoursForm(forms.Form):
    """When the clinic is open on one weekday; both empty means closed."""

    opens = forms.TimeField(label=_("Opens"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    closes = forms.TimeField(label=_("Closes"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))

    def clean(self) -> dict[str, Any]:
        """Closing comes after opening."""
        given: dict[str, Any] = super().clean() or {}
        opens, closes = given.get("opens"), given.get("closes")
        if bool(opens) != bool(closes):
            raise forms.ValidationError(_("Give both times, or leave both empty when it is closed."))
        if opens and closes and closes <= opens:
            raise forms.ValidationError(_("Closing has to come after opening."))
        return given


class StaffForm(forms.Form):
    """A member of staff."""

    name = PlainText(label=_("Name"), max_length=120)
    credentials = PlainText(label=_("Letters after the name"), max_length=60, required=False)
    email = forms.EmailField(label=_("Email"), help_text=_("They sign in with it."))
    # No role is given by leaving the list as it stands: the first would be the owner's.
    role = forms.ChoiceField(
        label=_("Role"), choices=[("", _("Choose a role")), *((role.value, ROLE_WORDS[role]) for role in Role)]
    )


class CertificateForm(forms.Form):
    """A certificate and the last day it holds."""

    kind = PlainText(label=_("Certificate"), max_length=60, help_text=_("Such as dry needling."))
    valid_until = forms.DateField(label=_("Valid until"), widget=forms.DateInput(attrs={"type": "date"}))


class PatientForm(forms.ModelForm):
    """How to reach a patient."""

    name = PlainText(label=_("Name"), max_length=120)
    phone = PlainText(label=_("Phone"), max_length=30, required=False)

    class Meta:
        """What the desk sees and changes."""

        model = Patient
        fields = ("name", "born_on", "phone", "email", "language")
        labels: ClassVar[dict[str, Any]] = {
            "born_on": _("Born on"),
            "email": _("Email"),
            "language": _("Language"),
        }
        widgets: ClassVar[dict[str, Any]] = {
            "born_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "language": LanguageSelect(choices=settings.LANGUAGES),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A caller in an emergency is in the clinic's hands before anybody has asked their date of birth.
        self.fields["born_on"].required = self.instance.pk is None or self.instance.born_on is not None

    def clean_born_on(self) -> date | None:
        """A day on which somebody alive can have been born."""
        from django.utils import timezone

        born = self.cleaned_data.get("born_on")
        if born is not None and not EARLIEST_BIRTH <= born <= timezone.now().date():
            raise forms.ValidationError(_("Give a day between 1900 and today."))
        return born
