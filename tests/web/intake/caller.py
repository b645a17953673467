"""A person on the phone: opens pages, answers what is asked, remembers what stood there."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from lasegue.web.intake.calls import call_by, stand
from lasegue.web.intake.models import Call
from lasegue.web.intake.ordering import ADVICE, CHART, MEMBERS, WORDS
from lasegue.web.people.models import Clinic
from lasegue.web.record.reasoner import library

Fields = dict[str, Any]


def reassuring(question: str) -> Fields:
    """The answer that raises nothing."""
    if question == ADVICE:
        return {}
    if question == WORDS:
        return {"words": "Sit through a film with my daughter."}
    if question == CHART:
        return {"pain": ["back_low_left", "buttock_left", "calf_left"], "no_tingling": "yes", "no_numb": "yes"}
    if question in MEMBERS:
        return dict.fromkeys(MEMBERS[question], "no") | {MEMBERS[question][0]: "yes"}
    finding = library().findings[question]
    first = (finding.choices or ("",))[0]
    nothing = next((each for each in ("none", "normal") if each in finding.choices), first)
    number = "44" if question == "age_years" else "5"
    plain: dict[str, Fields] = {
        "boolean": {"answer": "neither" if finding.sided else "no"},
        "integer": {"left": "3"} if finding.sided else {"answer": number},
        "decimal": {"answer": "5"},
        "choice": {"answer": "improving" if question == "course" else first},
        "choice_set": {"answer": [nothing]},
        "date": {"ago": "3", "unit": "weeks"},
    }
    return plain[finding.type]


class Caller:
    """One browser in a first call."""

    def __init__(self, clinic: Clinic) -> None:
        self.clinic = clinic
        self.client = Client()

    def start(self) -> Any:
        return self.client.post("/check/begin/", {"clinic": self.clinic.slug})

    @property
    def call(self) -> Call:
        call = call_by(self.client.cookies["call"].value)
        assert call is not None
        return call

    @property
    def asked(self) -> str | None:
        return stand(self.call).ahead.next

    def answer(self, fields: Fields, question: str | None = None) -> Any:
        return self.client.post("/check/", {"question": question or self.asked, **fields})

    def answer_all(self, say: Callable[[str], Fields] = reassuring, until: str | None = None) -> None:
        for _ in range(100):
            question = self.asked
            if question is None or question == until:
                return
            response = self.answer(say(question))
            assert response.status_code == 302, (question, response.content.decode()[-3000:])
        raise AssertionError("the questions do not end")

    def ask_for_a_time(self, **fields: Any) -> Any:
        given = {"name": "Ivy Sparrow", "phone": "555-0142", "preferred": ["mon_morning"], "agreed": "on"}
        return self.client.post("/request/", given | fields)
