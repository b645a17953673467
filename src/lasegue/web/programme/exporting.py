"""A person's whole record as one file to take along: plain JSON, complete, without secrets and without drafts."""

from base64 import b64encode
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from lasegue.web.audit import trail
from lasegue.web.audit.trail import Actor
from lasegue.web.booking.models import Appointment, Request
from lasegue.web.people.models import Consent, Device, Patient
from lasegue.web.plans.models import Version
from lasegue.web.programme.models import Entry, ItemNote, RedLight, RedTaken, Refusal, Reply
from lasegue.web.record.models import Alert, Episode, ReportText, StageChange, Statement
from lasegue.web.visits.models import Addendum, Visit

FORMAT = "lasegue-record/1"
FILE_NAME = "record.json"


def export(patient: Patient, actor: Actor) -> HttpResponse:
    """The file, to be saved; that it was taken stands in the trail."""
    trail.add(actor, "record.exported", clinic=patient.clinic_id, patient=patient.pk)
    response = JsonResponse(record_of(patient), json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    response["Cache-Control"] = "no-store, private"
    return response


def record_of(patient: Patient) -> dict[str, Any]:
    """Everything kept about a person: who they are, each episode, and who saw it. Moments are in UTC."""
    own = {"patient": patient}
    return {
        "format": FORMAT,
        "made_at": timezone.now(),
        "clinic": {"name": patient.clinic.name, "phone": patient.clinic.phone},
        "person": {
            name: getattr(patient, name) for name in ("name", "born_on", "phone", "email", "language", "created_at")
        },
        "consents": list(Consent.objects.filter(**own).values("kind", "version", "given_at", "withdrawn_at")),
        "devices": list(Device.objects.filter(**own).values("name", "bound_at", "last_seen_at", "revoked_at")),
        "requests": list(Request.objects.filter(**own).values("preferred", "note", "urgent", "made_at", "answered_at")),
        "appointments": list(
            Appointment.objects.filter(**own).values("kind", "starts_at", "minutes", "state", "therapist__name")
        ),
        "entries_not_taken": list(
            Refusal.objects.filter(**own).order_by("pk").values("reason", "says", "raw", "received_at", "device__name")
        ),
        "episodes": [_episode(each) for each in Episode.objects.filter(**own).order_by("opened_at", "pk")],
        "trail": list(
            trail.of_patient(patient.clinic_id, patient.pk).values("at", "actor_kind", "actor_name", "action")
        ),
    }


def _episode(episode: Episode) -> dict[str, Any]:
    """One episode. Only what was signed counts as plan and note; a draft has not become anybody's care."""
    own = {"episode": episode}
    signed = Version.objects.filter(**own, signed_at__isnull=False).order_by("number")
    return {
        "stage": episode.stage,
        "opened_at": episode.opened_at,
        "closed_at": episode.closed_at,
        "their_words": episode.their_words,
        "stages": list(
            StageChange.objects.filter(**own).order_by("pk").values("before", "after", "by", "at", "reason")
        ),
        "statements": list(
            Statement.objects.filter(**own)
            .order_by("pk")
            .values("finding", "side", "value", "origin", "at", "note", "by__name", "occasion__kind", "occasion__on")
        ),
        "imaging_reports": list(ReportText.objects.filter(**own).order_by("pk").values("text", "by__name", "at")),
        "alerts": list(
            Alert.objects.filter(**own)
            .order_by("pk")
            .values("level", "kind", "because", "began", "raised_at", "taken_at", "cleared_at", "clear_reason")
        ),
        "plans": list(
            signed.values(
                *("number", "state", "lines", "goals", "schedule", "note", "signed_by__name", "signed_at", "digest"),
                *("ended_at", "end_reason"),
            )
        ),
        "visits": [_visit(each) for each in Visit.objects.filter(**own, signed_at__isnull=False).order_by("pk")],
        "home": _home(episode),
    }


def _home(episode: Episode) -> dict[str, Any]:
    """The days at home: the log, what the clinic made of it, and its notes to exercises with photos in base64."""
    own = {"episode": episode}
    notes = ItemNote.objects.filter(**own).order_by("pk").values("item", "text", "photo", "by__name", "at")
    return {
        "log": list(
            Entry.objects.filter(**own)
            .order_by("done_at", "seq")
            .values("id", "kind", "body", "plan", "done_at", "received_at", "device__name")
        ),
        "replies": list(
            Reply.objects.filter(entry__episode=episode).order_by("pk").values("entry", "text", "by__name", "at")
        ),
        "red_lights": list(
            RedLight.objects.filter(**own)
            .order_by("pk")
            .values("id", "rank", "because", "criteria", "told", "entry", "raised_at")
        ),
        "red_lights_taken": list(
            RedTaken.objects.filter(**own).order_by("pk").values("upto", "note", "by__name", "at")
        ),
        "notes": [{**each, "photo": b64encode(each["photo"] or b"").decode()} for each in notes],
    }


def _visit(visit: Visit) -> dict[str, Any]:
    """A signed note with what was done and what was added later."""
    return {
        "note": visit.note,
        "units": visit.units,
        "done": list(visit.treatments.values("item", "minutes", "side", "response")),
        "nothing_done": visit.nothing_done,
        "signed_at": visit.signed_at,
        "digest": visit.digest,
        "addenda": list(Addendum.objects.filter(visit=visit).order_by("pk").values("text", "by__name", "at")),
    }
