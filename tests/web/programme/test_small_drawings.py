"""A small drawing beside each line of the plan, where the patient reads it: their body, their side, their language."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.web.world import World

from lasegue.motion.figure.store import Figures
from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.plans.models import Version
from lasegue.web.programme import figures
from lasegue.web.programme.figures import small_figure

pytestmark = pytest.mark.django_db
SVG = '<svg xmlns="http://www.w3.org/2000/svg" class="figure"/>'


class Drawn:
    """Figures that are drawn in no time."""

    def digest(self, exercise: str, *, side: str, body: str) -> str:
        return f"{exercise}{side}{body}".encode().hex()[:24]

    def has(self, exercise: str, *, side: str, body: str) -> bool:
        return True

    def small(self, exercise: str, *, side: str, body: str) -> str:
        return SVG

    def told(self, exercise: str, *, side: str, body: str) -> dict[str, str]:
        return {"en": 'Bend "both" <knees>.', "es": "Doble las rodillas."}


def stills(phone: Client, page: str) -> list[str]:
    answer = phone.get(page)
    assert answer.status_code == 200
    return re.findall(r'data-still="([^"]+)"', answer.content.decode())


@pytest.mark.parametrize("page", ["/me/", "/me/plan/"])
def test_every_exercise_that_is_drawn_has_its_drawing_and_it_is_kept_for_days_without_a_network(
    plan: Version, phone: Client, page: str
) -> None:
    document = phone.get("/me/programme.json").json()
    shown = stills(phone, page)
    assert len(shown) >= len([item for item in document["items"] if item["figure"]]) > 0
    assert set(shown) <= set(document["files"])


def test_another_body_and_another_language_have_other_drawings(world: World, plan: Version, phone: Client) -> None:
    before = stills(phone, "/me/plan/")
    phone.post("/me/figure/", {"body": "headscarf", "tone": "4"})
    assert set(stills(phone, "/me/plan/")).isdisjoint(before)
    phone.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    assert all(address.endswith("-ar.svg") for address in stills(phone, "/me/plan/"))


def test_a_sided_exercise_is_drawn_on_the_side_of_the_plan(plan: Version, phone: Client) -> None:
    sided = [item for item in phone.get("/me/programme.json").json()["items"] if item["side"] in {"right", "left"}]
    for item in sided:
        digest = item["figure"][item["side"]].rsplit("/", 1)[1].removesuffix(".json")
        assert any(f"/{item['side']}/" in each and digest in each for each in stills(phone, "/me/"))


def test_the_drawing_tells_what_it_shows_in_the_language_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: Any = Drawn()
    monkeypatch.setattr(figures, "drawn_figures", lambda: drawn)
    digest = drawn.digest("prone-press-up", side="both", body="average")
    told = small_figure(["prone-press-up"], "both", "average", digest, "en")
    assert told is not None
    assert told.startswith('<svg role="img" aria-label="Bend &quot;both&quot; &lt;knees&gt;." xmlns=')
    assert small_figure(["prone-press-up"], "both", "average", "0" * 24, "en") is None


def test_a_drawing_in_which_nothing_moves_tells_how_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: Any = Drawn()
    monkeypatch.setattr(figures, "drawn_figures", lambda: drawn)
    monkeypatch.setattr(drawn, "told", lambda *_, **__: {"en": "You lie on your back. Stay like this."})
    digest = drawn.digest("glute-set", side="both", body="average")
    told = small_figure(["glute-set"], "both", "average", digest, "en")
    assert told is not None and "squeeze both buttocks" in told


def test_nobody_gets_the_drawings_of_somebody_elses_plan(world: World, plan: Version, phone: Client) -> None:
    stranger = Client()
    stranger.cookies[COOKIE] = bind_now(world.dov, "Another phone").secret
    assert stranger.get(stills(phone, "/me/")[0]).status_code == 404


def test_a_page_never_waits_for_a_drawing_that_is_not_drawn_yet(
    plan: Version, phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Figures, "packed", lambda *_, **__: pytest.fail("drawn while somebody waits"))
    monkeypatch.setattr(Figures, "has", lambda *_, **__: False)
    answer = phone.get(stills(phone, "/me/")[0])
    assert answer.status_code == 204 and answer.headers["Cache-Control"] == "no-store"
