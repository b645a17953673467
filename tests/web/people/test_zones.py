"""The fields that offer zones and languages say in which language their words are; zones cost little to offer."""

from django.forms import Select
from django.test.html import parse_html

from lasegue.web.people.zones import LanguageSelect, ZoneSelect, zones


def test_the_field_offers_every_zone_as_djangos_own_field_does() -> None:
    attrs = {"id": "id_zone", "aria-describedby": "help"}
    ours = ZoneSelect(choices=zones()).render("zone", "Europe/Madrid", attrs)
    theirs = Select({"lang": "en", "dir": "ltr"}, zones()).render("zone", "Europe/Madrid", attrs)
    assert parse_html(ours) == parse_html(theirs)


def test_a_place_is_offered_with_spaces_and_a_zone_without_a_place_is_not_offered() -> None:
    offered = dict(zones())
    assert offered["America/New_York"] == "America/New York"
    assert "UTC" not in offered


def test_each_language_is_offered_by_its_own_name_and_marked_as_that_language() -> None:
    field = LanguageSelect(choices=[("en", "English"), ("ar", "العربية")]).render("language", "ar")
    assert '<option value="en" lang="en">English</option>' in field
    assert '<option value="ar" selected lang="ar">العربية</option>' in field
