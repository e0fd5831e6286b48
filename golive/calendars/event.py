"""A VEVENT, with its times read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from pydantic import TypeAdapter

from golive.calendars.lines import Component, Property, quoted
from golive.calendars.moments import Moment, after, moment, moments
from golive.calendars.rules import parts_of, with_until
from golive.calendars.texts import text_in
from golive.calendars.zones import Clocks
from golive.plan.recurrence import RecurrenceRule

_LONGEST_NAME = 200
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
_RULE: TypeAdapter[str] = TypeAdapter(RecurrenceRule)
_Read = TypeVar("_Read")


class BrokenError(ValueError):
    """An event that cannot be read; the message ends the sentence that says so."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event as its file has it.

    Attributes:
        place: where it stands, to begin a sentence with: `Event 3 (line 41, “Freeze”)`.
        uid: its id in the file, shared with its moved recurrences; made up if it has none.
        name: what it is called, on one line.
        start: when it starts, the first time.
        ends: the instant at which it ends, the first time.
        length: how long it is on its clock, a minute at least.
        rules: by which it comes again, their ends on its clock.
        without: rules by which it does not come.
        also: further starts, and how long each is if that is said.
        never: starts at which it does not come.
        moved_from: of a recurrence that was changed, its start by the rule.
        follows: the change goes on to every recurrence after it.
        cancelled: it does not take place.
        free: it takes no time of the person.
        tentative: it is not sure yet.
    """

    place: str
    uid: str
    name: str
    start: Moment
    ends: datetime
    length: timedelta
    rules: tuple[str, ...]
    without: tuple[str, ...]
    also: tuple[tuple[Moment, timedelta | None], ...]
    never: tuple[Moment, ...]
    moved_from: Moment | None
    follows: bool
    cancelled: bool
    free: bool
    tentative: bool


def name_of(component: Component) -> str:
    """Give what an event is called, on one line; empty if it is called nothing."""
    held = component.first("SUMMARY")
    plain = " ".join(text_in(held.value).split()) if held else ""
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[:_LONGEST_NAME]}…"


def event_of(component: Component, place: str, clocks: Clocks) -> Event:
    """Read an event that stands at a place of its file.

    Raises:
        BrokenError: a line of it cannot be read, or it has no start.
    """
    if component.faults:
        raise BrokenError(component.faults[0])
    start = _one(component, "DTSTART", clocks)
    if start is None:
        message = "it has no start (DTSTART)"
        raise BrokenError(message)
    ends, shown = _ends(component, start, clocks)
    return Event(
        place=place,
        uid=_uid(component, start),
        name=name_of(component),
        start=start,
        ends=ends,
        length=max(shown - start.shown, _MINUTE),
        rules=_rules(component, "RRULE", start),
        without=_rules(component, "EXRULE", start),
        also=_several(component, "RDATE", clocks),
        never=tuple(at for at, _ in _several(component, "EXDATE", clocks)),
        moved_from=_one(component, "RECURRENCE-ID", clocks),
        follows=any("RANGE" in held.params for held in component.all("RECURRENCE-ID")),
        cancelled=component.said("STATUS") == "CANCELLED",
        free=component.said("TRANSP") == "TRANSPARENT"
        or component.said("X-MICROSOFT-CDO-BUSYSTATUS") == "FREE",
        tentative=component.said("STATUS") == "TENTATIVE",
    )


def _uid(component: Component, start: Moment) -> str:
    held = component.first("UID")
    made_up = f"{name_of(component)}/{start.shown}"
    return (held.value.strip() if held else "") or made_up


def _ends(component: Component, start: Moment, clocks: Clocks) -> tuple[datetime, datetime]:
    """Give the end as an instant and on the start's clock (RFC 5545, 3.6.1)."""
    end = _one(component, "DTEND", clocks)
    length = component.first("DURATION")
    if end is None and length is not None:
        ends = _read(length, lambda: after(start, length.value))
        return ends, ends.astimezone(start.clock.info).replace(tzinfo=None)
    if start.whole_day and (end is None or end.shown == start.shown):
        end = start.at(start.shown + _DAY)
    if end is None:
        return start.instant, start.shown
    return end.last_instant, end.on(start.clock)


def _one(component: Component, name: str, clocks: Clocks) -> Moment | None:
    held = component.first(name)
    return _read(held, lambda: moment(held, clocks)) if held else None


def _several(
    component: Component, name: str, clocks: Clocks
) -> tuple[tuple[Moment, timedelta | None], ...]:
    lists = (_read(held, partial(moments, held, clocks)) for held in component.all(name))
    return tuple(one for several in lists for one in several)


def _rules(component: Component, name: str, start: Moment) -> tuple[str, ...]:
    return tuple(_read(held, partial(_rule, held.value, start)) for held in component.all(name))


def _rule(text: str, start: Moment) -> str:
    """Read a rule that comes daily or less often."""
    often = parts_of(text).get("FREQ", "")
    if often in _TOO_OFTEN:
        message = f"it comes {often.lower()}, and golive keeps what comes daily or less often"
        raise BrokenError(message)
    return _RULE.validate_python(with_until(text, start.clock.info))


def _read(held: Property, reading: Callable[[], _Read]) -> _Read:
    try:
        return reading()
    except BrokenError:
        raise
    except (ValueError, TypeError, AttributeError, ArithmeticError, LookupError) as error:
        message = f"line {held.line:,} cannot be read: {quoted(f'{held.name}:{held.value}')}"
        raise BrokenError(message) from error
