"""What a person says without script: how the leg is, a question, and that it is worse. The log takes it as its own."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lasegue.web.intake.pictures import chart_editor
from lasegue.web.people.models import Device
from lasegue.web.portal.doors import Visitor, for_patient
from lasegue.web.programme.models import Entry
from lasegue.web.programme.receiving import CONFLICT, Received, receive
from lasegue.web.programme.screening import questions
from lasegue.web.programme.standing import standing_of, told

FEELINGS = ("pain", "tingling", "numb")
ANSWERS: Mapping[str, Any] = {"yes": True, "no": False, "unsure": "unsure"}
UNREADABLE = 422


@require_POST
@for_patient
def feel(request: Any, visitor: Visitor) -> HttpResponse:
    """Better, the same, or worse; worse leads on to where, before any exercise."""
    said = request.POST.get("is", "")
    received = _write(visitor, request, ("feeling", {"is": said}))
    return redirect("worse" if said == "worse" and received.status != UNREADABLE else "me")


@require_POST
@for_patient
def ask(request: Any, visitor: Visitor) -> HttpResponse:
    """A question to the therapist."""
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()
    received = _write(visitor, request, ("question", {"text": text}))
    if received.status == UNREADABLE:
        messages.warning(request, _("Please write your question in up to 1000 letters."))
    else:
        messages.success(request, _("Your therapist has your question. The answer comes here."))
    return redirect("my_help")


@for_patient
def worse(request: Any, visitor: Visitor) -> HttpResponse:
    """It is worse: where, how bad, and the safety questions, before any exercise."""
    if request.method != "POST":
        return _ask(request, visitor)
    given = request.POST
    answers = {each["finding"]: ANSWERS.get(given.get(each["finding"], "")) for each in questions()}
    regions = {name: list(dict.fromkeys(given.getlist(name)))[:200] for name in FEELINGS}
    worst = given.get("worst", "")
    if None in answers.values() or worst not in {str(number) for number in range(11)}:
        return _ask(request, visitor, _("Please answer every question. “I’m not sure” is an answer too."))
    pain = {"moment": "today", "worst": int(worst), "regions": regions}
    received = _write(visitor, request, ("screen", {"answers": answers}), ("pain", pain))
    if received.status == UNREADABLE:
        return _ask(request, visitor, _("A place on the drawing was not understood. Please mark it again."))
    messages.success(request, _("Thank you. Your therapist sees this."))
    return redirect("me")


def _ask(request: Any, visitor: Visitor, refused: str = "") -> HttpResponse:
    marked = {f"{name}_regions": request.POST.getlist(name) for name in ("pain", "tingling")}
    content = {
        "patient": visitor.patient,
        "clinic": visitor.patient.clinic,
        "at": "worse",
        "entry": request.POST.get("entry") or str(uuid4()),
        "refused": refused,
        "questions": [{**each, "said": request.POST.get(each["finding"], "")} for each in questions()],
        "worst": request.POST.get("worst", ""),
        "numbers": [str(number) for number in range(11)],
        "editor": chart_editor(marked if not refused else {}),
    }
    return render(request, "programme/worse.html", content, status=UNREADABLE if refused else 200)


def _write(visitor: Visitor, request: Any, *said: tuple[str, dict[str, Any]]) -> Received:
    """Entries as a device would send them. The form carries the id, so that sending it twice says it once."""
    now = timezone.now()
    plan = told(standing_of(visitor.patient))
    device: Device = visitor.device
    raws = [
        {
            "id": str(_number(request.POST.get("entry", ""), place)),
            "seq": 0,
            "kind": kind,
            "at": now.isoformat(),
            "body": body,
            "plan": plan["version"],
            "digest": plan["digest"],
        }
        for place, (kind, body) in enumerate(said)
    ]
    received = receive(device, raws, now, at_a_form=True)
    changed = [raw for raw in raws if received.results.get(raw["id"]) == CONFLICT and not _is_kept(raw)]
    anew = [{**raw, "id": str(uuid4())} for raw in changed]
    return receive(device, anew, now, at_a_form=True) if anew else received


def _is_kept(raw: Mapping[str, Any]) -> bool:
    """Whether the very same was said with this form before, as when a button is pressed twice."""
    return Entry.objects.filter(pk=raw["id"], kind=raw["kind"], body=raw["body"]).exists()


def _number(text: str, place: int) -> UUID:
    """The id in the form, one further for each entry it makes; a fresh one where it holds none."""
    try:
        return UUID(int=(UUID(text).int + place) % 2**128)
    except ValueError:
        return uuid4()
