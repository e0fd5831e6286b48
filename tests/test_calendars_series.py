"""Events that come again: what comes out equals a day-by-day walk and dateutil's own counting."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rruleset, rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.calendars import Entry
from golive.calendars.series import AHEAD
from golive.forecast.clock import Clock, ceil_s, floor_s, moment
from golive.plan import Freeze
from golive.timing.freezes import standing
from tests.builders import NOW, ZONE
from tests.calendar_files import a_calendar, an_event, said, understood

Stretch = tuple[datetime, datetime]
ZONES = (ZONE, "America/New_York", "UTC", "Australia/Lord_Howe")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def shown(text: str, zone: str = ZONE) -> datetime:
    """Give the instant of a clock time such as 2026-12-01T10:00."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def stretches(entries: tuple[Entry, ...], until: datetime) -> set[Stretch]:
    """Give every stretch that rows give from NOW on, as golive's search sees it."""
    first, last = floor_s(NOW), ceil_s(until)
    found: set[Stretch] = set()
    for entry in entries:
        found |= set(_standing(entry.row, first, last))
    return found


def _standing(row: Freeze, first: int, last: int) -> list[Stretch]:
    own = Clock.over(row.zone or ZONE, first, last)
    return [(moment(a), moment(b)) for a, b in standing(row, row.zone or ZONE, own, first, last)]


def walked(start: date, at: time, length: timedelta, zone: str, days: set[date]) -> set[Stretch]:
    """Walk day by day from a start and give the stretches of the days that are wanted."""
    found = set()
    for number in range((NOW.date() - start).days + AHEAD.days + 2):
        day = start + timedelta(days=number)
        if day in days:
            local = datetime.combine(day, at)
            begins, ends = (
                moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
                for moment in (local, local + length)
            )
            if ends > NOW:
                found.add((begins, ends))
    return found


def test_every_working_day_but_some_equals_a_walk_through_the_days() -> None:
    start = date(2026, 11, 2)
    off = {date(2026, 12, 25), date(2027, 1, 1), date(2027, 4, 5)}
    event = an_event(
        "DTSTART;TZID=America/New_York:20261102T210000",
        "DTEND;TZID=America/New_York:20261102T233000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        *(f"EXDATE;TZID=America/New_York:{day:%Y%m%d}T210000" for day in off),
    )
    found = understood(a_calendar(event)).entries

    days = {start + timedelta(days=at) for at in range(500)}
    working = {day for day in days if day.weekday() < 5} - off
    until = NOW + AHEAD
    expected = {
        one
        for one in walked(start, time(21), timedelta(minutes=150), "America/New_York", working)
        if one[0] <= until
    }
    assert {(one.row.starts, one.row.ends) for one in found} == expected
    assert len(found) == 286 - 3  # of 24 Nov 2026 to 28 Dec 2027 in New York


def test_the_third_saturday_kept_as_a_rule_equals_a_walk_through_the_days() -> None:
    event = an_event(
        "DTSTART;TZID=Europe/Amsterdam:20200118T220000",
        "DTEND;TZID=Europe/Amsterdam:20200119T020000",
        "RRULE:FREQ=MONTHLY;BYDAY=3SA",
    )
    (entry,) = understood(a_calendar(event)).entries
    until = NOW + AHEAD

    every = {date(2020, 1, 1) + timedelta(days=at) for at in range(3000)}
    third = {day for day in every if day.weekday() == 5 and 15 <= day.day <= 21}
    expected = walked(date(2020, 1, 1), time(22), timedelta(hours=4), ZONE, third)
    assert stretches((entry,), until) == {one for one in expected if one[0] < until}


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Draw a rule as calendar programs write them."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 5))}")
    if frequency in ("WEEKLY", "MONTHLY") and draw(st.booleans()):
        days = draw(st.lists(st.sampled_from(_DAYS), min_size=1, max_size=4, unique=True))
        parts.append(f"BYDAY={','.join(days)}")
        if frequency == "MONTHLY":
            parts.append(f"BYSETPOS={draw(st.sampled_from([1, 2, -1]))}")
    ends = draw(st.sampled_from(["", "count", "until"]))
    if ends == "count":
        parts.append(f"COUNT={draw(st.integers(1, 400))}")
    if ends == "until":
        last = date(2026, 11, 20) + timedelta(days=draw(st.integers(0, 500)))
        parts.append(f"UNTIL={last:%Y%m%d}T120000Z")
    return ";".join(parts)


