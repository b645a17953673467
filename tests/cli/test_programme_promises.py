"""What a phone keeps is counted as it is sent, and a missed limit is said."""

import gzip
import json

import pytest

from lasegue.bench.programme import Measured, offline_plan

PROGRAMME = {
    "items": [{"figure": {"right": "/me/figure/r.json"}, "easier": {"figure": {"right": "/me/figure/r.json"}}}],
    "pages": ["/me/"],
    "files": ["/static/a.css"],
}


def test_a_figure_that_two_exercises_share_is_counted_once_and_everything_as_sent() -> None:
    told = json.dumps(PROGRAMME).encode()
    sizes = {"/me/figure/r.json": 30_000, "/me/": 2_000, "/static/a.css": 1_000, "/me/worker.js": 500}
    asked = []

    def get(address: str) -> tuple[int, bytes, bytes]:
        asked.append(address)
        if address == "/me/programme.json":
            return 200, gzip.compress(told), told
        return 200, b"x" * sizes[address], b""

    (whole,) = offline_plan(get)
    assert sorted(asked) == sorted(["/me/programme.json", *sizes])
    assert whole.value == pytest.approx((sum(sizes.values()) + len(gzip.compress(told))) / 1000)


def test_a_file_that_is_missing_ends_the_measurement_instead_of_making_the_plan_small() -> None:
    told = json.dumps(PROGRAMME).encode()
    with pytest.raises(RuntimeError, match="got status 404"):
        list(offline_plan(lambda address: (200 if address.endswith("programme.json") else 404, told, told)))


def test_a_limit_is_the_most_of_sizes_and_times_and_the_least_of_a_rate() -> None:
    assert Measured("size", 41, "kB", 40).is_over
    assert not Measured("size", 40, "kB", 40).is_over
    assert Measured("rate", 57, "/s", 58, at_least=True).is_over
    assert not Measured("rate", 60, "/s", 58, at_least=True).is_over
