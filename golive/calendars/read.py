"""A calendar file to rows for the plan, with everything said that was assumed or left out."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from golive.calendars import words
from golive.calendars.event import BrokenError, Event, event_of, name_of
from golive.calendars.lines import Component, components, quoted
from golive.calendars.series import Coming, coming, once
from golive.calendars.value import Calendar, Entry
from golive.calendars.words import Left
from golive.calendars.zones import Clocks
from golive.errors import UnreadableError
from golive.plan import Freeze

#: The most rows that one file gives.
MOST_ROWS = 5_000
#: The most single rows that one event is written out as: every day, and the days ahead.
MOST_SINGLE = 500
_PARTS = ("VTIMEZONE", "VALARM", "STANDARD", "DAYLIGHT")


def read_calendar(content: bytes, name: str, zone: str, now: datetime) -> Calendar:
    """Read what is still to come of a calendar: .ics as calendars export it (RFC 5545).

    Days are read on the business clock, and so are times without a zone. An event that comes
    again keeps its rule where golive's plan holds it exactly; else it is written out for the next
    400 days.

    Args:
        content: the file's bytes.
        name: the file's name, for people only.
        zone: the business zone.
        now: this moment; what is over by then is counted and left out.

    Raises:
        UnreadableError: no calendar, damaged, or too large.
    """
    roots, broken_off = components(content, name)
    clocks = Clocks.of(roots, zone)
    left = Left()
    held = [one for root in roots for one in root.inside]
    left.counts["other"] = sum(one.name not in ("VEVENT", *_PARTS) for one in held)
    read = [*_events((one for one in held if one.name == "VEVENT"), clocks, left)]
    found = (entry for same in _by_uid(read) for entry in _entries(same, now, left))
    entries = list({entry.row.id: entry for entry in found}.values())
    if len(entries) > MOST_ROWS:
        message = (
            f"“{name}” gives more than {MOST_ROWS:,} rows, the most that are taken; export fewer "
            "months, or one calendar at a time."
        )
        raise UnreadableError(message)
    title = next((one for root in roots for one in root.all("X-WR-CALNAME")), None)
    return Calendar(
        file_name=name,
        title=title.value.strip() if title else "",
        zone=zone,
        entries=tuple(sorted(entries, key=lambda one: (one.row.starts or now, one.row.id))),
        cancelled=_cancelled(read),
        notes=words.notes(broken_off, left, clocks, zone, entries),
    )


def _events(found: Iterable[Component], clocks: Clocks, left: Left) -> Iterator[Event]:
    for number, component in enumerate(found, 1):
        name = name_of(component)
        place = f"Event {number:,} (line {component.line:,}{f', {quoted(name)}' if name else ''})"
        try:
            yield event_of(component, place, clocks)
        except BrokenError as error:
            left.broken.append(f"{place} was left out: {error}.")


def _by_uid(events: Iterable[Event]) -> Iterable[list[Event]]:
    """Bring together what is one event; of two that stand in the file alike, the last counts."""
    same: dict[str, dict[tuple[datetime, bool], Event]] = {}
    for event in events:
        named = event.moved_from or event.start
        same.setdefault(event.uid, {})[named.shown, bool(event.moved_from)] = event
    return [list(one.values()) for one in same.values()]


def _entries(same: list[Event], now: datetime, left: Left) -> Iterator[Entry]:
    """Give what is still to come of an event, its changed recurrences included."""
    changed = [one for one in same if one.moved_from]
    events = [one for one in same if not one.moved_from]
    left.ranged += [one.name for one in changed if one.follows]
    owner = next((one for one in events if one.rules), next(iter(events), None))
    for one in events or changed:
        if one.cancelled:
            left.counts["cancelled"] += 1
        elif one.ends < one.start.instant:
            left.out(one, "it ends before it starts")
        elif one.ends == one.start.instant:
            left.counts["moment"] += 1
        else:
            yield from _of_one(one, changed if one is owner else [], now, left)


def _of_one(event: Event, changed: list[Event], now: datetime, left: Left) -> list[Entry]:
    """Give the rows of one event; none, and why, if it is over or cannot be read."""
    try:
        found = [*(once(event, now) if event.moved_from else coming(event, changed, now))]
        if len(found) > MOST_SINGLE:
            return left.out(event, f"it comes more than {MOST_SINGLE:,} times in a year")
        entries = [_entry(one) for one in found]
    except BrokenError as error:
        return left.out(event, str(error))
    except (ValueError, ArithmeticError):
        return left.out(event, "it lies before the year 1000 or after 2999")
    left.counts["past"] += not entries
    if len(entries) > 1:
        left.single.append((event.name, len(entries)))
    return entries


def _entry(one: Coming) -> Entry:
    row = Freeze(
        id=f"{_series(one.event.uid)}:{one.named:%Y%m%dT%H%M%S}",
        name=one.event.name,
        starts=one.starts,
        ends=one.ends,
        repeats=one.repeats,
        zone=one.event.start.clock.zone if one.repeats and not one.event.start.whole_day else None,
    )
    return Entry(row, one.event.start.whole_day, one.event.free, one.event.tentative)


def _series(uid: str) -> str:
    return f"ics:{hashlib.sha256(uid.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _cancelled(events: Iterable[Event]) -> tuple[str, ...]:
    off: dict[str, bool] = {}
    for event in events:
        off[event.uid] = off.get(event.uid, True) and event.cancelled and not event.moved_from
    return tuple(_series(uid) for uid, gone in off.items() if gone)