@st.composite
def events(draw: st.DrawFn) -> tuple[str, str, datetime, timedelta, list[int]]:
    """Draw a zone, a rule, a start on its clock, a length, and which recurrences are left out."""
    day = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 360)))
    start = datetime.combine(day, time(draw(st.sampled_from([4, 10, 21])), 30))
    rule, zone = draw(rules()), draw(st.sampled_from(ZONES))
    length = timedelta(minutes=draw(st.sampled_from([30, 60, 240, 1440, 2880])))
    left_out = draw(st.lists(st.integers(0, 12), max_size=3, unique=True))
    return zone, rule, start, length, left_out


def _clock_times(rule: str, zone: str, start: datetime) -> list[datetime]:
    """Count with dateutil alone, on the event's clock, with its zone: the end stays in UTC."""
    counted = rruleset()
    by_rule: Any = rrulestr(rule, dtstart=start.replace(tzinfo=ZoneInfo(zone)))
    counted.rrule(by_rule)
    counted.rdate(start.replace(tzinfo=ZoneInfo(zone)))
    last = (NOW + AHEAD + timedelta(days=9)).astimezone(ZoneInfo(zone))
    return [at.replace(tzinfo=None) for at in counted.between(start_of(zone), last, inc=True)]


def start_of(zone: str) -> datetime:
    return datetime(2025, 12, 1, tzinfo=ZoneInfo(zone))


@settings(deadline=None, max_examples=60)
@given(events())
def test_what_golive_keeps_clear_of_equals_dateutils_own_counting(
    drawn: tuple[str, str, datetime, timedelta, list[int]],
) -> None:
    zone, rule, start, length, which = drawn
    every = _clock_times(rule, zone, start)
    left_out = [every[at] for at in which if at < len(every)]
    event = an_event(
        f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID={zone}:{start + length:%Y%m%dT%H%M%S}",
        f"RRULE:{rule}",
        *(f"EXDATE;TZID={zone}:{at:%Y%m%dT%H%M%S}" for at in left_out),
    )
    found = understood(a_calendar(event)).entries

    until = NOW + AHEAD
    expected = {
        (shown(f"{at}", zone), shown(f"{at + length}", zone)) for at in every if at not in left_out
    }
    assert stretches(found, until) == {one for one in expected if one[1] > NOW and one[0] < until}


@settings(deadline=None, max_examples=40)
@given(events(), st.integers(0, 400))
def test_read_later_the_same_file_gives_what_is_left_of_it(
    drawn: tuple[str, str, datetime, timedelta, list[int]], days: int
) -> None:
    zone, rule, start, length, _ = drawn
    content = a_calendar(
        an_event(
            f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}",
            f"DTEND;TZID={zone}:{start + length:%Y%m%dT%H%M%S}",
            f"RRULE:{rule}",
        )
    )
    later = NOW + timedelta(days=days)
    until = later + timedelta(days=60)

    def left(now: datetime) -> set[Stretch]:
        found = stretches(understood(content, now).entries, until)
        return {one for one in found if one[1] > later}

    assert left(later) == left(NOW)


def test_an_event_that_is_not_over_when_its_rule_is_stays() -> None:
    event = an_event(
        "DTSTART:20261120T000000Z", "DTEND:20261201T000000Z", "RRULE:FREQ=DAILY;COUNT=1"
    )

    assert [said(one) for one in understood(a_calendar(event)).entries] == [
        "Freeze: 2026-11-20T00:00Z/2026-12-01T00:00Z"
    ]


def test_a_start_that_its_rule_does_not_name_still_counts() -> None:
    event = an_event(
        "DTSTART:20261201T100000Z", "DTEND:20261201T110000Z", "RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2"
    )
    (entry,) = understood(a_calendar(event)).entries  # 1 December is a Tuesday

    assert stretches((entry,), NOW + AHEAD) == {
        (datetime(2026, 12, day, 10, tzinfo=UTC), datetime(2026, 12, day, 11, tzinfo=UTC))
        for day in (1, 4, 11)
    }


def test_a_change_of_a_day_that_is_over_leaves_the_rule_as_it_is() -> None:
    master = an_event(
        "DTSTART:20261001T100000Z", "DTEND:20261001T110000Z", "RRULE:FREQ=WEEKLY;COUNT=20"
    )
    moved = an_event(
        "RECURRENCE-ID:20261008T100000Z", "DTSTART:20261009T100000Z", "DTEND:20261009T110000Z"
    )
    (entry,) = understood(a_calendar(master, moved)).entries

    assert entry.row.repeats == "FREQ=WEEKLY;COUNT=12"  # 8 of 20 Thursdays are over


def test_a_change_of_a_day_of_days_is_found_by_the_day() -> None:
    master = an_event("DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY;COUNT=2")
    moved = an_event(
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20261202T090000",
        "DTSTART;VALUE=DATE:20261205",
        name="Moved",
    )

    assert [said(one) for one in understood(a_calendar(master, moved)).entries] == [
        "Freeze: 2026-11-30T23:00Z/2026-12-01T23:00Z days",
        "Moved: 2026-12-04T23:00Z/2026-12-05T23:00Z days",
    ]


