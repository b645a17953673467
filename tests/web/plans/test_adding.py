"""Adding from the library: contraindicated is impossible, whatever a form or a hand in the database says."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.plans.conftest import page
from tests.web.plans.people import answer_for, items
from tests.web.world import World, tell

from lasegue.web.people.models import Certificate
from lasegue.web.plans import adding
from lasegue.web.plans.content import line_named, lines_of, schedule_of
from lasegue.web.plans.editing import Refused
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import Chart

pytestmark = pytest.mark.django_db
Now = Callable[[], Chart]


def row(text: str, item: str) -> str:
    """The row of one item on the page of the library."""
    return text.split(f'id="item-{item}"')[1].split("</li>", maxsplit=1)[0]


def post(ben: Client, world: World, item: str, reason: str = "") -> str:
    return ben.post(page(world, "line/add/"), {"item": item, "reason": reason}, follow=True).content.decode()


def test_an_eligible_item_joins_the_draft_with_the_librarys_dose(
    examined: World, ben: Client, draft: Version, chart: Now
) -> None:
    item = next(
        each.item.id
        for each in adding.offered(chart(), lines_of(draft))
        if each.standing == "open" and each.item.kind == "education"
    )
    post(ben, examined, item)
    draft.refresh_from_db()
    line = line_named(lines_of(draft), item)
    assert line is not None and line.origin == "added"


def test_the_library_shows_a_contraindicated_item_with_the_fact_and_no_way_to_add_it(
    examined: World, ben: Client, draft: Version
) -> None:
    tell(examined, {"anticoagulant": True}, by=examined.ben)
    text = row(ben.get(page(examined, "library/")).content.decode(), "thrust-manipulation")
    assert "Correct the fact" in text and "#v-anticoagulant" in text
    assert "<form" not in text and "<button" not in text


def test_an_item_that_waits_for_an_answer_has_no_way_to_add_it_either(
    examined: World, ben: Client, draft: Version
) -> None:
    tell(examined, {"anticoagulant": None}, by=examined.ben)
    text = row(ben.get(page(examined, "library/")).content.decode(), "thrust-manipulation")
    assert "Not answered" in text
    assert "<form" not in text and "<button" not in text


@pytest.mark.parametrize("answer", [True, None])
def test_posting_it_anyway_is_refused_with_the_fact(
    examined: World, ben: Client, draft: Version, answer: bool | None
) -> None:
    tell(examined, {"anticoagulant": answer}, by=examined.ben)
    text = post(ben, examined, "thrust-manipulation", "I know better")
    assert "cannot be added" in text and "anticoagulant" in text.lower()
    draft.refresh_from_db()
    assert "thrust-manipulation" not in items(draft)


def test_an_item_that_is_never_offered_cannot_be_added_with_any_reason(
    examined: World, ben: Client, draft: Version, chart: Now
) -> None:
    never = [each.item.id for each in chart().result.plan.rulings if each.item.offer == "never"]
    assert never
    for item in never:
        assert "cannot be added" in post(ben, examined, item, "the patient asked")
        draft.refresh_from_db()
        assert item not in items(draft)


def test_an_off_guideline_item_asks_for_a_reason_and_keeps_it(
    examined: World, ben: Client, draft: Version, chart: Now
) -> None:
    off = next(
        each.item.id
        for each in adding.offered(chart(), lines_of(draft))
        if each.item.offer == "on_request" and each.standing == "reason"
    )
    assert "Say why" in post(ben, examined, off)
    draft.refresh_from_db()
    assert off not in items(draft)
    post(ben, examined, off, "it helped last year")
    draft.refresh_from_db()
    line = line_named(lines_of(draft), off)
    assert line is not None and line.reason == "it helped last year"


def test_what_works_against_the_direction_of_the_plan_asks_for_a_reason(draft: Version, chart: Now) -> None:
    flexion = next(each for each in adding.offered(chart(), lines_of(draft)) if each.item.id == "double-knee-to-chest")
    assert flexion.standing in ("reason", "closed")


def test_more_home_exercises_than_the_phase_holds_ask_for_a_reason(examined: World, draft: Version, chart: Now) -> None:
    standing_extension = "standing-extension"
    with pytest.raises(Refused, match="larger than the phase"):
        adding.add(chart(), examined.ben, standing_extension, "")
    adding.add(chart(), examined.ben, standing_extension, "for the office")
    draft.refresh_from_db()
    assert standing_extension in items(draft)
    assert schedule_of(draft).over_reason == "for the office"


def test_an_item_stands_in_a_plan_once(examined: World, draft: Version, chart: Now) -> None:
    with pytest.raises(Refused, match="in the plan already"):
        adding.add(chart(), examined.ben, "prone-press-up", "twice is better")


def test_nothing_can_be_added_while_treatment_is_withheld(examined: World, draft: Version, chart: Now) -> None:
    tell(examined, {"urinary_retention": True}, by=examined.ben)
    with pytest.raises(Refused, match="withheld"):
        adding.add(chart(), examined.ben, "sleep-positions", "kind words")


def test_an_item_that_the_library_does_not_have_is_refused(examined: World, ben: Client, draft: Version) -> None:
    assert "no such item" in post(ben, examined, "leeches", "old but gold")


def test_a_technique_that_needs_a_certificate_says_who_holds_one(
    examined: World, ben: Client, draft: Version, chart: Now
) -> None:
    Certificate.objects.all().delete()
    answer_for(examined, "thrust-manipulation")
    adding.add(chart(), examined.ben, "thrust-manipulation", "stiff and recent")
    assert "Nobody in the clinic holds a valid one" in ben.get(page(examined)).content.decode()
    Certificate.objects.create(member=examined.ben, kind="manipulation", valid_until=examined.on)
    assert "Needs a certificate in manipulation: Ben Example." in ben.get(page(examined)).content.decode()


def test_the_library_is_searched_by_words_and_kind(examined: World, ben: Client, draft: Version) -> None:
    found = ben.get(page(examined, "library/?q=press+prone&kind=exercise")).content.decode()
    assert 'id="item-prone-press-up"' in found and 'id="item-thrust-manipulation"' not in found
    assert "Nothing in the library fits" in ben.get(page(examined, "library/?q=zzz%00")).content.decode()


@pytest.mark.parametrize(("language", "typed"), [("es", "marcha"), ("es", "walking"), ("ar", "مشي"), ("ar", "walking")])
def test_the_library_is_searched_in_the_language_of_the_page_too(
    examined: World, ben: Client, draft: Version, language: str, typed: str
) -> None:
    found = ben.get(page(examined, f"library/?q={typed}"), headers={"accept-language": language}).content.decode()
    assert 'id="item-walking-program"' in found and 'id="item-thrust-manipulation"' not in found


def test_the_library_lists_what_may_be_added_before_what_may_not(draft: Version, ben: Client, examined: World) -> None:
    tell(examined, {"anticoagulant": True}, by=examined.ben)
    text = ben.get(page(examined, "library/")).content.decode()
    assert text.rindex('/add/"') < text.index('id="item-thrust-manipulation"')


def test_what_nothing_calls_for_stands_apart_from_what_fits_the_person(
    draft: Version, ben: Client, examined: World, chart: Now
) -> None:
    groups = {each.item.id: each.group for each in adding.offered(chart(), lines_of(draft))}
    assert groups["pregnancy-advice"] == "open"
    assert "fits" in groups.values()
    text = ben.get(page(examined, "library/")).content.decode()
    apart = text.index("though nothing here calls for it")
    for item, group in groups.items():
        if group in ("fits", "open"):
            assert (text.index(f'id="item-{item}"') < apart) == (group == "fits"), item


def test_what_fits_is_in_view_and_the_rest_is_opened_by_hand_or_by_looking_for_it(
    examined: World, ben: Client, draft: Version
) -> None:
    def groups(query: str = "") -> list[bool]:
        parts = ben.get(page(examined, f"library/{query}")).content.decode().split('<details class="more mt-3"')[1:]
        return [part.startswith(" open>") for part in parts]

    assert len(groups()) > 2
    assert groups() == [True] + [False] * (len(groups()) - 1)
    assert groups("?q=hip") and all(groups("?q=hip"))
    assert all(groups("?kind=manual"))
