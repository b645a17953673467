"""What one session shows about one line: the observations that the rules compare. Nothing logged stays unknown."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from lasegue.reasoning.progression.places import change, furthest
from lasegue.reasoning.progression.sessions import Book, Pain, Session

Seen = dict[str, Any]
DAY = timedelta(hours=24)


def of_session(book: Book, session: Session, line: str) -> Seen:
    """Observations of one line in one session; the session's own pain counts for every line done in it."""
    before, after = _worst(session.before), _worst(session.after)
    hurt = session.hurt.get(line, [])
    worst = _most([after, *(body.get("worst") for body in hurt)])
    place = _place_after(session)
    moved = any(body.get("further_down") for body in hurt)
    seen = {
        "worst_pain": worst,
        "pain_rise": _less(worst, before),
        "pain_change": _less(after, before),
        "place_after": place,
        "moved_down": True if moved else False if place is not None else None,
        "stays_down": _stays(moved, place),
        "settling": _settling(book, session, before),
        "next_day": next_day(book, session),
        "last_logged": after is not None,
    }
    return {name: value for name, value in seen.items() if value is not None}


def next_day(book: Book, session: Session) -> str | None:
    """The worse feeling of the day after a session."""
    given = book.feelings.get(session.on + timedelta(days=1), ())
    return next((each for each in ("worse", "same", "better") if each in given), None)


def _place_after(session: Session) -> str | None:
    """Where the lowest place went over the session: the answer to the question, otherwise the painted places."""
    told = [pain.place_change for pain in session.after if pain.place_change is not None]
    painted = [pain.place for pain in session.after if pain.place is not None]
    start = _most(pain.place for pain in session.before)
    drawn = change(start, _most(painted))
    both = [*told, *([drawn] if drawn is not None else [])]
    return furthest(both)


def _stays(moved: bool, place: str | None) -> bool | None:
    if place is not None:
        return place == "further"
    return True if moved else None


def _settling(book: Book, session: Session, before: int | None) -> str | None:
    if before is None or not session.after:
        return None
    end = session.after[-1].at
    if all(pain.worst <= before for pain in session.after):
        return "hour"
    later = [pain for pain in book.pains if pain.at > end]
    if any(pain.worst <= before for pain in later if pain.at <= end + DAY):
        return "day"
    still = [pain for pain in later if end + DAY < pain.at <= end + 2 * DAY]
    return "longer" if any(pain.worst > before for pain in still) else None


def _worst(pains: Sequence[Pain]) -> int | None:
    return _most(pain.worst for pain in pains)


def _most(numbers: Iterable[int | None]) -> int | None:
    return max((each for each in numbers if each is not None), default=None)


def _less(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first - second