def test_a_change_that_is_over_or_without_length_takes_its_day_away() -> None:
    master = an_event(
        "DTSTART:20261201T100000Z", "DTEND:20261201T110000Z", "RRULE:FREQ=DAILY;COUNT=3"
    )
    over = an_event(
        "RECURRENCE-ID:20261202T100000Z", "DTSTART:20261102T100000Z", "DTEND:20261102T110000Z"
    )
    moment_only = an_event("RECURRENCE-ID:20261203T100000Z", "DTSTART:20261203T100000Z")

    assert [said(one) for one in understood(a_calendar(master, over, moment_only)).entries] == [
        "Freeze: 2026-12-01T10:00Z/2026-12-01T11:00Z"
    ]


def test_a_change_without_its_event_that_is_over_is_left_out() -> None:
    moved = an_event(
        "RECURRENCE-ID:20261008T100000Z", "DTSTART:20261009T100000Z", "DTEND:20261009T110000Z"
    )

    assert understood(a_calendar(moved)).notes == ("1 event: over already and left out.",)


def test_changes_of_an_event_with_many_starts_belong_to_the_one_with_a_rule() -> None:
    single = an_event("DTSTART:20261210T100000Z", "DTEND:20261210T110000Z", name="Single")
    master = an_event(
        "DTSTART:20261201T100000Z", "DTEND:20261201T110000Z", "RRULE:FREQ=DAILY;COUNT=2"
    )
    off = an_event(
        "RECURRENCE-ID:20261202T100000Z",
        "DTSTART:20261202T100000Z",
        "DTEND:20261202T110000Z",
        "STATUS:CANCELLED",
    )

    assert [said(one) for one in understood(a_calendar(single, master, off)).entries] == [
        "Freeze: 2026-12-01T10:00Z/2026-12-01T11:00Z",
        "Single: 2026-12-10T10:00Z/2026-12-10T11:00Z",
    ]


def test_an_event_called_off_takes_its_changed_days_with_it() -> None:
    master = an_event(
        "DTSTART:20261201T100000Z",
        "DTEND:20261201T110000Z",
        "RRULE:FREQ=DAILY;COUNT=2",
        "STATUS:CANCELLED",
    )
    moved = an_event(
        "RECURRENCE-ID:20261202T100000Z", "DTSTART:20261205T100000Z", "DTEND:20261205T110000Z"
    )
    found = understood(a_calendar(master, moved))

    assert found.entries == ()
    assert found.notes == ("1 event: called off and left out.",)


@pytest.mark.parametrize(
    ("start", "rule", "why"),
    [
        ("19600101", "FREQ=DAILY", "its rule has come, or comes, more than 20,000 times"),
        ("20261201", "FREQ=DAILY;BYHOUR=0,1,2;BYMINUTE=0,20", "it comes more than 500 times"),
        ("20261201", "FREQ=MINUTELY", "it comes minutely, and golive keeps what comes daily"),
        ("20261201", "FREQ=HOURLY;COUNT=9", "it comes hourly, and golive keeps what comes daily"),
        ("20261201", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "line 8 cannot be read"),
        ("20261201", "FREQ=DAILY;INTERVAL=2000", "line 8 cannot be read"),
        ("20261201", "FREQ=DAILY;UNTIL=PT1H", "line 8 cannot be read"),
        ("20261201", "FREQ=DAILY;FOREVER", "line 8 cannot be read"),
        ("29980101", "FREQ=YEARLY;INTERVAL=2", ""),
    ],
)
def test_a_rule_that_cannot_be_kept_or_written_out_says_why(
    start: str, rule: str, why: str
) -> None:
    event = an_event(
        f"DTSTART:{start}T000000Z",
        f"DTEND:{start}T001000Z",
        f"RRULE:{rule}",
        "EXDATE:29991212T000000Z",
    )
    found = understood(a_calendar(event))

    assert bool(found.entries) == (not why)
    assert why in "".join(found.notes)


def test_a_rule_ends_with_the_day_it_names() -> None:
    event = an_event(
        "DTSTART;TZID=Europe/Amsterdam:20261201T220000",
        "DTEND;TZID=Europe/Amsterdam:20261201T230000",
        "RRULE:FREQ=DAILY;UNTIL=20261203",
    )
    (entry,) = understood(a_calendar(event)).entries

    assert entry.row.repeats == "FREQ=DAILY;UNTIL=20261203T235959"
    assert len(stretches((entry,), NOW + AHEAD)) == 3
