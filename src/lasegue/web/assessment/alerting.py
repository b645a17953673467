"""Lifting an alert: only with the right to do so and with a reason; facts that still ask for it are signed off."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from lasegue.reasoning.triage import RANK
from lasegue.web.assessment.reasoning import fact_in_words
from lasegue.web.people.membership import needs
from lasegue.web.record.alerts import AlertProblem, alert_of, clear
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Alert

HOW = (
    ("corrected", gettext_lazy("A fact was wrong. It is corrected in the examination.")),
    ("signed_off", gettext_lazy("The facts stand. I have seen to it and take responsibility.")),
)


class ClearForm(forms.Form):
    """How the alert came to be lifted, and why."""

    how = forms.ChoiceField(choices=HOW, widget=forms.RadioSelect, label=gettext_lazy("What happened"))
    reason = forms.CharField(
        max_length=480,
        min_length=5,
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("What you found and did. It stays in the record with your name."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, still: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._still = still

    def clean_how(self) -> str:
        """Facts that still ask for the alert cannot be called corrected."""
        how: str = self.cleaned_data["how"]
        if how == "corrected" and self._still:
            raise forms.ValidationError(_("The facts still ask for this alert. Correct them first, or sign it off."))
        return how


@require_http_methods(["GET", "POST"])
@needs("alert.clear")
def clear_alert(request: Any, key: str) -> HttpResponse:
    """Show what raised the alert; lift it with a name and a reason."""
    alert = alert_of(request.member.clinic, key)
    if alert is None:
        raise Http404("no such alert in this clinic")
    patient = alert.episode.patient
    chart = chart_of(request.member.clinic, patient.key)
    still = RANK[chart.result.triage.level] >= RANK.get(alert.level, 0)
    form = ClearForm(request.POST or None, still=still)
    if request.method == "POST" and form.is_valid():
        how, reason = form.cleaned_data["how"], form.cleaned_data["reason"]
        try:
            clear(alert, request.member, f"{how.replace('_', ' ')}: {reason}")
        except AlertProblem as problem:
            messages.warning(request, str(problem))
        else:
            messages.success(request, _("The alert is lifted. Your name and reason are in the record."))
        return redirect("exam", key=patient.key)
    content = {"chart": chart, "tab": "", "alert": alert, "form": form, "facts": _facts(alert), "still": still}
    return render(request, "assessment/clear_alert.html", content)


def _facts(alert: Alert) -> list[str]:
    return [fact_in_words(each) for each in alert.because if "finding" in each]
