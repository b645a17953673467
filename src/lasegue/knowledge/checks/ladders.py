"""K004: going up the ladder of exercises, or down, never comes back to where it began."""

from collections.abc import Iterator

from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.library import Library

ID = "K004"


def check(library: Library) -> Iterator[Found]:
    """Name every exercise that lies on a loop of progressions or of regressions."""
    for direction in ("progress_to", "regress_to"):
        steps = {name: getattr(each.ladder, direction) for name, each in library.exercises.items()}
        for name in steps:
            loop = _loop(name, steps)
            if loop:
                wrong = f"comes back to itself: {' → '.join(loop)}"
                yield Found(ID, f"exercises/{name}.ladder.{direction}", wrong, "End the ladder, or point elsewhere")


def _loop(start: str, steps: dict[str, str | None]) -> list[str]:
    path = [start]
    here = steps[start]
    while here is not None and here in steps and here not in path:
        path.append(here)
        here = steps[here]
    return [*path, start] if here == start else []
