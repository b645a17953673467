"""Whose record a kept question is about: an episode or a patient, given by number at each asking."""

from django.db.models import BigIntegerField

from lasegue.web.asking import Given

EPISODE, PATIENT = Given("episode", BigIntegerField()), Given("patient", BigIntegerField())
