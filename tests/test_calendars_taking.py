"""Rows of a calendar into a plan: as freezes nothing stands there twice, as leave in whole days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive.calendars import Calendar, Entry, days_away, series_of, taking, together
from golive.plan import DaySpan, Freeze, FreezeKind
from tests.builders import NOW, ZONE
from tests.calendar_files import a_calendar, an_event, content_of, understood

FIRST = date(2026, 12, 1)


def chosen(calendar: Calendar) -> tuple[Freeze, ...]:
    return tuple(entry.row for entry in calendar.entries)


def test_rows_of_a_file_taken_first_are_new() -> None:
    calendar = understood(content_of("google_days"))
    found = taking((), chosen(calendar), calendar)

    assert found.new == chosen(calendar)
    assert (found.changed, found.same, found.gone) == ((), 0, ())


def test_the_same_file_taken_again_does_nothing() -> None:
    calendar = understood(content_of("google_moved"))
    rows = chosen(calendar)
    found = taking(rows, rows, calendar)

    assert not found
    assert found.same == len(rows)


def test_a_row_that_comes_again_keeps_what_the_plan_says_beside_it() -> None:
    before = understood(a_calendar(an_event("DTSTART;VALUE=DATE:20261201", name="Freeze")))
    after = understood(
        a_calendar(an_event("DTSTART;VALUE=DATE:20261201", "DURATION:P3D", name="Long freeze"))
    )
    own = {"kind": FreezeKind.EVENT, "hard": False, "scope": "EU", "buffer_after_minutes": 30}
    held = chosen(before)[0].model_copy(update=own)
    ((old, new),) = taking((held,), chosen(after), after).changed

    assert old == held
    assert (new.name, new.ends) == ("Long freeze", chosen(after)[0].ends)
    assert {name: getattr(new, name) for name in own} == own
    assert taking((held,), chosen(after), after).laid_into((held,)) == (new,)


def test_days_that_the_file_moved_go_when_their_event_is_taken_again() -> None:
    rule = ("DTSTART:20261201T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3")
    first = understood(a_calendar(an_event(*rule, "EXDATE:20261202T100000Z")))
    later = understood(a_calendar(an_event(*rule, "EXDATE:20261203T100000Z")))
    own = Freeze(name="Typed by hand")
    held = (own, *chosen(first))
    found = taking(held, chosen(later), later)

    assert [f"{row.starts:%d}" for row in found.new] == ["02"]
    assert [f"{row.starts:%d}" for row in found.gone] == ["03"]
    assert found.same == 1
    assert found.laid_into(held) == (own, held[1], *found.new)


def test_rows_of_an_event_that_is_not_taken_stay() -> None:
    calendar = understood(content_of("google_moved"))
    held = (*chosen(calendar), Freeze(id="ics:other:20261201T000000", name="Of another file"))

    assert not taking(held, (), calendar)


def test_an_event_that_the_file_calls_off_goes() -> None:
    standing = understood(a_calendar(an_event("DTSTART;VALUE=DATE:20261201")))
    off = understood(a_calendar(an_event("DTSTART;VALUE=DATE:20261201", "STATUS:CANCELLED")))

    assert taking(chosen(standing), (), off).gone == chosen(standing)
    assert not taking((), (), off)


def test_an_event_of_which_one_part_stands_is_not_called_off() -> None:
    parts = (
        an_event("DTSTART;VALUE=DATE:20261201", "STATUS:CANCELLED"),
        an_event("DTSTART;VALUE=DATE:20261205"),
    )
    alone = an_event(
        "RECURRENCE-ID;VALUE=DATE:20261201", "DTSTART;VALUE=DATE:20261201", "STATUS:CANCELLED"
    )

    assert understood(a_calendar(*parts)).cancelled == ()
    assert understood(a_calendar(alone)).cancelled == ()


@pytest.mark.parametrize("row_id", ["k3m9x2c7ab", "a:b", "ics:alone", "legal:20261201"])
def test_a_row_typed_by_hand_is_of_no_series(row_id: str) -> None:
    assert series_of(row_id) == ""


def away(name: str, zone: str = ZONE) -> dict[str, list[str]]:
    """Give the days away of each event of a file, by its name."""
    calendar = understood(content_of(name))
    return {
        one.row.name: [
            f"{span.first}/{span.last}" for span in days_away(one, calendar.zone, zone, NOW)
        ]
        for one in calendar.entries
    }


def test_leave_is_days_and_absences_of_a_day_or_longer() -> None:
    assert away("leave") == {
        "Fridays off": [f"{day}/{day}" for day in ("2026-11-27", "2026-12-04", "2026-12-11")],
        "Travelling": ["2026-11-30/2026-12-03"],
        "Dentist": [],
        "Whole day by the clock": ["2026-12-10/2026-12-10"],
        "Ann's birthday": ["2026-12-16/2026-12-16"],
        "Holiday": ["2026-12-21/2026-12-25"],
    }


def test_days_are_the_same_days_for_somebody_far_away_and_times_are_not() -> None:
    found = away("leave", "Australia/Sydney")

    assert found["Holiday"] == ["2026-12-21/2026-12-25"]
    assert found["Travelling"] == ["2026-11-30/2026-12-04"]  # until 03:00 in Sydney
    assert found["Whole day by the clock"] == ["2026-12-10/2026-12-11"]


def test_leave_that_comes_for_ever_is_kept_for_the_days_ahead() -> None:
    (friday,) = understood(
        a_calendar(an_event("DTSTART;VALUE=DATE:20261127", "RRULE:FREQ=WEEKLY"))
    ).entries
    found = days_away(friday, ZONE, ZONE, NOW)

    assert found[0].first == date(2026, 11, 27)
    assert found[-1].last == date(2027, 12, 24)
    assert len(found) == 57


def test_a_row_without_times_is_no_leave() -> None:
    assert days_away(Entry(Freeze(), whole_days=True), ZONE, ZONE, NOW) == ()


def a_span(day: int, days: int) -> DaySpan:
    first = FIRST + timedelta(days=day)
    return DaySpan(first=first, last=first + timedelta(days=days))


def days_of(found: tuple[DaySpan, ...]) -> list[date]:
    return [
        one.first + timedelta(days=at)
        for one in found
        for at in range((one.last - one.first).days + 1)
    ]


@given(st.lists(st.builds(a_span, st.integers(0, 60), st.integers(0, 9)), max_size=6))
def test_days_put_together_are_the_same_days_each_once_with_work_between(
    drawn: list[DaySpan],
) -> None:
    found = together(drawn)

    assert days_of(found) == sorted(set(days_of(tuple(drawn))))
    assert all(a.last + timedelta(days=1) < b.first for a, b in pairwise(found))
    assert together(found) == found
