"""Forms of the last page: who asks, how to reach them, what they agree to, and when it suits them."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from lasegue.web.people.models import Clinic

DAYS = (
    ("mon", _("Monday")),
    ("tue", _("Tuesday")),
    ("wed", _("Wednesday")),
    ("thu", _("Thursday")),
    ("fri", _("Friday")),
    ("sat", _("Saturday")),
    ("sun", _("Sunday")),
)
PARTS = (("morning", _("Morning")), ("afternoon", _("Afternoon")), ("evening", _("After 5")))
_WEEKDAYS = range(5)
_PHONE = RegexValidator(r"^[0-9+()./ \-]{5,30}$", _("Please give a phone number, for example 555-0142."))
_OLDEST_YEARS = 120


class ReachForm(forms.Form):
    """Name and phone, both free to leave out: asked on the stop page, after it has said what to do."""

    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    phone = forms.CharField(label=_("Your phone number"), max_length=30, required=False, validators=[_PHONE])

    def clean(self) -> dict[str, Any]:
        """Sent with nothing in it, it says what is missing: nobody should wait for a call that cannot come."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            self.add_error("phone", _PHONE.message)
        return cleaned


class RequestForm(forms.Form):
    """What the clinic needs to answer a request."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, error_messages={"required": _("Please write your name.")}
    )
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False, validators=[_PHONE])
    email = forms.EmailField(label=_("Email"), required=False)
    born_on = forms.DateField(
        label=_("Date of birth"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    preferred = forms.MultipleChoiceField(label=_("Times that suit you"), required=False)
    note = forms.CharField(
        label=_("Anything else for the clinic"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    agreed = forms.BooleanField(
        label=_("I agree that this clinic keeps my answers and uses them to plan my care."),
        error_messages={
            "required": _(
                "Please tick the box if you agree. We cannot keep your answers without it. You can also call us."
            )
        },
    )

    def __init__(self, *args: Any, clinic: Clinic, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.days = open_days(clinic)
        times = [(f"{day}_{part}", f"{day} {part}") for day, _day in self.days for part, _part in PARTS]
        self.fields["preferred"].choices = times  # type: ignore[attr-defined] # a field of choices has them
        tokens = {"name": "name", "phone": "tel", "email": "email", "born_on": "bday"}
        for name, token in tokens.items():
            self.fields[name].widget.attrs["autocomplete"] = token
        self.fields["phone"].widget.input_type = "tel"

    def clean_born_on(self) -> date | None:
        """No day to come and nobody older than anybody."""
        day: date | None = self.cleaned_data["born_on"]
        if day and not self.on - timedelta(days=_OLDEST_YEARS * 366) <= day <= self.on:
            raise forms.ValidationError(_("That date cannot be right. Please check the year."))
        return day

    def clean(self) -> dict[str, Any]:
        """One way to answer is enough, and one is needed."""
        cleaned = super().clean() or {}
        if not self.errors.keys() & {"phone", "email"} and not cleaned.get("phone") and not cleaned.get("email"):
            self.add_error("phone", _("Please give a phone number or an email address, so that we can answer."))
        return cleaned


def open_days(clinic: Clinic) -> list[tuple[str, Any]]:
    """Days on which the clinic works; from Monday to Friday when it has not said."""
    numbers = set(clinic.hours.values_list("weekday", flat=True)) or set(_WEEKDAYS)
    return [day for number, day in enumerate(DAYS) if number in numbers]
