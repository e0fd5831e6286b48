"""What was understood of a usage export, in plain words."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from golive.plan import How, Missing, Source
from golive.window import clock

_STEPS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))


def understood(source: Source) -> tuple[str, ...]:
    """Say what was read: format, columns, zone, step, span, what was left out, what to know."""
    return (
        _what(source),
        _span(source),
        *(
            f"{_rows(left.rows)} left out: {left.why}{_at(left.first_row)}."
            for left in source.left_out
        ),
        *source.notes,
    )


def in_short(source: Source) -> str:
    """Say the same in one line, for the list of exports that a plan holds."""
    series = source.series
    counted = counted_by(series.unit, series.how, series.step_s)
    return f"{counted[:1].upper()}{counted[1:]}, {_days(source)}, {source.kind}"


def counted_by(unit: str, how: How, step_s: int) -> str:
    """Say what a bucket holds: `requests per hour`, or for a level `users, mean of each hour`."""
    by = step(step_s)
    return f"{unit} per {by}" if how is How.SUM else f"{unit}, mean of each {by}"


def step(seconds: int) -> str:
    """Say a length of time in words, without "1": `hour`, `30 minutes`."""
    for length, word in _STEPS:
        if seconds % length == 0:
            count = seconds // length
            return word if count == 1 else f"{count} {word}s"
    return f"{seconds} seconds"


def _what(source: Source) -> str:
    read = source.read_as
    columns = ""
    if read.time_column and read.count_column:
        columns = f", times in “{read.time_column}”, figures in “{read.count_column}”"
    how = "added up" if source.series.how is How.SUM else "averaged"
    gaps = "counts as nought" if read.missing is Missing.ZERO else "is left out"
    return (
        f"{source.kind}: {_rows(source.rows)} counted{columns}, {how} per "
        f"{step(source.series.step_s)}. A missing time {gaps}."
    )


def _span(source: Source) -> str:
    zone = source.read_as.zone or "UTC"
    start = source.series.start
    end = start + timedelta(seconds=source.series.step_s * len(source.series.values))
    return f"From {clock(start, zone)} to {clock(end, zone)}."


def _days(source: Source) -> str:
    there = ZoneInfo(source.read_as.zone or "UTC")
    start = source.series.start
    last = start + timedelta(seconds=source.series.step_s * (len(source.series.values) - 1))
    first_day, last_day = (moment.astimezone(there).date() for moment in (start, last))
    return f"{_day(first_day)} to {_day(last_day)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


def _at(row: int | None) -> str:
    return f" (first in row {row:,})" if row else ""
