"""The line of leg pain as geometry for the page: time runs left to right in every language, missing days are gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from lasegue.web.programme.course import Point

WIDTH, HEIGHT = 350, 190
LEFT, RIGHT, TOP, BOTTOM = 30.0, 340.0, 16.0, 166.0
LEAST_DAYS = 42
#: Words nearer to the edge than this end at it.
ROOM = 20
#: Days further apart than this are not joined, and fewer points than these make no line.
GAP = timedelta(days=3)
LEAST_FOR_A_LINE = 3


@dataclass(frozen=True)
class Mark:
    """One place in the drawing with its words; numbers are written as SVG reads them, whatever the language."""

    x: str
    y: str
    words: str
    anchor: str = "middle"


@dataclass(frozen=True)
class PainChart:
    """Everything drawn: polylines, dots, the level of a clear change, and marks along both axes."""

    lines: tuple[str, ...]
    dots: tuple[Mark, ...]
    last: Mark | None
    clear_y: str
    weeks: tuple[Mark, ...]
    levels: tuple[Mark, ...]
    says: str


def chart_of(points: Sequence[Point], change: float) -> PainChart:
    """The chart of some days; ``change`` is the drop that counts as clear."""
    first, last = points[0], points[-1]
    days = max((last.on - first.on).days, LEAST_DAYS)

    def x(point: Point) -> float:
        return LEFT + (RIGHT - LEFT) * (point.on - first.on).days / days

    dots = tuple(Mark(_n(x(each)), _y(each.value), str(each.value)) for each in points)
    clear = first.value - change
    weeks = [n for n in range(days // 7 + 1) if n % max(2, days // 7 // 3) == 0]
    ticks = (_tick(n, LEFT + (RIGHT - LEFT) * n * 7 / days) for n in weeks)
    told = {"was": first.value, "now": last.value, "days": (last.on - first.on).days}
    return PainChart(
        lines=_lines(points, dots) if len(points) >= LEAST_FOR_A_LINE else (),
        dots=dots,
        last=dots[-1] if len(dots) > 1 else None,
        clear_y=_y(clear) if clear >= 0 else "",
        weeks=tuple(ticks),
        levels=tuple(Mark("22", _y(level), str(level), "end") for level in (0, 5, 10)),
        says=_("Leg pain was %(was)s of 10 on the first day and %(now)s on day %(days)s.") % told,
    )


def _n(value: float) -> str:
    return f"{value:.1f}"


def _y(value: float) -> str:
    return _n(BOTTOM - (BOTTOM - TOP) * value / 10)


def _tick(week: int, x: float) -> Mark:
    words = _("wk %(n)d") % {"n": week} if week else _("start")
    anchor = "middle" if week else "start"
    return Mark(_n(x), str(HEIGHT - 6), words, "end" if x > RIGHT - ROOM else anchor)


def _lines(points: Sequence[Point], dots: Sequence[Mark]) -> tuple[str, ...]:
    """Runs of days that lie close together, each as one polyline."""
    runs: list[list[Mark]] = [[dots[0]]]
    for before, point, dot in zip(points, points[1:], dots[1:], strict=False):
        if point.on - before.on > GAP:
            runs.append([])
        runs[-1].append(dot)
    return tuple(" ".join(f"{dot.x},{dot.y}" for dot in run) for run in runs if len(run) > 1)
