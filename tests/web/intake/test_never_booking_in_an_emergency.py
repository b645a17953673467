"""Whatever is answered in whatever order, no page offers a request while the answers say emergency."""

import random
from typing import Any

import pytest
from django.core.cache import cache
from tests.web.intake.caller import Caller, reassuring
from tests.web.world import World

from lasegue.web.booking.models import Request
from lasegue.web.intake.calls import stand
from lasegue.web.intake.ordering import ADVICE, CHART, MEMBERS, WORDS
from lasegue.web.record.models import Alert
from lasegue.web.record.reasoner import library

pytestmark = pytest.mark.django_db
PLACES = ["back_low_left", "buttock_left", "calf_left", "calf_right", "saddle_mid", "thigh_front_right", "sole_left"]


def any_answer(chance: random.Random, question: str) -> dict[str, Any]:
    """Mostly reassuring, sometimes not, sometimes unsure."""
    if chance.random() < 0.75:
        return reassuring(question)
    if chance.random() < 0.3 and question not in (*MEMBERS, ADVICE):
        return {"answer": "unsure"}
    if question == CHART:
        return {feeling: chance.sample(PLACES, chance.randint(1, 3)) for feeling in ("pain", "tingling", "numb")}
    if question in (*MEMBERS, ADVICE, WORDS):
        return reassuring(question)
    finding = library().findings[question]
    if finding.type == "boolean":
        return {"answer": chance.choice(["left", "right", "both"]) if finding.sided else "yes"}
    if finding.type in ("choice", "choice_set"):
        return {"answer": chance.choice(finding.choices)}
    return reassuring(question)


@pytest.mark.parametrize("seed", range(25))
def test_no_random_call_reaches_booking_past_an_emergency(world: World, seed: int) -> None:
    cache.clear()
    chance = random.Random(seed)
    caller = Caller(world.riverbend)
    caller.start()
    for _ in range(90):
        question = caller.asked
        if question is None:
            break
        caller.answer(any_answer(chance, question), question)
        if chance.random() < 0.1 and caller.call.path:
            earlier = chance.choice(caller.call.path)
            caller.answer(any_answer(chance, earlier), earlier)
    level = stand(caller.call).level
    page = caller.client.get("/request/", follow=True).content.decode()
    caller.ask_for_a_time()
    if level == "emergency":
        assert 'class="btn call"' in page
        assert not Request.objects.exists()
        assert Alert.objects.filter(level="emergency", cleared_at=None).exists()
    else:
        assert 'class="btn call"' not in page
        assert Request.objects.count() == 1
        assert Request.objects.get().urgent == (level == "urgent")
