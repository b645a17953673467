import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from lasegue.cli import main
from lasegue.knowledge.entries.movement import Movement, PropKind
from lasegue.knowledge.library import Library
from lasegue.motion.skeleton.chain import LIMB
from lasegue.motion.skeleton.checks import names, names_of, solved_of
from lasegue.motion.skeleton.contacts import Flesh
from lasegue.motion.skeleton.flesh import PLURALS, Body
from lasegue.motion.skeleton.joints import LIMITS
from lasegue.motion.skeleton.landmarks import LANDMARKS
from lasegue.motion.skeleton.muscles import REGIONS
from lasegue.motion.skeleton.performance import perform
from lasegue.motion.skeleton.scene import SIZES, Scene

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "movements.md").read_text(encoding="utf-8")


def said(movement: Movement) -> list[str]:
    return [f"{each.check} {each.place}: {each.wrong}" for each in names_of("bird-dog", movement)]


@pytest.mark.parametrize(
    ("content", "place", "wrong"),
    [
        ({"pose": {"kneee": 3}}, "bird-dog.pose", "kneee does not exist; nearest: knee"),
        ({"contacts": [{"rest": ["solse"]}]}, "contacts[0]", "the group of flesh solse does not exist; nearest: soles"),
        ({"contacts": [{"rest": ["soles"], "on": "chiar"}]}, "contacts[0]", "the surface chiar does not exist"),
        ({"contacts": [{"level": ["right_sole"], "at": "pelvis", "x": 0}]}, "contacts[0]", "got level and at"),
        ({"contacts": [{"on": "floor"}]}, "contacts[0]", "expected one of rest, level, at, hold, over, balance"),
        ({"contacts": [{"at": "right_sole"}]}, "contacts[0]", "says at without x, y or z"),
        ({"contacts": [{"hold": "palms", "to": "pelvis"}]}, "contacts[0]", "palms is not one landmark"),
        ({"contacts": [{"hold": "right_palm", "to": "right_thig"}]}, "contacts[0]", "the landmark right_thig"),
        (
            {"contacts": [{"at": "right_sole", "prop": "bike.pedal", "x": 0}]},
            "contacts[0]",
            "the prop point bike.pedal",
        ),
        ({"plant": [{"points": ["soles"], "from": "strat"}]}, "plant[0].from", "the key strat does not exist"),
        ({"give": {"hips": 1}}, "give", "hips does not exist"),
        ({"show": {"arrow": ["nose_tip"]}}, "show.arrow", "the landmark nose_tip does not exist"),
        ({"show": {"region": ["lumber"]}}, "show.region", "the region lumber does not exist; nearest: lumbar"),
        ({"props": [{"kind": "band", "through": ["right_hnad"]}]}, "props[0]", "right_hnad does not exist"),
        ({"props": [{"kind": "chair"}, {"kind": "chair"}]}, "props", "two props have one name"),
        ({"pose": {"knee": 170}}, "start.pose", "wishes right_knee 170"),
        ({"keyframes": [{"name": "a", "at": 1}, {"name": "b", "at": 1}]}, "keyframes", "times do not rise"),
        ({"keyframes": [{"name": "a", "at": 0}, {"name": "a", "at": 1}]}, "bird-dog.a", "two keyframes"),
        ({"keyframes": [{"name": "a", "at": 0, "like": "b"}]}, "bird-dog.a.like", "b does not exist"),
        ({"keyframes": [{"name": "a", "at": 0, "moved": {"bike": {}}}]}, "a.moved", "the prop bike does not exist"),
        ({"base": "side-right", "sides": "alternate"}, "bird-dog.sides", "lies on a side and alternates"),
        ({"return": [{"name": "back", "at": 3}]}, "return", "does not end in the start"),
    ],
)
def test_a_slip_of_the_pen_is_named_with_its_place(
    movement: Callable[..., Movement], content: dict[str, Any], place: str, wrong: str
) -> None:
    lines = said(movement(**content))
    assert any(place in line and wrong in line for line in lines), lines


def test_a_right_movement_is_left_in_peace(shelf: Library) -> None:
    assert [found for name, each in shelf.movements.items() for found in names_of(name, each)] == []


def test_a_contact_that_cannot_hold_is_named_with_how_far_it_misses(
    movement: Callable[..., Movement], body: Body, shelf: Library
) -> None:
    content = movement(contacts=[{"rest": ["soles"]}, {"at": "right_palm", "y": 1.8}])
    performance = perform(content, body)
    lines = [str(each) for each in solved_of("bird-dog", performance, shelf.exercises["bird-dog"])]
    assert performance.residual > 10
    assert any(line.startswith("K017") and ": at right_palm y" in line for line in lines)


