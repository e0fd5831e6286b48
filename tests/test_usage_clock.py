"""Local clock times: skipped hours, repeated hours, all zones."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.errors import UnreadableError
from golive.plan import CountedSeries, Reading, Source
from golive.usage import read

BERLIN = "Europe/Berlin"


def got(rows: list[str], zone: str = BERLIN, header: str = "time,visits") -> Source:
    return read("\n".join([header, *rows]).encode(), "x.csv", Reading(zone=zone)).source


def hours_of(series: CountedSeries) -> list[str]:
    step = timedelta(seconds=series.step_s)
    return [
        f"{series.start + at * step:%H:%M} {value:g}"
        for at, value in enumerate(series.values)
        if value is not None
    ]


def test_a_skipped_hour_is_left_out_and_listed() -> None:
    source = got([f"2026-03-29 {hour:02d}:30,{hour}" for hour in range(6)])
    assert hours_of(source.series) == ["23:00 0", "00:00 1", "01:00 3", "02:00 4", "03:00 5"]
    left = source.left_out[0]
    assert (left.why, left.rows, left.first_row) == (
        "a time that the clock in Europe/Berlin skips", 1, 4)  # fmt: skip


def test_a_file_with_nothing_but_skipped_times_is_refused() -> None:
    with pytest.raises(UnreadableError, match="No row has a time that exists in Europe/Berlin"):
        got(["2026-03-29 02:30,1"])


AUTUMN = ["01:30,1", "02:00,2", "02:30,3", "02:00,4", "02:30,5", "03:00,6"]
BOTH = ["23:30 1", "00:00 2", "00:30 3", "01:00 4", "01:30 5", "02:00 6"]


def test_both_copies_of_a_repeated_hour_are_kept_in_order() -> None:
    source = got([f"2026-10-25 {row}" for row in AUTUMN])
    assert hours_of(source.series) == BOTH
    assert source.left_out == ()


def test_a_file_that_is_newest_first_keeps_both_copies_too() -> None:
    source = got([f"2026-10-25 {row}" for row in reversed(AUTUMN)])
    assert hours_of(source.series) == BOTH


def test_equal_rows_in_a_repeated_hour_are_no_repetition() -> None:
    source = got([f"2026-10-25 {row.split(',')[0]},7" for row in AUTUMN])
    assert len(hours_of(source.series)) == 6
    assert source.left_out == ()


def test_hourly_copies_next_to_each_other_are_told_apart() -> None:
    source = got(["2026-10-25 01:00,1", "2026-10-25 02:00,2", "2026-10-25 02:00,3",
                  "2026-10-25 03:00,4"])  # fmt: skip
    assert hours_of(source.series) == ["23:00 1", "00:00 2", "01:00 3", "02:00 4"]


def test_categories_of_a_repeated_hour_are_cut_in_half() -> None:
    rows = [("01:00", "a", 1), ("01:00", "b", 2)]
    rows += [("02:00", "a", 10), ("02:00", "b", 20), ("02:00", "a", 30), ("02:00", "b", 40)]
    rows += [("03:00", "a", 3), ("03:00", "b", 4)]
    lines = [f"2026-10-25 {clock},{kind},{value}" for clock, kind, value in rows]
    source = got(lines, header="time,channel,visits")
    assert hours_of(source.series) == ["23:00 3", "00:00 30", "01:00 70", "02:00 7"]


def test_a_single_copy_is_the_first_and_the_second_is_unknown() -> None:
    source = got([f"2026-10-25 {hour:02d}:00,{hour}" for hour in range(5)])
    assert tuple(source.series.values) == (0, 1, 2, None, 3, 4)
    assert any("shows 25 Oct 2026 02:00 twice and the file has it once" in n for n in source.notes)


def test_a_file_of_nothing_but_a_repeated_hour_is_read() -> None:
    assert got(["2026-10-25 02:30,7"]).series.values == (7,)


def test_local_midnights_are_days_across_a_clock_change() -> None:
    source = got([f"2026-10-{day},{day}" for day in range(23, 29)])
    assert source.series.step_s == 86_400
    assert tuple(source.series.values) == (23, 24, 25, 26, 27, 28)


def test_a_clock_a_quarter_off_the_hour_keeps_its_round_hours() -> None:
    source = got([f"2026-10-25 {hour:02d}:00,{hour}" for hour in range(5)], "Asia/Kathmandu")
    assert source.series.start.minute == 15
    assert not any("after the round time" in note for note in source.notes)


def test_offsets_that_change_within_a_file_are_instants() -> None:
    rows = [
        "2026-10-25T02:00:00+02:00,1",
        "2026-10-25T02:00:00+01:00,2",
        "2026-10-25T03:00:00+01:00,3",
    ]
    source = read("\n".join(["time,visits", *rows]).encode(), "x.csv").source
    assert hours_of(source.series) == ["00:00 1", "01:00 2", "02:00 3"]


def test_rows_without_an_offset_among_others_use_the_zone() -> None:
    source = got(["2026-05-04T00:00:00Z,1", "2026-05-04 03:00,2"])
    assert hours_of(source.series) == ["00:00 1", "01:00 2"]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(
        ["Europe/Berlin", "America/New_York", "Europe/Dublin", "Africa/Casablanca",
         "Australia/Lord_Howe", "Asia/Kathmandu", "America/Havana"]
    ),
    st.integers(0, 364),
)  # fmt: skip
def test_a_complete_local_export_keeps_every_count(zone: str, day: int) -> None:
    start = datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(days=day)
    moments = [start + timedelta(minutes=30) * at for at in range(96)]
    counts = [at * 37 % 50 for at in range(96)]
    rows = [
        f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M},{count}"
        for moment, count in zip(moments, counts, strict=True)
    ]
    source = got(rows, zone)
    assert source.series.values == tuple(counts)
    assert abs(source.series.start - start) < timedelta(minutes=30)
