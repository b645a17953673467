import pytest


@pytest.mark.xdist_group("known")
def test_a_group_of_tests_stays_in_one_process(request: pytest.FixtureRequest) -> None:
    """The group stands in the name of each test; where it does not, what a group shares is made in every process."""
    grouped = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith("@known") is grouped
