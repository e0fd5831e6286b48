"""Time stamps in every spelling that real exports use."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive.errors import QuestionError, UnreadableError
from golive.plan import DateOrder
from golive.usage.time_column import order_of, stamps_of, with_hours
from golive.usage.times import Stamp, clock_time, stamp


def seconds(*parts: int) -> float:
    return datetime(*parts, tzinfo=UTC).timestamp()  # type: ignore[arg-type, misc]


HALF_PAST_TWO = seconds(2024, 5, 1, 14, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01 14:30",
        "2024-05-01T14:30:00",
        " 2024-05-01 14:30:00.000 ",
        "2024/05/01 14:30",
        "2024.5.1 14:30",
        "01/05/2024 14:30",
        "1.5.2024 14:30:00",
        "01-05-24 2:30 PM",
        "1/5/2024 02:30:00 p.m.",
        "May 1, 2024, 2:30 PM",
        "May 1, 2024 @ 14:30:00.000",
        "Wed May 01 2024 14:30:00",
        "1 mai 2024 14:30",
        "1. Mai 2024 14:30",
        "01-May-2024 14:30",
        "01/May/2024:14:30:00",
        "20240501T14:30:00",
        "20240501 14:30",
        "202405011430",
        "20240501143000",
    ],
)
def test_a_clock_time_is_read_in_each_spelling(text: str) -> None:
    assert stamp(text) == Stamp(HALF_PAST_TWO, None)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2024-05-01T14:30:00Z", 0),
        ("2024-05-01T14:30:00.000+0000", 0),
        ("2024-05-01 14:30:00 UTC", 0),
        ("2024-05-01T14:30:00+02:00", 7200),
        ("2024-05-01T14:30:00 -0330", -12_600),
        ("01/May/2024:14:30:00 +0545", 20_700),
        ("Wed May 01 2024 14:30:00 GMT+0100 (Central European Standard Time)", 3600),
        ("Wed, 01 May 2024 14:30:00 GMT", 0),
    ],
)
def test_an_offset_is_kept(text: str, offset: int) -> None:
    assert stamp(text) == Stamp(HALF_PAST_TWO, offset)


@pytest.mark.parametrize(
    "text", ["1714573800", "1714573800.0", "1714573800000", "1714573800000000"]
)
def test_seconds_and_their_parts_since_1970_are_utc(text: str) -> None:
    assert stamp(text) == Stamp(HALF_PAST_TWO, 0)


def test_a_date_with_an_hour_in_one_figure_is_not_taken_for_seconds_since_1970() -> None:
    assert stamp("2024041623") == Stamp(seconds(2024, 4, 16, 23), None)


def test_kibanas_spelling_keeps_its_milliseconds() -> None:
    found = stamp("Sep 20, 2015 @ 10:26:48.725")
    assert found is not None
    assert found.seconds == pytest.approx(seconds(2015, 9, 20, 10, 26, 48) + 0.725)


@pytest.mark.parametrize(
    "text", ["20240501", "2024-05-01", "01.05.2024", "1 May 2024", "1 août 2024"]
)
def test_a_day_alone_says_so(text: str) -> None:
    found = stamp(text)
    assert found is not None
    assert found.day_only
    assert found.seconds % 86_400 == 0


@pytest.mark.parametrize(
    ("text", "hour"),
    [("Apr 1, 2024, 12AM", 0), ("Apr 1, 2024, 12PM", 12), ("Apr 1, 2024, 7 pm", 19)],
)
def test_midnight_and_noon_are_told_apart(text: str, hour: int) -> None:
    assert stamp(text) == Stamp(seconds(2024, 4, 1, hour), None)


def test_hour_24_is_the_next_midnight() -> None:
    assert stamp("2024-05-01 24:00") == Stamp(seconds(2024, 5, 2), None)


def test_a_two_figure_year_can_come_first() -> None:
    assert stamp("24/05/01 14:30", DateOrder.YMD) == Stamp(HALF_PAST_TWO, None)
    assert stamp("24/05/2001 14:30", DateOrder.YMD) is None
    assert stamp("01/05/99", DateOrder.DMY) == Stamp(seconds(1999, 5, 1), None, day_only=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Total",
        "1234",
        "0000",
        "9999999999",
        "2024-02-30 10:00",
        "31/02/2024",
        "2024-05-01 25:00",
        "2024-05-01 24:01",
        "2024-05-01 10:61",
        "2024-05-01 13:00 PM",
        "2024-05-01 7",
        "1066-10-14 09:00",
        "2024-W10",
        "2024043124",
        "Foo 1, 2024",
        "74.214.76.90",
        "13:45",
        "²",
    ],
)
def test_what_is_no_moment_is_not_read_as_one(text: str) -> None:
    assert stamp(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("02:30", 9000),
        ("12 AM", 0),
        ("23:59:30", 86_370),
        ("7", None),
        ("24:00", None),
        ("x", None),
    ],
)
def test_a_time_of_day_alone_is_seconds_since_midnight(text: str, found: float | None) -> None:
    assert clock_time(text) == found


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2099, 12, 31)),  # noqa: DTZ001 - clock times
    st.integers(-14 * 60, 14 * 60),
)
def test_every_moment_written_by_python_is_read_back(moment: datetime, minutes: int) -> None:
    zoned = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    found = stamp(zoned.isoformat())
    assert found is not None
    assert found.offset is not None
    assert found.seconds - found.offset == zoned.timestamp()
    assert stamp(zoned.strftime("%d/%b/%Y:%H:%M:%S %z")) == found


@given(st.text(max_size=40))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    found = stamp(text)
    assert found is None or 0 <= found.seconds < 4.2e9


def order(cells: list[str], notes: list[str] | None = None) -> DateOrder:
    said: list[str] = [] if notes is None else notes
    return order_of(cells, "Date", list(range(2, len(cells) + 2)), said.append)


def test_one_late_day_settles_the_order_of_the_whole_column() -> None:
    assert order(["01/02/2024", "02/02/2024", "13/02/2024"]) is DateOrder.DMY
    assert order(["01/02/2024", "02/02/2024", "02/13/2024"]) is DateOrder.MDY


def test_the_order_that_gives_regular_steps_is_taken_and_noted() -> None:
    notes: list[str] = []
    days = [f"{day:02d}/03/2024" for day in range(1, 13)]
    assert order(days, notes) is DateOrder.DMY
    assert "day/month/year" in notes[0]


def test_an_order_that_cannot_be_told_is_asked() -> None:
    with pytest.raises(QuestionError) as asked:
        order(["01/02/2024", "01/02/2024"])
    assert asked.value.option == "date-order"
    assert asked.value.choices == ("dmy", "mdy")
    assert "“01/02/2024”" in asked.value.sentence


def test_dates_that_fit_no_one_order_are_refused_with_their_row() -> None:
    with pytest.raises(UnreadableError, match="row 3 says “12/13/2026”"):
        order(["13/12/2026", "12/13/2026"])


def test_dates_with_the_year_first_need_no_decision() -> None:
    assert order(["2024-01-02"]) is DateOrder.YMD


def test_an_hour_column_is_added_to_days_only() -> None:
    day, clocked = seconds(2024, 5, 1), HALF_PAST_TWO
    stamps = stamps_of(["2024-05-01", "2024-05-01 14:30", "2024-05-01", "x"], DateOrder.DMY)
    found = with_hours(stamps, ["7", "14", "", "3"])
    assert found == [Stamp(day + 7 * 3600, None), Stamp(clocked, None), None, None]
    assert with_hours(stamps[:1], ["07:30"]) == [Stamp(day + 7.5 * 3600, None)]
