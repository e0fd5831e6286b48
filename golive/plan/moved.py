"""A plan moved by whole weeks on its own clocks, so that a Sunday at 03:00 stays one."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from golive.plan.parts import Part
from golive.plan.usage import CountedSeries
from golive.plan.whole import Plan
from golive.window import Window


def moved(plan: Plan, weeks: int) -> Plan:
    """Give the plan with every day and moment moved by so many weeks, usage included.

    Moments keep their clock time in the business zone; one that the clock skips there becomes
    the moment as long after the change. A window's start keeps it in the window's zone, and the
    window keeps its length.
    """
    changed: Plan = _moved(plan, timedelta(weeks=weeks), plan.zone)
    return changed


def _moved(value: Any, by: timedelta, zone: str) -> Any:
    if isinstance(value, datetime):
        return later(value, by, ZoneInfo(zone))
    if isinstance(value, date):
        return value + by
    if isinstance(value, Window):
        return _window(value, by)
    if isinstance(value, CountedSeries):
        return _series(value, by, zone)
    return _inside(value, by, zone)


def _inside(value: Any, by: timedelta, zone: str) -> Any:
    """Move what a part, a list or a mapping holds; give anything else as it is."""
    if isinstance(value, Part):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return value.model_copy(update=_inside(fields, by, zone))
    if isinstance(value, tuple):
        return tuple(_moved(one, by, zone) for one in value)
    if isinstance(value, dict):
        return {key: _moved(one, by, zone) for key, one in value.items()}
    return value


def _window(window: Window, by: timedelta) -> Window:
    start = later(window.start, by, ZoneInfo(window.zone))
    return Window(start=start, end=start + window.length, zone=window.zone)


def later(moment: datetime, by: timedelta, clock: ZoneInfo) -> datetime:
    """Give the moment so much later on a zone's clock, in UTC; a skipped one as in `moved`."""
    return (moment.astimezone(clock) + by).astimezone(UTC)


def _series(series: CountedSeries, by: timedelta, zone: str) -> CountedSeries:
    """Move every bucket on the local clock, so that the week's rhythm stays where it was."""
    step = timedelta(seconds=series.step_s)
    clock = ZoneInfo(zone)
    start = later(series.start, by, clock)
    values: dict[int, float | None] = {}
    for place, value in enumerate(series.values):
        there = (later(series.start + place * step, by, clock) - start) // step
        values.setdefault(there, value)
    whole = tuple(values.get(place) for place in range(max(values, default=-1) + 1))
    return series.model_copy(update={"start": start, "values": whole})
