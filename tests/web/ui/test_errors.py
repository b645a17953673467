import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/me/ask/", "/me/feel/", "/request/link/", "/check/begin/"])
def test_an_address_that_only_a_button_sends_to_says_so_and_leads_on(address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert "This page opens only from its button." in answer.content.decode()
    assert 'href="/"' in answer.content.decode()
