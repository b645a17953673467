"""Certificates that some techniques ask for: who in a clinic holds which, and what a plan waits for without one."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from lasegue.knowledge.entries.intervention import Intervention
from lasegue.web.people.models import Certificate, Clinic
from lasegue.web.plans.content import PlanLine
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import apart

#: Kind of certificate, and name and role of everybody who holds it.
Holders = Mapping[str, tuple[tuple[str, str], ...]]


def certified(lines: Iterable[PlanLine]) -> tuple[Intervention, ...]:
    """Items of these lines that take a certificate."""
    asking = {item.id: item for item in library().interventions() if item.provider.certificate}
    return tuple(asking[line.item] for line in lines if line.item in asking)


def certificate_holders(clinic: Clinic, on: date) -> Holders:
    """Who in a clinic holds which certificate on a day; the owner may have typed its name in any way."""
    valid = Certificate.objects.filter(member__clinic=clinic, member__is_active=True, valid_until__gte=on)
    holders: dict[str, tuple[tuple[str, str], ...]] = {}
    for kind, name, role in valid.values_list("kind", "member__name", "member__role").order_by("member__name"):
        known = _as_library(kind)
        holders[known] = (*holders.get(known, ()), (name, role))
    return holders


def holders_of(item: Intervention, holders: Holders) -> tuple[str, ...]:
    """Names of those who hold the item's certificate and whose role may give it."""
    return tuple(name for name, role in holders.get(item.provider.certificate, ()) if role in item.provider.who)


def lacking(item: Intervention) -> str:
    """What to say of an item that nobody may give."""
    told = {"item": apart(item.title), "kind": apart(item.provider.certificate.replace("_", " "))}
    return _("%(item)s needs a certificate in %(kind)s, and nobody in the clinic holds a valid one.") % told


def _as_library(kind: str) -> str:
    return re.sub(r"[\s_-]+", "_", kind.strip().casefold())
