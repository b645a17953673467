"""K014 finds rules on the home log that cannot be carried out."""

from typing import Any

import pytest
from msgspec.structs import replace

from lasegue.knowledge.checks import programme
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition


def changed(library: Library, kind: str, name: str, **changes: Any) -> Library:
    entries = getattr(library, kind)
    return replace(library, **{kind: {**entries, name: replace(entries[name], **changes)}})


def found(library: Library) -> list[tuple[str, str]]:
    return [(each.place, each.wrong) for each in programme.check(library)]


def test_the_library_has_none(library: Library) -> None:
    assert found(library) == []


@pytest.mark.parametrize(
    ("kind", "name", "changes", "place"),
    [
        ("responses", "light-green", {"needs": "any"}, "progressions/responses/light-green.needs"),
        ("responses", "light-red", {"criteria": ()}, "progressions/responses/light-red.criteria"),
        ("responses", "missing-log", {"action": "progress"}, "progressions/responses/missing-log.action"),
        ("responses", "missed-a-week", {"share": (0.7, 0.5)}, "progressions/responses/missed-a-week.share"),
        ("responses", "missing-log", {"share": (0.5, 0.5)}, "progressions/responses/missing-log.share"),
        (
            "in_session",
            "too-hard",
            {"when": Condition(not_=Condition(finding="moved_down", is_=True))},
            "progressions/in_session/too-hard.when",
        ),
        (
            "exercises",
            "prone-press-up",
            {"phases": ("calm_and_protect",), "ladder": {"regress_to": "deadlift-kettlebell"}},
            "exercises/prone-press-up.ladder.regress_to",
        ),
    ],
)
def test_a_rule_that_cannot_be_carried_out_is_named(
    library: Library, kind: str, name: str, changes: dict[str, Any], place: str
) -> None:
    if "ladder" in changes:
        changes = {**changes, "ladder": replace(library.exercises[name].ladder, **changes["ladder"])}

    places = [where for where, _ in found(changed(library, kind, name, **changes))]

    assert place in places


def test_a_tap_without_an_answer_is_named(library: Library) -> None:
    kept = {name: each for name, each in library.in_session.items() if name != "too-hard"}

    (tap,) = found(replace(library, in_session=kept))

    assert tap == ("progressions/in_session", "leaves the tap too_hard without an answer when nothing else is known")


def test_an_observation_that_no_rule_reads_is_named(library: Library) -> None:
    spare = replace(library.observations["settling"], id="spare")

    (unread,) = found(replace(library, observations={**library.observations, "spare": spare}))

    assert unread == ("progressions/observations/spare", "is read by no rule")


def test_a_missing_light_is_named(library: Library) -> None:
    kept = {name: each for name, each in library.responses.items() if name != "light-amber"}

    assert ("progressions/responses/light-amber", "is missing") in found(replace(library, responses=kept))
