"""Words about people and what they use, for templates."""

from django import template

from lasegue.web.people.devices import device_name

register = template.Library()
register.filter("device_name", device_name)
