"""Forms of the lists: put off, hand over, agree on a time, add a person. Every message says what to do."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lasegue.web.booking.models import Appointment
from lasegue.web.people.clock import now_at
from lasegue.web.people.forms import PatientForm, PlainText
from lasegue.web.people.models import Clinic, Member
from lasegue.web.people.rights import Role

TREATS = (Role.THERAPIST, Role.ASSISTANT)
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
BEGINNING = time(8)


class PersonOfClinic(forms.ModelChoiceField):
    """A member of the clinic, by name."""

    def label_from_instance(self, member: Any) -> str:
        """Name and what they are."""
        return f"{member.name}, {member.credentials}" if member.credentials else str(member.name)


class HandOverForm(forms.Form):
    """Who takes over."""

    to = PersonOfClinic(label=_("To"), queryset=Member.objects.none(), empty_label=_("Choose a person"))

    def __init__(self, clinic: Clinic, by: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Member.objects.filter(clinic=clinic, is_active=True, role__in=TREATS).exclude(pk=by.pk)
        self.fields["to"].queryset = others.order_by("name")  # type: ignore[attr-defined] # a model choice field


class PutOffForm(forms.Form):
    """Until when, and why it can wait."""

    until = forms.DateField(label=_("Until the morning of"), widget=DAY)
    reason = PlainText(label=_("Why it can wait"), max_length=200)

    def __init__(self, clinic: Clinic, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._zone = now_at(clinic).tzinfo

    def moment(self) -> datetime:
        """The morning of the chosen day, on the clinic's clock."""
        return datetime.combine(self.cleaned_data["until"], BEGINNING, self._zone)


class BookForm(forms.Form):
    """A time agreed with a patient."""

    therapist = PersonOfClinic(label=_("With"), queryset=Member.objects.none(), empty_label=_("Choose a person"))
    kind = forms.ChoiceField(label=_("For"), choices=Appointment.KINDS)
    day = forms.DateField(label=_("Day"), widget=DAY)
    clock = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=10,
        max_value=180,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": 5}),
    )

    def __init__(self, clinic: Clinic, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now, self._clinic = now_at(clinic), clinic
        self.is_outside_hours = False
        treating = Member.objects.filter(clinic=clinic, is_active=True, role__in=TREATS).order_by("name")
        self.fields["therapist"].queryset = treating  # type: ignore[attr-defined] # a model choice field

    def clean(self) -> dict[str, Any]:
        """A time that is still to come, not years away, and outside the opening hours only on purpose."""
        given: dict[str, Any] = super().clean() or {}
        day, clock = given.get("day"), given.get("clock")
        if day and clock:
            moment = datetime.combine(day, clock, self._now.tzinfo)
            if not self._now - timedelta(minutes=30) <= moment <= self._now + timedelta(days=366):
                self.add_error("day", _("Choose a time from now on, within a year."))
            elif self._is_closed(moment, given.get("minutes")):
                self.is_outside_hours = True
                if "outside" not in self.data:
                    self.add_error("clock", _("The clinic is closed then. Choose another time, or agree all the same."))
            given["starts_at"] = moment
        return given

    def _is_closed(self, starts_at: datetime, minutes: int | None) -> bool:
        """Whether it lies outside the hours of its day; a clinic that named no hours at all is not called closed."""
        hours = list(self._clinic.hours.all())
        ends_at, day = starts_at + timedelta(minutes=minutes or 0), starts_at.date()
        stretches = (
            (datetime.combine(day, each.opens, starts_at.tzinfo), datetime.combine(day, each.closes, starts_at.tzinfo))
            for each in hours
            if each.weekday == day.weekday()
        )
        return bool(hours) and not any(opens <= starts_at and ends_at <= closes for opens, closes in stretches)


class NewPersonForm(PatientForm):
    """Somebody at the desk or on the phone."""

    def __init__(self, clinic: Clinic, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        treating = Member.objects.filter(clinic=clinic, is_active=True, role=Role.THERAPIST).order_by("name")
        self.fields["born_on"].required = False  # a caller in pain is not asked for papers first
        self.fields["therapist"] = PersonOfClinic(
            label=_("Therapist"), queryset=treating, required=False, empty_label=_("Not decided yet")
        )
