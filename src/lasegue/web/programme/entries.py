"""What a device may write: the kinds of entries and their bodies, read strictly."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from lasegue.exchange.values import region_words
from lasegue.web.record.reasoner import library
from lasegue.web.visits.screen import screen

Name = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
Names = Annotated[list[Name], Meta(max_length=40)]
Score = Annotated[int, Meta(ge=0, le=10)]
Count = Annotated[int, Meta(ge=0, le=10_000)]
Seconds = Annotated[float, Meta(ge=0, le=86_400)]
Why = Annotated[str, Meta(max_length=200)]
Places = Annotated[list[Name], Meta(max_length=200)]
FIRST_YEAR, LAST_YEAR = 2000, 2200


class Malformed(ValueError):
    """The entry cannot be kept; the text says what was expected."""


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What happened."""


class SessionStarted(Body, frozen=True):
    """A session begins; ``items`` are the lines it will go through."""

    session: UUID
    items: Names
    minutes: Annotated[float, Meta(ge=0, le=600)]
    short: bool = False


class SetDone(Body, frozen=True):
    """One set of one exercise on one side."""

    session: UUID
    line: Name
    exercise: Name
    side: Literal["both", "right", "left", "alternate"]
    set: Annotated[int, Meta(ge=1, le=100)]
    reps: Count
    seconds: Seconds
    easier: bool = False


class Regions(Body, frozen=True):
    """Where it is felt; each list is complete."""

    pain: Places = []
    tingling: Places = []
    numb: Places = []


class Pain(Body, frozen=True):
    """How bad the leg is, and where, painted or said: which way the lowest place went since the session began."""

    moment: Literal["before", "after", "today"]
    worst: Score
    session: UUID | None = None
    regions: Regions | None = None
    place_change: Literal["nearer", "same", "further"] | None = None


class Feeling(Body, frozen=True, rename={"is_": "is"}):
    """How the leg is today against the day before."""

    is_: Literal["better", "same", "worse"]


class TooHard(Body, frozen=True):
    """An exercise is too hard today."""

    session: UUID
    line: Name
    exercise: Name


class HurtsMore(Body, frozen=True):
    """An exercise hurts more than it should. Who is not sure whether it moved down is stopped and not asked how bad."""

    session: UUID
    line: Name
    exercise: Name
    further_down: bool | Literal["unsure"]
    worst: Score | None


class Swapped(Body, frozen=True, rename={"from_": "from"}):
    """One exercise gave way to its easier neighbour."""

    session: UUID
    line: Name
    from_: Name
    to: Name
    why: Why = ""


class Stopped(Body, frozen=True):
    """An exercise was left before its end."""

    session: UUID
    line: Name
    why: Why = ""


class Screen(Body, frozen=True):
    """Safety questions, answered; ``unsure`` is never a no."""

    answers: Annotated[dict[Name, bool | Literal["unsure"]], Meta(min_length=1, max_length=40)]


class Question(Body, frozen=True):
    """Something the person wants to know."""

    text: Annotated[str, Meta(min_length=1, max_length=1000)]


class SessionEnded(Body, frozen=True):
    """A session is over: what was done and what was left."""

    session: UUID
    done: Names
    left: Names
    seconds: Seconds


KINDS: dict[str, type[Body]] = {
    "session_started": SessionStarted,
    "set_done": SetDone,
    "pain": Pain,
    "feeling": Feeling,
    "too_hard": TooHard,
    "hurts_more": HurtsMore,
    "swapped": Swapped,
    "stopped": Stopped,
    "screen": Screen,
    "question": Question,
    "session_ended": SessionEnded,
}
#: Only these make sense without a plan.
WITHOUT_PLAN = frozenset({"pain", "feeling", "screen", "question"})


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry as the device sends it; ``plan`` is the number of a version, ``digest`` its seal."""

    id: UUID
    seq: Annotated[int, Meta(ge=0, le=2**53)]
    kind: str
    at: str
    body: dict[str, Any]
    plan: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    digest: Annotated[str, Meta(max_length=64)] = ""


class Read(msgspec.Struct, frozen=True):
    """An entry that reads well: what was written, its body typed, its moment, and the digest over all of it."""

    written: Written
    body: Body
    at: datetime

    @property
    def plain(self) -> dict[str, Any]:
        """The body as it is stored."""
        return dict(msgspec.to_builtins(self.body))

    @property
    def digest(self) -> str:
        """SHA-256 over everything the device wrote but the id."""
        own = self.written
        content = [own.kind, own.seq, own.plan, own.digest, self.at.isoformat(), self.plain]
        return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def read(raw: Mapping[str, Any]) -> Read:
    """One entry of a batch.

    :raises Malformed: saying what was expected and what came.
    """
    try:
        written = msgspec.convert(raw, Written)
        if written.kind not in KINDS:
            raise Malformed(f"expected a kind of {', '.join(KINDS)}, got another")
        body = msgspec.convert(written.body, KINDS[written.kind])
    except msgspec.ValidationError as error:
        raise Malformed(str(error)[:200]) from error
    if written.plan is None and written.kind not in WITHOUT_PLAN:
        raise Malformed("plan: expected the number of a signed version, got none")
    _refuse_what_no_keyboard_types(body)
    _refuse_strangers(body)
    return Read(written, body, moment(written.at))


def moment(text: str) -> datetime:
    """A time with its offset from UTC.

    :raises Malformed: when it is none, or has no offset.
    """
    try:
        at = datetime.fromisoformat(text[:40])
    except ValueError as error:
        raise Malformed("at: expected a time such as 2026-11-29T08:15:00-05:00, got something else") from error
    if at.tzinfo is None:
        raise Malformed("at: expected a time with its offset from UTC, got one without")
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise Malformed(f"at: expected a year from {FIRST_YEAR} to {LAST_YEAR}, got another")
    return at


def _refuse_what_no_keyboard_types(body: Body) -> None:
    for text in (getattr(body, "text", ""), getattr(body, "why", "")):
        if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            raise Malformed("expected text, got characters that no keyboard types")
    if isinstance(body, Question) and not body.text.strip():
        raise Malformed("text: expected a question, got only spaces")


def _refuse_strangers(body: Body) -> None:
    """Regions and questions must be those of the contract."""
    if isinstance(body, Pain) and body.regions is not None:
        places = {*body.regions.pain, *body.regions.tingling, *body.regions.numb}
        if strange := places - _regions():
            raise Malformed(f"regions: expected places of the body chart, got {min(strange)}")
    if isinstance(body, Screen) and (strange := set(body.answers) - {each.id for each in screen()}):
        raise Malformed(f"answers: expected questions of the safety screen, got {min(strange)}")


@cache
def _regions() -> frozenset[str]:
    return frozenset(region_words(library().vocabulary))
