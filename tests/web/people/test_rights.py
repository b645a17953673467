"""The table of rights, cell by cell, and that no page of the staff stands outside it."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from lasegue.web.people.models import Member
from lasegue.web.people.rights import RIGHTS, Role, may

#: What each role may do, written out a second time on purpose: a slip in the table shows as a difference.
EXPECTED = {
    Role.OWNER: {
        "today.see", "patient.list", "patient.add", "patient.update", "link.make", "device.revoke", "request.handle",
        "alert.see", "audit.see", "staff.manage", "clinic.manage", "components.see",
    },
    Role.THERAPIST: {
        "today.see", "patient.list", "patient.add", "patient.update", "link.make", "device.revoke", "request.handle",
        "alert.see", "alert.take", "alert.hand_over", "alert.snooze", "alert.clear", "record.see", "record.state",
        "timeline.see", "plan.see", "plan.edit", "plan.sign", "plan.withdraw", "visit.see", "visit.write",
        "visit.sign", "visit.addendum", "home.see", "home.answer", "home.note", "components.see",
    },
    Role.ASSISTANT: {
        "today.see", "patient.list", "patient.add", "patient.update", "link.make", "device.revoke", "request.handle",
        "alert.see", "alert.take", "alert.hand_over", "alert.snooze", "record.see", "record.state", "timeline.see",
        "plan.see", "visit.see", "visit.write", "visit.sign", "visit.addendum", "home.see", "home.answer",
        "components.see",
    },
    Role.FRONT_DESK: {
        "today.see", "patient.list", "patient.add", "patient.update", "link.make", "device.revoke", "request.handle",
        "alert.see", "components.see",
    },
}  # fmt: skip

#: Pages that no member of staff has to sign in for, and who they are for.
OPEN_TO_ALL = {"intake", "portal", "demo", "ui", "first_run", "join"}
#: Modules of the home programme whose every answer goes to a patient's own device.
OF_PATIENTS = {f"lasegue.web.programme.views.{name}" for name in ("data", "pages", "saying")}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("action", sorted(RIGHTS))
def test_a_role_may_do_what_the_table_says_and_nothing_else(role: Role, action: str) -> None:
    assert may(role, action) is (action in EXPECTED[role])


def test_an_action_that_the_table_does_not_name_is_an_error_and_not_a_no() -> None:
    with pytest.raises(KeyError):
        may(Role.OWNER, "plan.sing")


def test_only_a_therapist_signs_a_plan() -> None:
    assert RIGHTS["plan.sign"] == {Role.THERAPIST}


def test_every_page_of_the_staff_is_guarded() -> None:
    own = [each for each in _patterns(get_resolver()) if each.callback.__module__.startswith("lasegue.web.")]
    unguarded = [
        each.name
        for each in own
        if not hasattr(each.callback, "action")
        and each.callback.__module__.split(".")[2] not in OPEN_TO_ALL
        and each.name not in OPEN_TO_ALL
        and each.callback.__module__ not in OF_PATIENTS
    ]
    assert unguarded == []


def _patterns(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for each in resolver.url_patterns:
        found += _patterns(each) if isinstance(each, URLResolver) else [each]
    return found


@pytest.mark.parametrize("role", list(Role))
def test_behind_a_persons_name_stands_a_page_that_the_role_may_open(role: Role) -> None:
    member = Member(role=role)
    assert member.rights == EXPECTED[role]
    page = "timeline.see" if member.page_of_a_person == "timeline" else "patient.update"
    assert may(role, page)
