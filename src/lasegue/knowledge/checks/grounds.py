"""K002: what is called seen names a source that was read; a signed entry names who signed it."""

from collections.abc import Iterator

from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.checks.walk import entries, records
from lasegue.knowledge.entries.entry import Entry, Grounded
from lasegue.knowledge.library import Library

ID = "K002"


def check(library: Library) -> Iterator[Found]:
    """Name every claim whose grounds are missing."""
    recalled = {source.id for source in library.evidence.values() if source.status == "recalled"}
    for place, entry in entries(library):
        if isinstance(entry, Entry) and entry.review == "signed" and not entry.reviewed_by:
            yield Found(ID, place, "is signed by nobody", "Name the clinician in reviewed_by")
        for where, record in records(entry, place):
            if not isinstance(record, Grounded) or record.basis != "seen":
                continue
            if not record.sources:
                yield Found(ID, where, "is called seen without a source", "Name the source, or call it a convention")
            elif recalled.issuperset(record.sources):
                wrong = f"is called seen, but {', '.join(record.sources)} was only recalled"
                yield Found(ID, where, wrong, "Read the source first, or call it a convention")
