"""Which starts are tried: every step of the business clock in a span of days."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from golive.errors import GoliveError
from golive.forecast.clock import Clock, Ints, ceil_s
from golive.plan import CountedSeries, Plan
from golive.window import Window

_MOST = timedelta(days=367)
#: Minutes between starts; a finer usage is searched more finely.
_GRIDS = (15, 10, 5)


def search_span(
    plan: Plan, now: datetime, start: datetime | None = None, until: datetime | None = None
) -> Window:
    """Give the span that windows may start in, on the business clock.

    Without `start`, from the plan's first day at 00:00 (or tomorrow); without `until`, for as
    many days as the plan says, counted on the clock.

    Raises:
        GoliveError: the span ends before it starts, or holds more than 366 days.
    """
    own = ZoneInfo(plan.zone)
    tomorrow = now.astimezone(own).date() + timedelta(days=1)
    start = start or _midnight(plan.timing.search_from or tomorrow, own)
    until = until or _midnight(
        start.astimezone(own).date() + timedelta(days=plan.timing.search_days), own
    )
    if until <= start:
        message = "The search must end after it starts; choose a later end."
        raise GoliveError(message)
    if until - start > _MOST:
        message = "The search covers more than 366 days; choose an earlier end."
        raise GoliveError(message)
    return Window(start=start, end=until, zone=plan.zone)


def window_length(plan: Plan, length: timedelta | None = None) -> timedelta:
    """Give the length a window must have: what is asked for, else the plan's.

    Raises:
        GoliveError: it is nought or less.
    """
    found = timedelta(minutes=plan.timing.length_minutes) if length is None else length
    if found <= timedelta(0):
        message = "The window has no length; say for how many minutes it must last."
        raise GoliveError(message)
    return found


def grid_minutes(series: CountedSeries | None) -> int:
    """Give the minutes between starts: 15, or as fine as the usage down to 5."""
    step = _GRIDS[0] if series is None else series.step_s / 60
    return next((grid for grid in _GRIDS if grid <= step), _GRIDS[-1])


def grid_starts(span: Window, minutes: int) -> Ints:
    """List the starts in a span, in seconds: the full steps of its clock."""
    first, last, step = ceil_s(span.start), ceil_s(span.end), minutes * 60
    shown = Clock.over(span.zone, first, last).local(np.array([first], dtype=np.int64))
    return np.arange(first + int(-shown[0] % step), last, step, dtype=np.int64)


def _midnight(day: date, own: ZoneInfo) -> datetime:
    """Give the first moment of a day; where the clock skips midnight, the moment it does."""
    return datetime.combine(day, time(), tzinfo=own).astimezone(UTC)
