"""Signing a visit note: what has to be there, the seal, and rows that the database refuses to change afterwards."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.web.audit import trail
from lasegue.web.audit.seals import Seal
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member
from lasegue.web.people.rights import may
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Occasion, Statement
from lasegue.web.visits.entries import Sheet, sheet_of, units_of_sheet
from lasegue.web.visits.models import Visit
from lasegue.web.visits.screen import screen
from lasegue.web.visits.soap import drafted
from lasegue.web.visits.treating import Refused

_LOCKED = "a signed note is never changed; write an addendum"
_PARENT_SIGNED = "EXISTS (SELECT 1 FROM visits_visit v WHERE v.id = {row}.visit_id AND v.signed_at IS NOT NULL)"
SEALS = (
    Seal("signed_visit_stays", "UPDATE", "visits_visit", "OLD.signed_at IS NOT NULL", _LOCKED),
    Seal("signed_visit_is_kept", "DELETE", "visits_visit", "OLD.signed_at IS NOT NULL", _LOCKED),
    Seal("signed_row_added", "INSERT", "visits_treatment", _PARENT_SIGNED.format(row="NEW"), _LOCKED),
    Seal("signed_row_stays", "UPDATE", "visits_treatment", _PARENT_SIGNED.format(row="OLD"), _LOCKED),
    Seal("signed_row_is_kept", "DELETE", "visits_treatment", _PARENT_SIGNED.format(row="OLD"), _LOCKED),
    Seal("addendum_stays", "UPDATE", "visits_addendum", "1 = 1", "an addendum is never changed"),
    Seal("addendum_is_kept", "DELETE", "visits_addendum", "1 = 1", "an addendum is never removed"),
)


@dataclass(frozen=True)
class Check:
    """One thing that has to hold before signing; ``place`` is the part of the page that mends it."""

    text: str
    met: bool
    place: str


def checks(sheet: Sheet) -> tuple[Check, ...]:
    """What has to hold. Without treatment an open question is named in the note and does not hold it up."""
    treatments = sheet.entries.treatments
    asked = all(finding.id in sheet.entries.screened for finding in screen())
    stopped = sheet.entries.result.triage.level in ("emergency", "urgent")
    responded = all(each.response and each.side for each in treatments)
    if asked or treatments:
        screened = Check(_("Safety questions asked today"), asked, "screen")
    else:
        screened = Check(_("Nothing treated: the note names what was not asked"), True, "screen")
    rows = [
        screened,
        Check(_("Side and response on every line"), responded, "done"),
    ]
    if stopped:
        rows.append(Check(_("Nothing was treated against a stop"), not treatments, "done"))
    else:
        told = bool(treatments or sheet.entries.nothing_done)
        rows.append(Check(_("What was done, or why nothing was"), told, "done"))
    return tuple(rows)


def sign(visit: Visit, member: Member) -> Visit:
    """Lock a visit: the note and the units are written, sealed, and from then on refused any change.

    :raises Refused: when it is signed already, something is unmet, or the role may not sign.
    """
    if not may(member.role, "visit.sign"):
        raise Refused(_("Your role may not sign a note."))
    with transaction.atomic():
        rows = Visit.objects.select_for_update(of=("self",)).select_related("occasion", "episode__patient")
        now = rows.select_related("version__snapshot", "version__episode").get(pk=visit.pk)
        if now.is_signed:
            raise Refused(_("This note is signed already."))
        patient = now.episode.patient
        sheet = sheet_of(chart_of(member.clinic, patient.key), now)
        if unmet := [check.text for check in checks(sheet) if not check.met]:
            raise Refused(_("Before you can sign: %(what)s.") % {"what": "; ".join(unmet)})
        rule = member.clinic.billing_rule
        now.note = {**drafted(sheet.entries), **now.own_words}
        now.units = _plain_units(sheet, rule)
        now.signed_by, now.signed_at = member, timezone.now()
        now.digest = digest_of(now)
        now.save(update_fields=["note", "units", "signed_by", "signed_at", "digest"])
        Occasion.objects.filter(pk=now.occasion_id).update(done_at=now.signed_at)
        trail.add(
            staff(member),
            "visit.signed",
            clinic=patient.clinic_id,
            patient=patient.pk,
            subject=f"visit {now.pk}",
            detail=f"digest {now.digest[:12]}",
        )
    return now


def digest_of(visit: Visit) -> str:
    """SHA-256 over the note, the units, what was done or why nothing was, what comes next, and what was stated."""
    stated = Statement.objects.filter(occasion=visit.occasion_id).order_by("id")
    content: dict[str, Any] = {
        "note": visit.note,
        "units": visit.units,
        "steps": visit.steps,
        "treatments": [[each.item, each.minutes, each.side, each.response] for each in visit.treatments.all()],
        "statements": [[row.finding, row.side, row.value] for row in stated],
        "version": visit.version_id,
    }
    if visit.nothing_done:
        content["nothing_done"] = visit.nothing_done
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def holds(visit: Visit) -> bool:
    """Whether a signed note still is what was signed."""
    return bool(visit.digest) and visit.digest == digest_of(visit)


def _plain_units(sheet: Sheet, rule: str) -> dict[str, Any]:
    result = units_of_sheet(sheet, rule)
    rows = [{"code": row.code, "minutes": row.minutes, "units": row.units, "timed": row.timed} for row in result.codes]
    return {"rule": rule, "total": result.total, "units": result.units, "codes": rows}
