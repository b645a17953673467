"""Which side a drafted line names: the painful one, or the way the body goes where the side says that."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.reasoning.building import facts_with

from lasegue.knowledge.shelf import load
from lasegue.reasoning.engine import Result
from lasegue.reasoning.sides import side_of


def a_case(run: Callable[..., Result], pain: list[str], direction: str | None) -> Result:
    result = run()
    return replace(
        result,
        library=load(),
        facts=facts_with({"pain_regions": pain}),
        classified=replace(result.classified, direction=direction),
    )


@pytest.mark.parametrize(("pain", "side"), [(["calf_right"], "right"), (["calf_left"], "left"), ([], "")])
def test_an_exercise_of_one_leg_is_for_the_painful_one(run: Callable[..., Result], pain: Any, side: str) -> None:
    assert side_of(load().exercises["seated-slider"], a_case(run, pain, "lateral_left")) == side


@pytest.mark.parametrize("name", ["side-glide-wall", "prone-hips-offset"])
@pytest.mark.parametrize(
    ("pain", "direction", "side"),
    [
        (["calf_right"], None, "left"),
        (["calf_left"], "extension", "right"),
        (["calf_right"], "lateral_right", "right"),
        ([], "lateral_left", "left"),
        ([], None, ""),
    ],
)
def test_hips_go_the_way_that_helped_and_untested_away_from_the_pain(
    run: Callable[..., Result], name: str, pain: Any, direction: str | None, side: str
) -> None:
    assert side_of(load().exercises[name], a_case(run, pain, direction)) == side


def test_an_exercise_of_both_sides_names_none(run: Callable[..., Result]) -> None:
    assert side_of(load().exercises["sit-to-stand"], a_case(run, ["calf_right"], None)) == ""
