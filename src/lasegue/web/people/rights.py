"""Who may do what: one table of roles and actions. Everything not named here is forbidden."""

from enum import StrEnum
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Role(StrEnum):
    """A place in a clinic."""

    OWNER = "owner"
    THERAPIST = "therapist"
    ASSISTANT = "assistant"
    FRONT_DESK = "front_desk"


ROLE_NAMES: dict[str, Promise] = {
    Role.OWNER: gettext_lazy("Owner"),
    Role.THERAPIST: gettext_lazy("Therapist"),
    Role.ASSISTANT: gettext_lazy("Assistant"),
    Role.FRONT_DESK: gettext_lazy("Front desk"),
}
_ALL = frozenset(Role)
_CARE = frozenset({Role.THERAPIST, Role.ASSISTANT})
_SIGN = frozenset({Role.THERAPIST})
_DESK = frozenset({Role.OWNER, Role.THERAPIST, Role.ASSISTANT, Role.FRONT_DESK})
_OWN = frozenset({Role.OWNER})

#: Action and the roles that may do it. An owner who also treats has a second account as a therapist: keeping the
#: roles apart keeps the trail readable.
RIGHTS: dict[str, frozenset[Role]] = {
    "today.see": _ALL,
    "patient.list": _DESK,
    "patient.add": _DESK,
    "patient.update": _DESK,
    "link.make": _DESK,
    "device.revoke": _DESK,
    "request.handle": _DESK,
    "alert.see": _DESK,
    "alert.take": _CARE,
    "alert.hand_over": _CARE,
    "alert.snooze": _CARE,
    "alert.clear": _SIGN,
    "record.see": _CARE,
    "record.state": _CARE,
    "timeline.see": _CARE,
    "plan.see": _CARE,
    "plan.edit": _SIGN,
    "plan.sign": _SIGN,
    "plan.withdraw": _SIGN,
    "home.see": _CARE,
    "home.answer": _CARE,
    "home.note": _SIGN,
    "visit.see": _CARE,
    "visit.write": _CARE,
    "visit.sign": _CARE,
    "visit.addendum": _CARE,
    "audit.see": _OWN,
    "staff.manage": _OWN,
    "clinic.manage": _OWN,
    "components.see": _ALL,
}


def may(role: str, action: str) -> bool:
    """Whether a role may do an action.

    :raises KeyError: for an action that the table does not name, so that a typing mistake never grants or hides.
    """
    return role in RIGHTS[action]


@cache
def rights_of(role: str) -> frozenset[str]:
    """All actions of a role."""
    return frozenset(action for action, roles in RIGHTS.items() if role in roles)
