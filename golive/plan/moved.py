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

    Moments keep their clock time in the business zone, a window's in its own; one that the clock
    skips there becomes the moment after the change.
    """
    changed: Plan = _moved(plan, timedelta(weeks=weeks), plan.zone)
    return changed


def _moved(value: Any, by: timedelta, zone: str) -> Any:
    if isinstance(value, CountedSeries):
        return _series(value, by, zone)
    if isinstance(value, Part | Window):
        zone = value.zone if isinstance(value, Window) else zone
        names = type(value).model_fields
        return value.model_copy(
            update={name: _moved(getattr(value, name), by, zone) for name in names}
        )
    if isinstance(value, tuple):
        return tuple(_moved(one, by, zone) for one in value)
    if isinstance(value, dict):
        return {key: _moved(one, by, zone) for key, one in value.items()}
    if isinstance(value, datetime):
        return _later(value, by, ZoneInfo(zone))
    return value + by if isinstance(value, date) else value


def _later(moment: datetime, by: timedelta, clock: ZoneInfo) -> datetime:
    return (moment.astimezone(clock) + by).astimezone(UTC)


def _series(series: CountedSeries, by: timedelta, zone: str) -> CountedSeries:
    """Move every bucket on the local clock, so that the week's rhythm stays where it was."""
    step = timedelta(seconds=series.step_s)
    clock = ZoneInfo(zone)
    start = _later(series.start, by, clock)
    values: dict[int, float | None] = {}
    for place, value in enumerate(series.values):
        there = (_later(series.start + place * step, by, clock) - start) // step
        values.setdefault(there, value)
    whole = tuple(values.get(place) for place in range(max(values, default=-1) + 1))
    return series.model_copy(update={"start": start, "values": whole})
