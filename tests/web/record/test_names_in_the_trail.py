"""The trail keeps identifiers and shows names."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.translation import override
from tests.web.world import World, tell

from lasegue.web.audit.wording import detailed
from lasegue.web.record.reasoner import library


def test_answers_written_down_are_named_by_their_titles() -> None:
    titles = [library().findings[name].title for name in ("night_pain", "odi_percent")]
    assert detailed("finding.stated", "night_pain, odi_percent") == "; ".join(titles)


def test_a_list_that_was_cut_short_ends_in_the_words_that_are_left() -> None:
    assert detailed("finding.stated", "night_pain, pain_reg").endswith("; pain reg")


def test_a_raised_alert_is_named_by_its_red_flag() -> None:
    flag = library().red_flags["cauda_equina_incomplete"]
    assert detailed("alert.emergency", flag.id) == flag.title


def test_names_follow_the_language_of_the_owner() -> None:
    with override("es"):
        assert detailed("finding.stated", "night_pain") != library().findings["night_pain"].title


@pytest.mark.django_db
def test_the_owner_reads_the_title_of_what_was_stated(world: World, sign_in: Callable[[str], Client]) -> None:
    tell(world, {"night_pain": True}, by=world.ben)
    text = sign_in("olga").get("/audit/").content.decode()
    assert library().findings["night_pain"].title in text
    assert "night_pain" not in text
