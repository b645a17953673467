"""The line of leg pain as geometry for the page: time runs left to right in every language, missing days are gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from lasegue.web.programme.course import Point
from lasegue.web.ui.clock import day_in_words


@dataclass(frozen=True)
class Canvas:
    """A drawing's size and the edges of its field, in units of the drawing; ``least_days`` are always shown."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    least_days: int


PHONE = Canvas(350, 190, 30.0, 340.0, 16.0, 166.0, least_days=42)
CLINIC = Canvas(640, 270, 52.0, 628.0, 18.0, 214.0, least_days=14)
#: Words nearer to the edge than this end at it.
ROOM = 20
#: Days further apart than this are not joined, and fewer points than these make no line.
GAP = timedelta(days=3)
LEAST_FOR_A_LINE = 3
LEVELS = (0, 5, 10)
#: Dates that find room under the axis.
MOST_DATES = 6
#: From the field's lower edge to the words under it.
UNDER = 18


@dataclass(frozen=True)
class Mark:
    """One place in the drawing with its words; numbers are written as SVG reads them, whatever the language."""

    x: str
    y: str
    words: str
    anchor: str = "middle"


@dataclass(frozen=True)
class PainChart:
    """Everything drawn: polylines, dots, the level of a clear change, red lights, and marks along both axes."""

    canvas: Canvas
    lines: tuple[str, ...]
    dots: tuple[Mark, ...]
    last: Mark | None
    clear_y: str
    weeks: tuple[Mark, ...]
    levels: tuple[Mark, ...]
    says: str
    reds: tuple[str, ...] = ()


def chart_of(
    points: Sequence[Point], change: float, canvas: Canvas = PHONE, until: date | None = None, reds: Iterable[date] = ()
) -> PainChart:
    """The chart of some days; ``change`` is the drop that counts as clear, ``reds`` days that showed a red light.

    On the clinic's canvas the days are named by their date and end at ``until``.
    """
    first, last = points[0], points[-1]
    days = max(((until or last.on) - first.on).days, canvas.least_days)

    def x(on: date) -> float:
        return canvas.left + (canvas.right - canvas.left) * (on - first.on).days / days

    dots = tuple(Mark(_n(x(each.on)), _y(each.value, canvas), str(each.value)) for each in points)
    clear = first.value - change
    ticks = _weeks(days, canvas) if canvas is PHONE else _dates(first.on, days, canvas)
    told = {"was": first.value, "now": last.value, "days": (last.on - first.on).days}
    marked = (x(day) for day in sorted(set(reds)) if day >= first.on)
    return PainChart(
        canvas=canvas,
        lines=_lines(points, dots) if len(points) >= LEAST_FOR_A_LINE else (),
        dots=dots,
        last=dots[-1] if len(dots) > 1 else None,
        clear_y=_y(clear, canvas) if clear >= 0 else "",
        weeks=tuple(ticks),
        levels=tuple(Mark(_n(canvas.left - 8), _y(level, canvas), str(level), "end") for level in LEVELS),
        says=(
            _("Leg pain was %(was)s of 10 on the first day and %(now)s on day %(days)s.") % told
            if last is not first
            else _("Leg pain was %(was)s of 10 on the first day.") % told
        ),
        reds=tuple(f"M{_n(at - 6)} 4h12l-6 10Z" for at in marked),
    )


def _n(value: float) -> str:
    return f"{value:.1f}"


def _y(value: float, canvas: Canvas) -> str:
    return _n(canvas.bottom - (canvas.bottom - canvas.top) * value / 10)


def _weeks(days: int, canvas: Canvas) -> list[Mark]:
    shown = [n for n in range(days // 7 + 1) if n % max(2, days // 7 // 3) == 0]
    return [_tick(_("week %(n)d") % {"n": n} if n else _("start"), 7 * n, days, canvas) for n in shown]


def _dates(first: date, days: int, canvas: Canvas) -> list[Mark]:
    """A date at least each week, and no more of them than there is room for."""
    step = 7 * max(1, -(-days // (7 * MOST_DATES)))
    shown = range(0, days + 1, step if days > 2 * step else max(days // 4, 1))
    return [_tick(day_in_words(first + timedelta(days=day), "SHORT_DAY_FORMAT"), day, days, canvas) for day in shown]


def _tick(words: str, day: int, days: int, canvas: Canvas) -> Mark:
    at = canvas.left + (canvas.right - canvas.left) * day / days
    anchor = "end" if at > canvas.right - ROOM else "middle" if day else "start"
    return Mark(_n(at), _n(canvas.bottom + UNDER), words, anchor)


def _lines(points: Sequence[Point], dots: Sequence[Mark]) -> tuple[str, ...]:
    """Runs of days that lie close together, each as one polyline."""
    runs: list[list[Mark]] = [[dots[0]]]
    for before, point, dot in zip(points, points[1:], dots[1:], strict=False):
        if point.on - before.on > GAP:
            runs.append([])
        runs[-1].append(dot)
    return tuple(" ".join(f"{dot.x},{dot.y}" for dot in run) for run in runs if len(run) > 1)