def test_a_wish_that_cannot_be_counts_as_a_miss(movement: Callable[..., Movement], body: Body) -> None:
    content = movement(
        pose={"knee": 90}, contacts=[{"rest": ["soles"]}, {"level": ["soles"]}, {"at": "pelvis", "y": 0.53}]
    )
    report = perform(content, body).reports[0]
    assert report.residual > 1 and report.misses[0].name.startswith("wish ")
    assert {name for name, _, _ in report.strays} >= {"right_knee", "left_knee"}


def test_a_picture_outside_the_bands_of_its_exercise_is_named(
    movement: Callable[..., Movement], body: Body, shelf: Library
) -> None:
    performance = perform(movement(id="sit-to-stand"), body)
    lines = [str(each) for each in solved_of("sit-to-stand", performance, shelf.exercises["sit-to-stand"])]
    assert any(line.startswith("K018") and "knee_K 180 at start, exercise says 85 to 95" in line for line in lines)
    assert any("counts 0 repetitions" in line for line in lines)


def test_the_page_for_authors_lists_every_name(body: Body) -> None:
    groups = Flesh(body).groups
    wanted = {
        *LIMITS, *LIMB, *SIZES, *PLURALS.values(),
        *(group.removeprefix("right_") for group in groups if not group.startswith("left_")),
        *(name.removeprefix("right_") for name in LANDMARKS if not name.startswith("left_")),
        *(name.removeprefix("right_") for name in REGIONS if not name.startswith("left_")),
    }  # fmt: skip
    written = set(re.findall(r"`([\w.-]+)`", PAGE))
    assert wanted - written == set()


def test_the_page_gives_the_limits_that_are_drawn() -> None:
    rows = dict(re.findall(r"^\| `([\w.]+)` \|[^|]+\| (-?\d+ \| -?\d+) \|", PAGE, re.MULTILINE))
    assert rows == {name: f"{low:g} | {high:g}" for name, (low, high) in LIMITS.items()}


def test_the_page_gives_the_usual_sizes_of_props() -> None:
    for kind in get_args(PropKind):
        found = re.search(rf"^\| `{kind}` \| ([\d., ]+)", PAGE, re.MULTILINE)
        if found and found[1].strip():
            assert tuple(float(part) for part in found[1].split(",")) == SIZES[kind], kind


def test_every_surface_and_point_of_a_prop_is_on_the_page(movement: Callable[..., Movement]) -> None:
    for kind in get_args(PropKind):
        scene = Scene(movement(props=[{"kind": kind}]).props)
        for name in {*scene.surfaces, *scene.points()} - {"floor"}:
            assert f"`{name}`" in PAGE or name.startswith("stairs."), name


def test_solve_prints_keys_camera_angles_counting_and_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", "dead-bug"]) == 0
    out = capsys.readouterr().out
    assert "key start: residual" in out and "hip_H end:" in out and "counted: 1" in out
    assert "You lie on your back." in out


def test_solve_refuses_an_exercise_without_a_movement(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", "no-such"]) == 2
    assert "got no-such" in capsys.readouterr().err


def test_sides_are_those_of_the_exercise(shelf: Library, movement: Callable[..., Movement]) -> None:
    library = msgspec.structs.replace(shelf, movements={"bird-dog": movement(), "brid-dog": movement()})
    lines = [f"{each.check} {each.place}: {each.wrong}" for each in names(library)]
    assert lines == [
        "K016 movements/bird-dog.sides: is both, its exercise alternate",
        "K015 movements/brid-dog: the exercise brid-dog does not exist; nearest: bird-dog",
    ]


def test_the_quick_check_names_an_exercise_that_nobody_sees(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = {name: each for name, each in shelf.movements.items() if name != "bird-dog"}
    library = msgspec.structs.replace(shelf, movements=rest)
    monkeypatch.setattr("lasegue.cli.checking.read", lambda *_: library)
    assert main(["check"]) == 1
    assert "K015 exercises/bird-dog: has no movement" in capsys.readouterr().out


def test_alternating_sides_start_from_an_even_pose(
    movement: Callable[..., Movement], body: Body, shelf: Library
) -> None:
    performance = perform(movement(sides="alternate", pose={"right_hip.flex": 60}), body)
    found = [each.wrong for each in solved_of("bird-dog", performance, shelf.exercises["bird-dog"])]
    assert "the start is not alike on both sides" in found
