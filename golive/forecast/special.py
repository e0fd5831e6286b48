"""Public holidays and events laid over the future, and how it is said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from golive.forecast.apart import (
    Effect,
    Event,
    Mask,
    day_off,
    event_effect,
    holiday_effect,
    holidays_among,
    working_week,
)
from golive.forecast.cells import Floats, Past
from golive.forecast.clock import DAY, WEEK, Ints
from golive.forecast.outlook import Outlook
from golive.forecast.rhythm import Working
from golive.forecast.shown import Shown, places
from golive.window import WorkingDays

_SHOWN = 4


@dataclass(frozen=True, slots=True, eq=False)
class Special:
    """What is set apart in the past.

    Attributes:
        past: everything that was counted, on the clock.
        working: the days of the week on which people work.
        holidays: the cells on public holidays.
        named: these holidays, by name and day.
        happened: per event, its cells.
        days: the working days of the business.
        events: the plan's events.
    """

    past: Shown
    working: Working
    holidays: Mask
    named: list[str]
    happened: tuple[Mask, ...]
    days: WorkingDays
    events: tuple[Event, ...]

    def ordinary(self, period_s: int) -> Shown:
        """Give the past without what is set apart, but for places known in nothing else.

        A weekly event, say, is all that is known of its hours; they stay in.
        """
        past = self.past
        apart = np.logical_or.reduce((self.holidays, *self.happened))
        at = places(past.numbers, past.cell_s, period_s)
        plain = at[np.isfinite(past.values) & ~apart]
        return past.without(apart & np.isin(at, plain))


def set_apart(
    past: Past, local: Ints, shown: Shown, days: WorkingDays, events: Sequence[Event]
) -> Special:
    """Find public holidays and events in the past, laid out on the clock as `shown`."""
    working = working_week(days, shown.numbers, shown.cell_s)
    holidays, named = holidays_among(shown.numbers, shown.cell_s, days)
    at = local // past.cell_s - shown.first
    happened = []
    for event in events:
        cells = np.zeros(len(shown.values), dtype=np.bool_)
        cells[at[event.touches(past.starts, past.cell_s)]] = True
        happened.append(cells)
    return Special(shown, working, holidays, named, tuple(happened), days, tuple(events))


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """The cells that are forecast.

    Attributes:
        starts: their starts, instants in seconds.
        numbers: their numbers on the clock.
        cell_s: their length in seconds.
        expected: what each is expected to bring; nan where unknown.
        busy: the same when it is busy.
        reasons: what was laid over the rhythm, a sentence each.
    """

    starts: Ints
    numbers: Ints
    cell_s: int
    expected: Floats
    busy: Floats
    reasons: tuple[str, ...] = ()

    def mixed(self, cells: Mask, expected: Floats, busy: Floats, said: str) -> "Ahead":
        """Replace some cells, and say so."""
        return replace(
            self,
            expected=np.where(cells, expected, self.expected),
            busy=np.where(cells, busy, self.busy),
            reasons=(*self.reasons, said),
        )


def with_holidays(ahead: Ahead, outlook: Outlook, special: Special) -> Ahead:
    """Take public holidays ahead as partly a day off, as far as past ones were."""
    on, named = holidays_among(ahead.numbers, ahead.cell_s, special.days)
    if not named or outlook.period_s != WEEK:
        return ahead
    effect = _holidays_so_far(outlook, special)
    at = places(ahead.numbers, ahead.cell_s, WEEK)
    free = (day_off(week, special.working)[at] for week in (outlook.expected, outlook.busy))
    both = zip((ahead.expected, ahead.busy), free, strict=True)
    expected, busy = (
        np.maximum(usual + effect.size * (as_free - usual), 0.0) for usual, as_free in both
    )
    seen = "one past one" if effect.seen == 1 else f"{effect.seen} past ones"
    because = f"as {seen} showed" if effect.seen else "golive’s assumption"
    said = (
        f"Public holidays ahead count {effect.size:.0%} as the last day of a weekend "
        f"({because}): {listed(named)}."
    )
    return ahead.mixed(on, expected, busy, said.replace("%", " %"))


def _holidays_so_far(outlook: Outlook, special: Special) -> Effect:
    past = special.past
    at = places(past.numbers, past.cell_s, WEEK)
    usual, free = outlook.expected, day_off(outlook.expected, special.working)
    level = np.divide(outlook.usual, usual[at], out=np.ones(len(at)), where=usual[at] > 0)
    came = np.where(special.holidays, past.values, np.nan)
    return holiday_effect(came, outlook.usual, free[at] * level, past.numbers * past.cell_s // DAY)


def with_events(ahead: Ahead, outlook: Outlook, special: Special) -> Ahead:
    """Multiply traffic in the events ahead by what their past times showed."""
    for event, happened in zip(special.events, special.happened, strict=True):
        cells = event.touches(ahead.starts, ahead.cell_s)
        if cells.any():
            came = np.where(happened, special.past.values, np.nan)
            effect = event_effect(came, outlook.usual, ahead.cell_s)
            expected, busy = ahead.expected * effect.size, ahead.busy * effect.size
            ahead = ahead.mixed(cells, expected, busy, _said(event, effect))
    return ahead


def on_course(ahead: Ahead, outlook: Outlook, end: int) -> Ahead:
    """Let the days ahead run as their course says; `end` is the number of the cell after the past.

    Days before the end of the past take the course of the first day after it.
    """
    if outlook.course is None:
        return ahead
    days = np.maximum((ahead.numbers - end) * ahead.cell_s // DAY + 1, 1)
    factor = outlook.course.ahead(days)
    return replace(ahead, expected=ahead.expected * factor, busy=ahead.busy * factor)


def _said(event: Event, effect: Effect) -> str:
    if not effect.seen:
        said = "has no past in the data: its hours are forecast from the rhythm alone."
        return f"The event “{event.name}” {said}"
    return (
        f"The event “{event.name}” multiplies traffic by {effect.size:.2g}, "
        f"as {effect.seen:,} h of it in the past showed."
    )


def left_out(special: Special) -> Iterator[str]:
    """Say what was left out of the past."""
    if special.named:
        yield f"Public holidays left out of the past: {listed(special.named)}."
    pairs = zip(special.events, special.happened, strict=True)
    names = [f"“{event.name}”" for event, cells in pairs if cells.any()]
    if names:
        yield f"Events left out of the past: {listed(names)}."


def listed(names: Sequence[str]) -> str:
    """List the first four names, and how many more there are."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"
