"""Joined files while several browsers ask for them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.contrib.staticfiles import finders

SHEET = "styles/clinic.css"


def sizes_seen(place: Path, until: int) -> Iterator[int]:
    """The length of the file as a request would announce it, again and again."""
    for _ in range(until):
        yield place.stat().st_size


def test_a_joined_file_is_whole_at_every_moment_however_many_ask_for_it() -> None:
    place = Path(str(finders.find(SHEET)))
    whole = place.stat().st_size

    with ThreadPoolExecutor(4) as browsers:
        asked = [browsers.submit(finders.find, SHEET) for _ in range(200)]
        seen = set(sizes_seen(place, 5000))
        answers = {each.result() for each in asked}

    assert seen == {whole}
    assert answers == {str(place)}
