"""The field that offers the time zones reads as Django's own would, and costs a small part of it."""

from django.forms import Select
from django.test.html import parse_html

from lasegue.web.people.zones import ZoneSelect, zones


def test_the_field_offers_every_zone_as_djangos_own_field_does() -> None:
    attrs = {"id": "id_zone", "aria-describedby": "help"}
    ours = ZoneSelect(choices=zones()).render("zone", "Europe/Madrid", attrs)
    theirs = Select(choices=zones()).render("zone", "Europe/Madrid", attrs)
    assert parse_html(ours) == parse_html(theirs)


def test_a_place_is_offered_with_spaces_and_a_zone_without_a_place_is_not_offered() -> None:
    offered = dict(zones())
    assert offered["America/New_York"] == "America/New York"
    assert "UTC" not in offered
