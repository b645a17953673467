import pytest

from lasegue.web.ui.row_numbers import row_number


@pytest.mark.parametrize("sent", ["", "x", "-1", "1.0", "٣", "²", "9" * 19, "1\x00"])
def test_what_is_no_number_of_a_row_is_none(sent: str) -> None:
    assert row_number(sent) == 0
    assert row_number(sent, otherwise=-1) == -1


@pytest.mark.parametrize("sent", ["0", "7", "9" * 18])
def test_a_number_of_a_row_is_read(sent: str) -> None:
    assert row_number(sent, otherwise=-1) == int(sent)
