"""Builds the demo clinic."""


def build(*, fresh: bool = False) -> None:
    """Build the demo clinic unless it is there; ``fresh`` throws its data away first."""
