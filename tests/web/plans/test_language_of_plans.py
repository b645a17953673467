"""A plan is the same document whatever language its signer works in; what is typed is read back in each of them."""

from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils.html import escape
from django.utils.translation import override
from tests.web.plans.conftest import page
from tests.web.world import World

from lasegue.web.audit.models import Event
from lasegue.web.plans.amounts import figure, read_amount
from lasegue.web.plans.content import lines_of
from lasegue.web.plans.models import Version
from lasegue.web.plans.sealing import canonical, digest_of
from lasegue.web.record.reasoner import library
from lasegue.web.ui.terms import term

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "es", "ar"]


def signed_in(language: str, world: World, browser: Client) -> dict[str, Any]:
    """What is stored when everything up to the signature is done in a language; then it is as if nothing was."""
    cache.clear()
    before = transaction.savepoint()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert f'<html lang="{language}"' in browser.get(page(world)).content.decode()
    draft = Version.objects.get(state="draft")
    first, second = (line.item for line in lines_of(draft)[:2])
    browser.post(page(world, "line/dose/"), {"item": first, "act": "reps:-1"})
    browser.post(page(world, "line/remove/"), {"item": second, "reason": "He does it already."})
    draft.refresh_from_db()
    answer = browser.post(page(world, "sign/"), {"edits": draft.edits, "agreed": "on", "proof": "AE"})
    assert answer.status_code == 302, answer.content.decode()
    version = Version.objects.select_related("snapshot").get(state="signed")
    kept = {
        "bytes": canonical(version).encode(),
        "digest": version.digest,
        "result": version.snapshot.result,
        "trail": list(Event.objects.order_by("number").values_list("action", "actor_name", "subject", "detail")),
    }
    assert version.digest == digest_of(version)
    transaction.savepoint_rollback(before)
    return kept


@pytest.mark.usefixtures("foreign_words")
def test_bytes_digest_and_trail_of_a_signed_plan_do_not_depend_on_the_signers_language(
    examined: World, ben: Client
) -> None:
    english, spanish, arabic = (signed_in(language, examined, ben) for language in LANGUAGES)
    assert spanish == english
    assert arabic == english


@pytest.mark.usefixtures("foreign_words")
def test_the_reason_of_a_superseded_plan_is_kept_in_english(examined: World, ben: Client, draft: Version) -> None:
    ben.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    for _ in range(2):
        ben.post(page(examined, "revise/"))
        draft = Version.objects.get(state="draft")
        ben.post(page(examined, "sign/"), {"edits": draft.edits, "agreed": "on", "proof": "AE"})
    assert Version.objects.get(state="superseded").end_reason == "version 2 was signed"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("amount", [12.0, 2.5, (4.0, 8.0), (2.5, 7.5)])
def test_an_amount_is_read_back_as_it_stands_in_its_field(language: str, amount: Any) -> None:
    with override(language):
        assert read_amount(figure(amount)) == amount


@pytest.mark.parametrize(
    ("typed", "meant"), [("2,5", 2.5), ("2.5", 2.5), ("١٢", 12.0), ("٢٫٥", 2.5), ("4 a 8", (4, 8))]
)
def test_an_amount_may_be_typed_as_people_of_each_language_do(typed: str, meant: Any) -> None:
    assert read_amount(typed) == meant


@pytest.mark.parametrize("language", ["es", "ar"])
def test_lines_of_a_plan_are_named_in_the_language_of_the_page(language: str, examined: World, ben: Client) -> None:
    title = library().exercises["prone-press-up"].title
    ben.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    text = ben.get(page(examined)).content.decode()
    with override(language):
        name = term(title)
    assert name and escape(name) in text
    assert title not in text


def test_words_of_the_library_say_that_they_are_english_where_the_page_is_not(examined: World, ben: Client) -> None:
    sentence = escape(library().exercises["prone-press-up"].evidence.says)
    assert f'<bdi lang="en">{sentence}' not in ben.get(page(examined)).content.decode()
    ben.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    assert f'<bdi lang="en">{sentence}</bdi>' in ben.get(page(examined)).content.decode()
    on_paper = ben.get(page(examined, "print/?with=reasons")).content.decode()
    assert "&lt;bdi" not in on_paper
