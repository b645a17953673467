"""What an entry costs: the acts of a working day, each sent once to a person with a whole story."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.web.security.walking import AT_VISIT, IN_CARE, OWN, TO_SIGN, browser_of, browser_of_patient, filling_of

from lasegue.web.demo.clinic import members
from lasegue.web.people.clock import today_at
from lasegue.web.plans.models import Version
from lasegue.web.programme.screening import questions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("riverbend"), pytest.mark.xdist_group("riverbend")]

#: As many as a page may need.
MOST = 15
#: An act that states something: the occasion is found, the episode held, the case judged anew, and with it the standing
#: and a signed plan; the page then shows every stop there was. Two less where the occasion of the day stands already.
STATING = 20
#: From the patient's own phone: the plan that it was said with, the record, what the rules make of it, and the log.
FROM_HOME = 27
#: Held and let go inside one transaction: no question to the tables.
MARKS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@dataclass(frozen=True)
class Entry:
    """One act: to which address it goes, about whom, what it sends, and how many queries it may need."""

    name: str
    person: str
    sent: dict[str, Any] = field(default_factory=dict)
    most: int = MOST
    who: str = "therapist"
    htmx: bool = False


BOOKED = {"kind": "treatment", "clock": "06:00", "minutes": "40"}
ENTRIES = (
    Entry("save_cells", TO_SIGN, {"act": "cell:fever", "fever": "no"}, STATING, htmx=True),
    Entry("save_cells", TO_SIGN, {"act": "screen:"}, STATING, htmx=True),
    Entry("save_cells", IN_CARE, {"act": "screen:"}, STATING, htmx=True),
    Entry("add_told", TO_SIGN, {"act": "cell:fever", "fever": "no"}, STATING),
    Entry("answer_screen", AT_VISIT, {"all": "no"}, STATING, htmx=True),
    Entry("measure", AT_VISIT, {"nprs_leg_avg_7d.right": "2"}, STATING, htmx=True),
    Entry("paint", AT_VISIT, {"pain": ["buttock_right"]}, STATING),
    Entry("treat_row", AT_VISIT, {"item": "walking-program", "minutes": "10"}, htmx=True),
    Entry("nothing_done", AT_VISIT, {"reason": "Talked alone."}, htmx=True),
    Entry("choose_step", AT_VISIT, {"item": "walking-program", "step": "hold"}, htmx=True),
    Entry("rewrite_part", AT_VISIT, {"part": "S", "text": "Better."}, htmx=True),
    Entry("sign_visit", AT_VISIT, htmx=True),
    Entry("start_visit", IN_CARE),
    Entry("plan_sign", TO_SIGN, {"agreed": "on", "proof": "AF"}, STATING),
    Entry("plan_dose", TO_SIGN, {"item": "walking-program", "act": "minutes:1"}, htmx=True),
    Entry("plan_line", TO_SIGN, {"item": "walking-program", "reason": "Not now."}),
    Entry("plan_goal", TO_SIGN, {"text": "Walk", "by": "2030-01-01"}),
    Entry("plan_revise", IN_CARE),
    Entry("plan_withdraw", IN_CARE, {"reason": "Another way."}),
    Entry("review_draft", TO_SIGN),
    Entry("take_alert", IN_CARE),
    Entry("clear_alert", IN_CARE, {"how": "signed_off", "reason": "Seen and spoken with."}),
    Entry("move_stage", IN_CARE, {"stage": "discharged", "reason": "Well."}),
    Entry("book", TO_SIGN, BOOKED),
    Entry("home_note", IN_CARE, {"item": "walking-program", "text": "Well done."}),
    Entry("worse", IN_CARE, {"worst": "3"}, FROM_HOME, "patient"),
    Entry("feel", IN_CARE, {"is": "same"}, MOST, "patient"),
    Entry("ask_therapist", IN_CARE, {"text": "May I swim?"}, MOST, "patient"),
)


def sent_by(entry: Entry) -> dict[str, Any]:
    """What the form sends, with what only the clinic that was just built knows."""
    if entry.name == "worse":
        return {**entry.sent, **{each["finding"]: "no" for each in questions()}}
    if entry.name == "book":
        linden = members()["linden"]
        return {**entry.sent, "day": today_at(linden.clinic) + timedelta(days=3), "therapist": linden.pk}
    if entry.name == "plan_sign":
        return {**entry.sent, "edits": Version.objects.get(episode__patient__name=TO_SIGN, state="draft").edits}
    return entry.sent


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: f"{each.name}-{each.person.split()[0]}")
def test_an_entry_of_a_working_day_needs_few_queries(entry: Entry) -> None:
    pattern = next(each for each in OWN if each.name == entry.name)
    path = filling_of(entry.person).paths(pattern)[0]
    browser = browser_of_patient(entry.person) if entry.who == "patient" else browser_of(entry.who)
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            answer = browser.post(path, sent_by(entry), headers={"HX-Request": "true"} if entry.htmx else {})
        transaction.set_rollback(True)
    asked = [each["sql"] for each in captured if not each["sql"].startswith(MARKS)]
    assert answer.status_code < 400, answer.content
    assert len(asked) <= entry.most, asked
