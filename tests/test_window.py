"""Windows, clock times, clock changes and working days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from golive.errors import QuestionError
from golive.window import (
    Window,
    WorkingDays,
    clock,
    clock_changes,
    countries,
    instant,
    zone_names,
)
from tests.builders import NOW, ZONE
from tests.strategies import ZONES, instants, windows

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
LAW = settings(deadline=None, max_examples=50)

SKIPPED = [
    ("Europe/Berlin", "2026-03-29 02:30"),
    ("America/New_York", "2026-03-08 02:30"),
    ("Asia/Beirut", "2026-03-29 00:30"),
    ("Africa/Cairo", "2026-04-24 00:30"),
    ("America/Havana", "2026-03-08 00:30"),
    ("America/Sao_Paulo", "2018-11-04 00:00"),
    ("Australia/Lord_Howe", "2026-10-04 02:15"),
    ("Antarctica/Troll", "2026-03-29 02:00"),
    ("Pacific/Apia", "2011-12-30 12:00"),
]
TWICE = [
    ("Europe/Berlin", "2026-10-25 02:30"),
    ("America/New_York", "2026-11-01 01:30"),
    ("Europe/Dublin", "2026-10-25 01:30"),
    ("Africa/Casablanca", "2026-02-15 02:30"),
    ("Australia/Lord_Howe", "2026-04-05 01:45"),
]
ONCE = [("Asia/Kathmandu", "2026-03-29 02:30"), ("Europe/Berlin", "2026-06-01 12:00")]


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


def shown_at(text: str, zone: str) -> list[datetime]:
    """Ask the zone's clock at every quarter of an hour for three days when it shows a time."""
    around = local(text).replace(tzinfo=UTC)
    quarter = timedelta(minutes=15)
    moments = [around + count * quarter for count in range(-4 * 36, 4 * 36)]
    return [at for at in moments if f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" == text]


@pytest.mark.parametrize(("zone", "text"), SKIPPED)
def test_a_time_that_the_clock_skips_is_asked_again(zone: str, text: str) -> None:
    assert shown_at(text, zone) == []
    with pytest.raises(QuestionError, match=f"The clock in {zone} skips") as caught:
        instant(local(text), zone, later=True)
    assert caught.value.option == "time"


@pytest.mark.parametrize(("zone", "text"), TWICE)
def test_a_time_that_the_clock_shows_twice_is_asked_or_chosen(zone: str, text: str) -> None:
    first, second = shown_at(text, zone)
    assert instant(local(text), zone, later=False) == first
    assert instant(local(text), zone, later=True) == second
    with pytest.raises(QuestionError, match="twice that day; choose another time"):
        instant(local(text), zone)


@pytest.mark.parametrize(("zone", "text"), ONCE)
def test_a_time_that_the_clock_shows_once_needs_no_choice(zone: str, text: str) -> None:
    assert shown_at(text, zone) == [instant(local(text), zone)]
    assert instant(local(text), zone).tzinfo is UTC


@given(instants, st.sampled_from(ZONES))
@LAW
def test_what_the_clock_shows_means_the_moment_it_was_shown_at(at: datetime, zone: str) -> None:
    shown = at.astimezone(ZoneInfo(zone))
    assert instant(shown.replace(tzinfo=None, fold=0), zone, later=bool(shown.fold)) == at


@pytest.mark.parametrize(("zone", "text"), SKIPPED + TWICE + ONCE)
def test_clock_changes_are_those_that_a_scan_by_the_minute_finds(zone: str, text: str) -> None:
    middle = local(text).replace(tzinfo=UTC)
    start, end = middle - 20 * HOUR, middle + 20 * HOUR
    info = ZoneInfo(zone)
    offsets = [(start + n * MINUTE).astimezone(info).utcoffset() for n in range(40 * 60 + 1)]
    scanned = [start + n * MINUTE for n in range(1, 40 * 60) if offsets[n] != offsets[n - 1]]
    assert list(clock_changes(start, end, zone)) == scanned
    assert bool(scanned) == ((zone, text) not in ONCE)


CHANGE = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Amsterdam"])
@pytest.mark.parametrize("before", [0, 1, 29, 30, 61, 89, 3601])
@pytest.mark.parametrize("after", [0, 1, 31, 59, 90, 3599])
def test_a_change_is_found_between_any_two_seconds(zone: str, before: int, after: int) -> None:
    start, end = CHANGE - timedelta(seconds=before), CHANGE + timedelta(seconds=after)
    inside = zone != "UTC" and before > 0 and after > 0
    assert clock_changes(start, end, zone) == ((CHANGE,) if inside else ())


def test_a_year_has_its_two_changes() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    found = clock_changes(start, start + timedelta(days=365), ZONE)
    assert found == (datetime(2026, 3, 29, 1, tzinfo=UTC), CHANGE)


@given(windows(), st.timedeltas(timedelta(seconds=1), timedelta(days=3)))
@LAW
def test_touching_windows_do_not_overlap(window: Window, length: timedelta) -> None:
    assert not window.overlaps(window.end, window.end + length)
    assert not window.overlaps(window.start - length, window.start)
    assert window.overlaps(window.start - length, window.start + timedelta(microseconds=1))
    assert window.overlaps(window.end - timedelta(microseconds=1), window.end + length)


@given(windows(), windows())
@LAW
def test_overlapping_is_mutual(one: Window, other: Window) -> None:
    assert one.overlaps(other.start, other.end) == other.overlaps(one.start, one.end)
    assert one.overlaps(one.start, one.end)


@given(windows(), st.sampled_from(ZONES))
@LAW
def test_a_window_on_another_clock_is_the_same_stretch(window: Window, zone: str) -> None:
    other = window.in_zone(zone)
    assert (other.start, other.end, other.length) == (window.start, window.end, window.length)
    assert Window.model_validate_json(window.model_dump_json()) == window


def test_a_window_over_a_clock_change_has_its_true_length() -> None:
    """The clock shows 02:00 and 03:00, and two hours go by."""
    window = Window(start=CHANGE - HOUR, end=CHANGE + HOUR, zone=ZONE)
    assert (window.local_start.hour, window.local_end.hour) == (2, 3)
    assert window.minutes == 120


@pytest.mark.parametrize("minutes", [0, -1])
def test_a_window_ends_after_it_starts(minutes: int) -> None:
    with pytest.raises(ValidationError, match="a window must end after it starts"):
        Window(start=NOW, end=NOW + minutes * MINUTE, zone=ZONE)


@pytest.mark.parametrize("year", [1, 999, 3000, 9999])
def test_a_window_stays_inside_the_calendar(year: int) -> None:
    with pytest.raises(ValidationError, match=f"the year {year} lies outside 1000 to 2999"):
        Window(start=datetime(year, 1, 1, tzinfo=UTC), end=NOW, zone=ZONE)


def test_a_window_needs_a_known_zone_and_true_instants() -> None:
    with pytest.raises(ValidationError, match="“Mars” is not an IANA time zone"):
        Window(start=NOW, end=NOW + HOUR, zone="Mars")
    with pytest.raises(ValidationError, match="timezone"):
        Window(start=NOW.replace(tzinfo=None), end=NOW + HOUR, zone=ZONE)


def test_a_window_says_its_day_times_and_zone() -> None:
    window = Window(start=NOW, end=NOW + HOUR, zone=ZONE)
    assert str(window) == "Mon 23 Nov 2026, 10:00–11:00 (Europe/Amsterdam)"
    night = Window(start=NOW, end=NOW + 20 * HOUR, zone="UTC")
    assert str(night) == "Mon 23 Nov 2026, 09:00–Tue 24 Nov 05:00 (UTC)"
    assert clock(NOW, "Asia/Kathmandu") == "Mon 23 Nov 2026, 14:45 (Asia/Kathmandu)"


def test_the_zones_to_choose_from_are_places_and_utc() -> None:
    names = zone_names()
    assert {"UTC", *ZONES} <= set(names)
    assert list(names) == sorted(names)
    assert all("/" in name or name == "UTC" for name in names)
    assert not any(name.startswith("Etc/") for name in names)


SATURDAY = date(2026, 12, 26)


def test_without_a_country_people_work_from_monday_to_friday() -> None:
    days = WorkingDays()
    week = [date(2026, 12, 21) + timedelta(days=count) for count in range(7)]
    assert [days.is_working(day) for day in week] == [True] * 5 + [False] * 2
    assert days.holiday(date(2026, 12, 25)) is None


def test_a_countrys_holidays_and_weekend_are_its_own() -> None:
    dutch = WorkingDays("NL")
    assert not dutch.is_working(date(2026, 4, 27))
    assert dutch.holiday(date(2026, 4, 27)) == "King's Day"
    assert dutch.holiday(date(2026, 4, 28)) is None
    assert WorkingDays("AE").is_working(date(2026, 6, 5))
    assert not WorkingDays("IL").is_working(date(2026, 6, 5))


def test_a_subdivision_adds_its_holidays() -> None:
    epiphany = date(2027, 1, 6)
    assert WorkingDays("DE").is_working(epiphany)
    assert not WorkingDays("DE", "BY").is_working(epiphany)


def test_an_unknown_subdivision_keeps_the_countrys_holidays() -> None:
    assert WorkingDays("DE", "Nowhere").holiday(date(2026, 12, 25)) == "Christmas Day"
    assert not WorkingDays("DE", "Nowhere").is_working(date(2026, 12, 25))
    assert WorkingDays("XX", "Nowhere").is_working(date(2026, 12, 25))


def test_the_nearest_working_day_is_the_day_itself_if_people_work() -> None:
    days = WorkingDays("NL")
    assert days.on_or_before(SATURDAY) == date(2026, 12, 24)
    assert days.on_or_after(SATURDAY) == date(2026, 12, 28)
    for day in (date(2026, 12, 24), date(2026, 12, 28)):
        assert days.on_or_before(day) == day == days.on_or_after(day)


@pytest.mark.parametrize(
    ("day", "shift", "expected"),
    [
        (date(2026, 11, 29), -1, date(2026, 11, 27)),
        (date(2026, 11, 29), 1, date(2026, 11, 30)),
        (date(2026, 11, 29), 0, date(2026, 11, 27)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 30), -5, date(2026, 11, 23)),
    ],
)
def test_working_days_are_counted_from_the_nearest_end(
    day: date, shift: int, expected: date
) -> None:
    assert WorkingDays().shift(day, shift) == expected


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(1, 30))
@LAW
def test_working_days_shifted_are_working_days_and_come_back(day: date, count: int) -> None:
    days = WorkingDays("NL")
    ahead = days.shift(day, count)
    assert days.is_working(ahead)
    between = [day + timedelta(days=n + 1) for n in range((ahead - day).days)]
    assert sum(days.is_working(one) for one in between) == count
    if days.is_working(day):
        assert days.shift(ahead, -count) == day


def test_countries_come_with_their_subdivisions() -> None:
    assert "BY" in countries()["DE"]
    assert list(countries()) == sorted(countries())
