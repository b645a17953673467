"""A source: one publication or page that was read, or that awaits reading."""

from typing import Literal

from lasegue.knowledge.entries.entry import Strict


class Source(Strict, frozen=True, kw_only=True):
    """One source. ``status`` says whether the statement taken from it was seen on a page that was read."""

    id: str
    cite: str
    year: int | None = None
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    status: Literal["seen", "mixed", "recalled"]
    seen_part: str = ""
    recalled_part: str = ""
    note: str = ""
