"""Figures reach the phone of the person whose plan holds the exercise, drawn as they chose, and nobody else's."""

from pathlib import Path

import pytest
from django.test import Client
from tests.web.world import World

from lasegue.motion.figure.store import Figures
from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.plans.models import Version
from lasegue.web.programme import figures
from lasegue.web.record.reasoner import library

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Figures of this test lie in a folder of its own."""
    monkeypatch.setattr(figures, "drawn_figures", lambda: Figures(tmp_path, library()))


def addresses(phone: Client) -> list[str]:
    return [url for item in phone.get("/me/programme.json").json()["items"] for url in item["figure"].values()]


def test_every_exercise_of_the_plan_has_a_figure_that_can_be_kept_for_ever(plan: Version, phone: Client) -> None:
    document = phone.get("/me/programme.json").json()
    assert all(item["figure"] for item in document["items"])
    answer = phone.get(addresses(phone)[0])
    assert answer.status_code == 200 and "immutable" in answer["Cache-Control"]
    assert {"frames", "layers", "alt"} <= set(answer.json())


def test_an_address_names_no_exercise(plan: Version, phone: Client) -> None:
    names = {item["exercise"] for item in phone.get("/me/programme.json").json()["items"]}
    assert not any(name in url for name in names for url in addresses(phone))


def test_another_body_has_another_address(world: World, plan: Version, phone: Client) -> None:
    before = addresses(phone)
    phone.post("/me/figure/", {"body": "headscarf", "tone": "4"})
    assert set(addresses(phone)).isdisjoint(before)


def test_nobody_gets_the_figures_of_somebody_elses_plan(world: World, plan: Version, phone: Client) -> None:
    stranger = Client()
    stranger.cookies[COOKIE] = bind_now(world.dov, "Another phone").secret
    assert stranger.get(addresses(phone)[0]).status_code == 404


@pytest.mark.parametrize("wrong", ["/me/figure/middle/average/0a.json", "/me/figure/right/robot/0a.json"])
def test_a_figure_that_does_not_exist_is_not_found(plan: Version, phone: Client, wrong: str) -> None:
    assert phone.get(wrong).status_code == 404


def test_figures_of_signed_plans_are_drawn_before_all_others(plan: Version, phone: Client) -> None:
    planned = {item["exercise"] for item in phone.get("/me/programme.json").json()["items"]}
    exercise, _, body = next(figures.warm())
    assert exercise in planned and body == "average"
