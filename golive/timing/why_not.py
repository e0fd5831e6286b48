"""Why not here: what stands against any stretch, or what it would carry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from golive.forecast.clock import Ints, floor_s, moment
from golive.plan import How, Plan
from golive.timing.booked import Booking
from golive.timing.case import amount, long
from golive.timing.hunt import Ask, Hunt, hunted
from golive.timing.search import find_windows
from golive.timing.span import grid_minutes, grid_starts, search_span, window_length
from golive.timing.stretches import NO_DATA, refused_stretches
from golive.timing.traffic import counted
from golive.timing.values import Candidate, RefusedStretch, Search
from golive.window import Window

#: Traffic that differs by less, as a share, is said to be about the same.
_ALIKE = 0.05
_MANY = 10


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What stands against a stretch.

    Attributes:
        sentences: what refuses windows in it and how many; what the best of the others carries.
        refused: the stretches that each hard rule refuses, the earliest first.
        best: the best window in it that nothing refuses; None if all are refused.
    """

    sentences: tuple[str, ...]
    refused: tuple[RefusedStretch, ...]
    best: Candidate | None


def why_not(
    plan: Plan,
    stretch: Window,
    *,
    now: datetime,
    bookings: Sequence[Booking] = (),
    search: Search | None = None,
) -> WhyNot:
    """Say why no window was found in a stretch, which may lie outside the search's span.

    Windows of the plan's length that lie in it are tried; if it is too short for one, those that
    start in it.

    Args:
        plan: the plan.
        stretch: any stretch of at most 366 days.
        now: windows do not start before it.
        bookings: windows that other plans have taken.
        search: what the plan's own search found, if that is known.

    Raises:
        GoliveError: whatever `find_windows` raises, or a stretch that is too long.
    """
    search = search or find_windows(plan, now=now, bookings=bookings)
    series = counted(plan)
    ask = Ask(plan, now, window_length(plan), series, grid_minutes(series), bookings)
    starts = _starts(ask, stretch)
    end = moment(int(starts[-1])) + timedelta(minutes=ask.minutes)
    span = Window(start=stretch.start, end=end, zone=plan.zone)
    hunt = hunted(ask, span, starts, search.peak)
    free = hunt.field.ordered(hunt.fits)[:1].tolist()
    best = hunt.weigh(free[0]) if free else None
    said = (
        *_where(ask, stretch, search),
        *_against(hunt),
        *(() if best is None else _for(best, hunt, search)),
    )
    return WhyNot(said, refused_stretches(hunt), best)


def _starts(ask: Ask, stretch: Window) -> Ints:
    """Give the starts of the windows in a stretch; its own where the grid holds none."""
    short = stretch.length < ask.long
    until = stretch.end if short else stretch.end - ask.long + timedelta(seconds=1)
    span = search_span(ask.plan, ask.now, stretch.start, until)
    found = grid_starts(span, ask.minutes)
    return found if len(found) else np.array([floor_s(span.start)], dtype=np.int64)


def _where(ask: Ask, stretch: Window, search: Search) -> Iterator[str]:
    if stretch.length < ask.long:
        yield (
            f"The stretch is shorter than the {long(ask.long.total_seconds() / 60)} that the "
            "window needs, so windows that start in it are tried."
        )
    if not search.span.overlaps(stretch.start, stretch.end):
        yield f"It lies outside the days searched, {search.span}."


def _against(hunt: Hunt) -> Iterator[str]:
    """Say what refuses how many of the starts, whatever refuses most first."""
    tried, fits = len(hunt.field.starts), int(hunt.fits.sum())
    if tried > 1 and fits < tried:
        refused = "All" if not fits else f"{tried - fits:,} of"
        yield f"{refused} {tried:,} starts in it are refused."
    for count, why in sorted(_reasons(hunt), key=lambda reason: -reason[0]):
        which = "All" if count == tried else f"{count:,} of"
        yield f"{which} {tried:,} starts, the first for this: {why}" if tried > 1 else why


def _reasons(hunt: Hunt) -> Iterator[tuple[int, str]]:
    """Count the starts that each hard rule refuses, and say why it refuses its first."""
    for rule, found in zip(hunt.case.rules, hunt.tally.runs, strict=True):
        if rule.hard and len(found):
            yield int(np.diff(found).sum()), rule.why(hunt.window(int(found[0, 0])))
    blind = int(hunt.unknown.sum())
    if blind:
        yield blind, NO_DATA


def _for(best: Candidate, hunt: Hunt, search: Search) -> Iterator[str]:
    yield f"Nothing refuses {best.window}{_carries(best, hunt, search)}."
    for point in best.soft:
        yield f"{point.why} That counts {point.points:g} points against it."
    if best.window in [candidate.window for candidate in search.candidates]:
        yield "It is on the list."


def _carries(best: Candidate, hunt: Hunt, search: Search) -> str:
    """Say its traffic, beside that of the first window on the list."""
    forecast = hunt.traffic.forecast
    if forecast is None or best.expected is None:
        return ""
    mean = "" if forecast.how is How.SUM else " on average"
    said = f": it carries about {amount(best.expected)} {forecast.unit}{mean}"
    first = search.candidates[0] if search.candidates else None
    if first is None or first.window == best.window or not first.expected:
        return said
    return f"{said}, {_times(best.expected / first.expected)} the first window on the list"


def _times(ratio: float) -> str:
    if abs(ratio - 1) < _ALIKE:
        return "about as many as"
    return f"{ratio:.2g} times" if ratio < _MANY else f"{ratio:,.0f} times"
