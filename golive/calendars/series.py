"""When an event comes: kept as a rule where the plan can hold it, else written out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from dateutil.rrule import rrulestr

from golive.calendars.event import BrokenError, Event
from golive.calendars.moments import Moment
from golive.calendars.rules import parts_of

#: How far ahead recurrences are written out, in days: a year, and what is planned in it.
AHEAD = timedelta(days=400)
#: The most recurrences that are counted for one event; golive's search counts no more.
MOST = 20_000
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Coming:
    """One stretch in which an event stands, or the first of those that a rule gives.

    Attributes:
        named: the start by which the file knows it; it stays when the stretch is moved.
        starts: the instant at which it starts.
        ends: the instant at which it ends.
        repeats: the rule by which it comes again; None for once.
        event: the event, or the changed recurrence of it.
    """

    named: datetime
    starts: datetime
    ends: datetime
    repeats: str | None
    event: Event


def coming(event: Event, changed: Sequence[Event], now: datetime) -> Iterator[Coming]:
    """Give the stretches of an event that are not over yet, in order of time.

    Args:
        event: the event.
        changed: its recurrences that were changed or called off; each says what it was moved from.
        now: this moment.

    Raises:
        BrokenError: it has come, or comes, too often to be counted.
    """
    matters = _exceptions_matter(event, changed, now)
    if len(event.rules) == 1 and event.start.clock.zone and not matters:
        return _by_rule(event, now)
    return iter(sorted(_written_out(event, changed, now), key=lambda one: one.starts))


def once(event: Event, now: datetime) -> Iterator[Coming]:
    """Give a changed recurrence whose event is not in the file, unless it is over."""
    if event.ends > now:
        named = event.moved_from or event.start
        yield Coming(named.shown, event.start.instant, event.ends, None, event)


def _exceptions_matter(event: Event, changed: Sequence[Event], now: datetime) -> bool:
    """Tell whether anything but the rule itself decides on what is not over yet.

    A day's margin covers an exception that names a day and not the time of its start.
    """
    named = [(at, event.length) for at in event.never]
    named += [(at, length or event.length) for at, length in event.also]
    named += [(one.moved_from, event.length) for one in changed if one.moved_from]
    ends = [at.at(at.shown + length).last_instant for at, length in named]
    ends += [one.ends for one in changed]
    return bool(event.without) or any(at + _DAY > now for at in ends)


def _by_rule(event: Event, now: datetime) -> Iterator[Coming]:
    """Keep the rule, from the first recurrence that is not over; the days it counts on stay."""
    (rule,) = event.rules
    named = event.start.shown
    if event.ends > now:
        again = any(at > named for at in islice(_shown(rule, event.start), 2))
        yield Coming(named, event.start.instant, event.ends, rule if again else None, event)
        return
    for passed, at in enumerate(_shown(rule, event.start)):
        ends = event.start.at(at + event.length).last_instant
        if ends > now:
            starts = event.start.at(at).instant
            yield Coming(named, starts, ends, _without_first(rule, passed), event)
            return


def _without_first(rule: str, passed: int) -> str:
    parts = parts_of(rule)
    if "COUNT" in parts:
        parts["COUNT"] = str(int(parts["COUNT"]) - passed)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _written_out(event: Event, changed: Sequence[Event], now: datetime) -> Iterator[Coming]:
    begins = max(now, event.start.instant)
    until = (begins + AHEAD).astimezone(event.start.clock.info).replace(tzinfo=None)
    moved = [one.moved_from for one in changed if one.moved_from]
    never = {_place(event, at) for at in (*event.never, *moved)}
    for rule in event.without:
        never.update(_until(rule, event.start, until))
    for shown, length in _starts(event, until).items():
        first = shown == event.start.shown
        at = event.start.at(shown)
        ends = event.ends if first else at.at(shown + length).last_instant
        called_off = not never.isdisjoint((shown, shown.date()))
        if not called_off and max(now, at.instant) < ends:
            yield Coming(shown, at.instant, ends, None, event)
    yield from _changed(event, changed, now)


def _starts(event: Event, until: datetime) -> dict[datetime, timedelta]:
    """Give every start up to a time of the event's clock, and how long it is from then."""
    starts = {event.start.shown: event.length}
    for rule in event.rules:
        starts |= dict.fromkeys(_until(rule, event.start, until), event.length)
    also = ((_place(event, at), length) for at, length in event.also)
    return starts | {at: length or event.length for at, length in also if isinstance(at, datetime)}


def _place(event: Event, at: Moment) -> date:
    """Name a recurrence by its start on the event's clock, or by its day where only that is said.

    Programs write exceptions to days as times, and to times as days.
    """
    shown = at.on(event.start.clock)
    if event.start.whole_day:
        return datetime.combine(shown, time())
    return shown.date() if at.whole_day else shown


def _changed(event: Event, changed: Iterable[Event], now: datetime) -> Iterator[Coming]:
    for one in changed:
        stands = not one.cancelled and max(now, one.start.instant) < one.ends
        if one.moved_from and stands:
            named = one.moved_from.on(event.start.clock)
            yield Coming(named, one.start.instant, one.ends, None, one)


def _until(rule: str, start: Moment, last: datetime) -> Iterator[datetime]:
    for at in _shown(rule, start):
        if at > last:
            return
        yield at


def _shown(rule: str, start: Moment) -> Iterator[datetime]:
    """Give what the clock shows each time a rule comes.

    Raises:
        BrokenError: too often.
    """
    for count, at in enumerate(rrulestr(rule, dtstart=start.shown, ignoretz=True)):
        if count >= MOST:
            message = f"its rule has come, or comes, more than {MOST:,} times; give a later start"
            raise BrokenError(message)
        yield at
