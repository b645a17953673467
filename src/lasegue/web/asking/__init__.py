"""Queries that are asked again and again: their text is made once, and each asking only fills in its values.

A page asks a dozen small questions, and to put the text of one together takes Django several times as long as the
database needs to answer it. Here a query is still written as Django's, with a `Given` wherever a value is not known
before somebody asks.
"""

from lasegue.web.asking.given import AsWritten, Given
from lasegue.web.asking.objects import AskedWhole
from lasegue.web.asking.rows import Asked

__all__ = ["AsWritten", "Asked", "AskedWhole", "Given"]
