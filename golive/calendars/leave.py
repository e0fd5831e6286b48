"""Events of a person's calendar as the days on which they are away."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from golive.calendars.series import AHEAD
from golive.calendars.value import Entry
from golive.plan import DaySpan

_DAY = timedelta(days=1)
_LEAST = timedelta(microseconds=1)


def days_away(entry: Entry, business: str, zone: str, now: datetime) -> tuple[DaySpan, ...]:
    """Give the days on which somebody is away by an event, up to 400 days ahead.

    Days that were written as days are these days wherever the person is. An absence by the clock
    counts if it lasts a day or longer; its first and last day count whole.

    Args:
        entry: the event.
        business: the zone in which its days were read.
        zone: the person's zone.
        now: this moment; what is over by then is left out.
    """
    row = entry.row
    own = ZoneInfo(row.zone or business)
    if row.starts is None or row.ends is None:
        return ()
    begins, ends = (at.astimezone(own).replace(tzinfo=None) for at in (row.starts, row.ends))
    length = ends - begins
    if not entry.whole_days and length < _DAY:
        return ()
    seen = own if entry.whole_days else ZoneInfo(zone)
    return tuple(_span(at, length, own, seen) for at in _starts(entry, begins, now, own))


def _starts(entry: Entry, begins: datetime, now: datetime, own: ZoneInfo) -> Iterator[datetime]:
    yield begins
    if entry.row.repeats:
        until = (now + AHEAD).astimezone(own).replace(tzinfo=None)
        for at in rrulestr(entry.row.repeats, dtstart=begins, ignoretz=True):
            if at > until:
                return
            if at > begins:
                yield at


def _span(at: datetime, length: timedelta, own: ZoneInfo, seen: ZoneInfo) -> DaySpan:
    first = at.replace(tzinfo=own).astimezone(seen)
    last = (at + length - _LEAST).replace(tzinfo=own).astimezone(seen)
    return DaySpan(first=first.date(), last=max(first.date(), last.date()))


def together(spans: Iterable[DaySpan]) -> tuple[DaySpan, ...]:
    """Put stretches of days in order, those that overlap or touch made one."""
    found: list[DaySpan] = []
    for span in sorted(spans, key=lambda one: one.first):
        if found and span.first <= found[-1].last + _DAY:
            last = max(found[-1].last, span.last)
            found[-1] = DaySpan(first=found[-1].first, last=last)
        else:
            found.append(span)
    return tuple(found)
