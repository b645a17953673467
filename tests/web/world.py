"""A small world for tests: Ana is treated at Riverbend by Ben; Cleo works in another clinic."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lasegue.logic.condition import SIDES
from lasegue.web.audit.trail import Actor
from lasegue.web.people.clock import today_at
from lasegue.web.people.models import Clinic, Member, Patient, User
from lasegue.web.people.rights import Role
from lasegue.web.record.models import Episode, Occasion
from lasegue.web.record.statements import Answer, Stated, state

#: The emergency screen and the other questions that must be answered, all reassuring.
ALL_CLEAR: dict[str, Any] = {
    "urine_start_difficulty": False,
    "urine_flow_sensation_reduced": False,
    "urinary_retention": False,
    "urinary_incontinence_new": False,
    "bowel_incontinence_new": False,
    "rectal_fullness_loss": False,
    "saddle_sensation_change": False,
    "sexual_function_change": False,
    "bilateral_leg_pain_new": False,
    "bilateral_leg_weakness": False,
}


@dataclass(frozen=True)
class World:
    """Everybody. ``ana`` is Ben's patient in an open episode; ``dov`` is a patient of the other clinic."""

    riverbend: Clinic
    elsewhere: Clinic
    olga: Member
    ben: Member
    amy: Member
    fay: Member
    cleo: Member
    ana: Patient
    dov: Patient
    episode: Episode
    on: date


def member(clinic: Clinic, name: str, role: Role) -> Member:
    user = User.objects.create_user(f"{name.lower()}@{clinic.slug}.example")
    return Member.objects.create(user=user, clinic=clinic, role=role, name=f"{name} Example")


def clinic(name: str) -> Clinic:
    return Clinic.objects.create(slug=name.lower(), name=f"{name} Clinic", phone="555-0100", is_demo=True)


def build() -> World:
    here, there = clinic("Riverbend"), clinic("Elsewhere")
    ben = member(here, "Ben", Role.THERAPIST)
    ana = Patient.objects.create(clinic=here, name="Ana Example", born_on=date(1981, 3, 4))
    return World(
        riverbend=here,
        elsewhere=there,
        olga=member(here, "Olga", Role.OWNER),
        ben=ben,
        amy=member(here, "Amy", Role.ASSISTANT),
        fay=member(here, "Fay", Role.FRONT_DESK),
        cleo=member(there, "Cleo", Role.THERAPIST),
        ana=ana,
        dov=Patient.objects.create(clinic=there, name="Dov Example", born_on=date(1970, 1, 2)),
        episode=Episode.objects.create(patient=ana, clinic=here, therapist=ben, stage="waiting"),
        on=today_at(here),
    )


def tell(
    world: World,
    findings: dict[str, Any],
    *,
    by: Member | None = None,
    kind: str = "examination",
    days_ago: int = 0,
) -> Stated:
    """State findings about Ana, today or on an earlier day; a mapping gives sides."""
    on = world.on - timedelta(days=days_ago)
    occasion = Occasion.objects.create(episode=world.episode, kind=kind, on=on, by=by)
    answers = [
        Answer(name, part, side)
        for name, value in findings.items()
        for side, part in (value.items() if isinstance(value, dict) and set(value) <= set(SIDES) else [("", value)])
    ]
    actor = Actor("staff", by.pk, by.name) if by else Actor("patient", world.ana.pk, "AE")
    return state(occasion, answers, actor, by=by)
