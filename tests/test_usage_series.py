"""The grid, gaps, repetitions, running totals, outages and nightly holes."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from golive.errors import UnreadableError
from golive.plan import How, Missing, Reading, Source
from golive.usage import grid, read
from tests.builders import NOW, a_usage_csv

MIDNIGHT = datetime(2026, 5, 4, tzinfo=UTC)


def got(content: bytes | str, **reading: object) -> Source:
    raw = content.encode() if isinstance(content, str) else content
    return read(raw, "x.csv", Reading.model_validate(reading)).source


def table(rows: Sequence[tuple[datetime, object]], header: str = "time,visits") -> str:
    return "\n".join([header, *(f"{when:%Y-%m-%dT%H:%M:%SZ},{value}" for when, value in rows)])


def said(source: Source, words: str) -> bool:
    return any(words in note for note in source.notes)


def busy_day(hour: int) -> int:
    return 400 + 100 * (8 <= hour < 20) + hour * 7 % 13


def days(count: int, step_s: int = 3600) -> list[float | str]:
    per_hour = 3600 // step_s
    return [busy_day(at // per_hour % 24) for at in range(count * 24 * per_hour)]


def test_a_missing_row_is_a_gap_and_the_file_says_so() -> None:
    rows = [(MIDNIGHT + timedelta(minutes=5 * at), at % 3) for at in (0, 1, 2, 4, 5)]
    source = got(table(rows))
    assert (source.series.step_s, source.series.values) == (300, (0, 1, 2, None, 1, 2))
    assert said(source, "1 of 6 steps of 5 minutes are unknown")


def test_a_person_can_say_that_a_missing_row_is_nought() -> None:
    rows = [(MIDNIGHT + timedelta(hours=at), 5) for at in (0, 1, 3)]
    assert got(table(rows), missing="zero").series.values == (5, 5, 0, 5)


def test_times_off_the_round_time_are_put_on_it_and_it_is_said() -> None:
    start = MIDNIGHT + timedelta(minutes=4)
    source = got(a_usage_csv([1, 2, 3], start, 300))
    assert source.series.start == MIDNIGHT
    assert said(source, "Its times stand 4 minutes after the round time")


def test_jitter_of_seconds_loses_and_doubles_nothing() -> None:
    rows = [
        (MIDNIGHT + timedelta(hours=at, seconds=(at * 5) % 7 - 3), at * 7 % 5) for at in range(48)
    ]
    source = got(table(rows))
    assert source.series.step_s == 3600
    assert source.series.values == tuple(at * 7 % 5 for at in range(48))


def test_an_odd_step_stays_as_it_is() -> None:
    assert got(a_usage_csv([3, 1, 2, 5], MIDNIGHT, 1020)).series.step_s == 1020


def test_a_quiet_file_without_its_empty_hours_still_has_steps_of_an_hour() -> None:
    hours = [0, 2, 5, 6, 9, 13, 15, 16, 20, 23]
    rows = [(MIDNIGHT + timedelta(hours=hour), 2) for hour in hours]
    assert got(table(rows)).series.step_s == 3600


def test_irregular_counts_are_added_up_by_the_hour() -> None:
    seconds = [0, 100, 350, 910, 2000, 4100, 4150, 9000]
    rows = [(MIDNIGHT + timedelta(seconds=second), 1) for second in seconds]
    source = got(table(rows), how="sum")
    assert (source.series.step_s, source.series.values) == (3600, (5, 2, 1))
    assert said(source, "irregular, so it is read in steps of 1 hour")


def test_an_irregular_gauge_is_averaged_by_time_and_not_by_row() -> None:
    minutes = [0, 30, 31, 33, 36, 60, 95]
    values = [10, 100, 100, 100, 100, 20, 20]
    rows = [
        (MIDNIGHT + timedelta(minutes=minute), value)
        for minute, value in zip(minutes, values, strict=True)
    ]
    series = got(table(rows, "time,active users")).series
    assert series.how is How.MEAN
    assert series.values[0] == pytest.approx((30 * 10 + 30 * 100) / 60)
    assert series.values[1] == pytest.approx(20)


def test_a_long_gap_of_an_irregular_gauge_stays_unknown() -> None:
    minutes = [0, 7, 9, 20, 26, 600, 611]
    rows = [(MIDNIGHT + timedelta(minutes=minute), 5) for minute in minutes]
    series = got(table(rows, "time,active users")).series
    assert series.values[0] == 5
    assert series.values[2:9] == (None,) * 7


def test_years_far_apart_and_short_steps_are_merged_within_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(grid, "MAX_BUCKETS", 100)
    source = got(a_usage_csv([2] * 240, MIDNIGHT, 60))
    assert (source.series.step_s, source.series.values[0]) == (180, 6)
    lines = a_usage_csv([2] * 240, MIDNIGHT, 60).decode().splitlines()
    assert got("\n".join([*lines[:2], *lines[3:]])).series.values[:2] == (None, 6)
    zeroed = got("\n".join([*lines[:2], *lines[3:]]), missing="zero").series.values
    assert zeroed[:2] == (4, 6)
    assert said(source, "merged into steps of 3 minutes")
    rows = [
        (MIDNIGHT, 1),
        (MIDNIGHT + timedelta(seconds=1), 2),
        (MIDNIGHT + timedelta(days=9000), 3),
    ]
    assert got(table(rows), how="sum").series.step_s == 31 * 86_400


def test_daily_data_cannot_tell_an_hour_and_says_so() -> None:
    assert said(got(a_usage_csv([3, 4, 5], MIDNIGHT, 86_400)), "cannot tell an hour")
    assert said(got(a_usage_csv([3, 4, 5], MIDNIGHT, 7 * 86_400)), "neither days nor hours")
    assert said(got(a_usage_csv([3, 4, 5], MIDNIGHT, 7200)), "one value every 2 hours")


def test_of_several_steps_in_one_file_the_finer_part_is_read() -> None:
    daily = [(MIDNIGHT + timedelta(days=at), 9000) for at in range(20)]
    begin = MIDNIGHT + timedelta(days=20)
    hourly = [(begin + timedelta(hours=at), 300 + at % 7) for at in range(60)]
    source = got(table(daily + hourly))
    assert source.series.start == begin
    assert source.series.step_s == 3600
    assert len(source.series.values) == 60
    assert source.left_out[0].rows == 20
    assert said(source, "changes its step")


def test_of_coarse_steps_alone_the_shortest_is_read() -> None:
    weekly = [(MIDNIGHT + timedelta(days=7 * at), 9000) for at in range(12)]
    begin = MIDNIGHT + timedelta(days=84)
    daily = [(begin + timedelta(days=at), 300 + at % 7) for at in range(30)]
    assert got(table(weekly + daily)).series.step_s == 86_400


def test_a_column_without_a_known_value_is_refused() -> None:
    with pytest.raises(UnreadableError, match="No value in the column that counts"):
        got("time,visits\n2026-05-04T00:00:00Z,null\n", count_column="visits")


def test_a_repeated_page_of_rows_is_dropped_and_counted() -> None:
    lines = a_usage_csv([5, 6, 7, 8]).decode().splitlines()
    source = got("\n".join([*lines, lines[1], lines[2]]))
    assert tuple(source.series.values) == (5, 6, 7, 8)
    left = source.left_out[0]
    assert (left.why, left.rows, left.first_row) == ("a repetition of an earlier row", 2, 6)


CHANNELS = (
    "channel,time,visits\nDirect,2026050400,50\nMail,2026050400,7\nDirect,2026050401,30\n"
    "Direct,2026050403,20\nMail,2026050403,3\n"
)


def test_categories_add_up_and_absent_hours_are_nought() -> None:
    source = got(CHANNELS, zone="UTC")
    assert tuple(source.series.values) == (57, 30, 0, 23)
    assert source.read_as.missing is Missing.ZERO
    assert said(source, "their counts are added up")


def test_categories_with_as_many_rows_each_leave_absent_hours_unknown() -> None:
    hours = (0, 1, 3, 4)
    rows = [f"{kind},20260504{hour:02d},{hour}" for hour in hours for kind in ("Direct", "Mail")]
    source = got("\n".join(["channel,time,visits", *rows]), zone="UTC")
    assert tuple(source.series.values) == (0, 2, None, 6, 8)


def test_a_category_without_a_value_is_noted_and_the_others_count() -> None:
    source = got(CHANNELS.replace("00,7", "00,null"), zone="UTC")
    assert tuple(source.series.values) == (50, 30, None, 23)
    assert said(source, "At 1 times some of the rows have no value")


def test_levels_of_the_same_time_are_averaged_and_it_is_said() -> None:
    text = CHANNELS.replace("visits", "active users")
    source = got(text, zone="UTC")
    assert tuple(source.series.values) == (28.5, 30, None, 11.5)
    assert said(source, "they are averaged")


def test_one_value_under_several_labels_counts_once() -> None:
    rows = [
        f"2026-05-04T{hour:02d}:00:00Z,{busy_day(hour)},{sky}"
        for hour in range(5)
        for sky in (("rain", "mist") if hour % 2 == 0 else ("clear",))
    ]
    source = got("\n".join(["time,volume,sky", *rows]))
    assert source.series.values == tuple(busy_day(hour) for hour in range(5))
    assert said(source, "repeat the same figures under different labels")


def test_a_running_total_is_differenced_and_its_reset_is_unknown() -> None:
    added = [50 + at * 7 % 11 for at in range(60)]
    total, totals = 1000, []
    for at, more in enumerate(added):
        totals.append(total)
        total = 0 if at == 40 else total + more
    source = got(a_usage_csv(list(totals), name="requests"))
    expected = (
        [float(more) for more in added[:40]] + [None] + [float(m) for m in added[41:59]] + [None]
    )
    assert list(source.series.values) == expected
    assert said(source, "running total; counted is what was added")
    assert said(source, "falls 1 times and jumps 0 times")


def test_a_jump_and_a_missing_row_of_a_running_total_are_unknown() -> None:
    totals = [1000 + 50 * at + (100_000 if at > 20 else 0) for at in range(300)]
    lines = a_usage_csv(list(totals)).decode().splitlines()
    del lines[51]
    series = got("\n".join(lines)).series
    assert [at for at, value in enumerate(series.values) if value is None] == [20, 49, 50, 299]


def test_a_clean_running_total_says_nothing_of_resets() -> None:
    source = got(a_usage_csv([1000 + 50 * at for at in range(30)]))
    assert set(source.series.values[:29]) == {50}
    assert not said(source, "falls")


def test_a_morning_that_only_rises_is_no_running_total() -> None:
    source = got(a_usage_csv(list(range(100, 130)), step_s=1800))
    assert source.series.values[0] == 100


def test_an_outage_is_unknown_and_named_with_its_span() -> None:
    values = days(5)
    values[50:54] = [0, 0, 0, 0]
    source = got(a_usage_csv(values, MIDNIGHT))
    assert source.series.values[49:55] == (values[49], None, None, None, None, values[54])
    assert said(source, "06 May 2026 02:00 to 06 May 2026 06:00 (UTC)")


def test_an_outage_of_a_level_is_unknown_too() -> None:
    values = days(30)
    values[500:503] = [0, 0, 0]
    values[600] = 0
    series = got(a_usage_csv(values, MIDNIGHT, name="active users")).series
    assert series.values[500:503] == (None, None, None)
    assert series.values[600] == 0


def test_more_outages_than_fit_a_sentence_are_counted() -> None:
    values = days(30)
    for day in range(5, 25, 4):
        values[day * 24 + day] = 0
    source = got(a_usage_csv(values, MIDNIGHT))
    assert sum(value is None for value in source.series.values) == 5
    assert said(source, "and 2 more")


def test_noughts_of_a_site_that_sleeps_are_kept() -> None:
    values = [busy_day(at % 24) if 7 <= at % 24 < 22 else 0 for at in range(24 * 40)]
    for hour in (6, 22):
        values[hour::24] = [3] * 40
        values[(hour + 1) % 24 :: 24] = [200] * 40 if hour == 6 else values[23::24]
    values[21::24] = [200] * 40
    series = got(a_usage_csv(list(values), MIDNIGHT)).series
    assert None not in series.values


def test_a_nightly_hole_in_collection_is_unknown_and_noted() -> None:
    values = days(6, 1800)
    values[47::48] = [0] * 6
    values[0::48] = [0] * 6
    source = got(a_usage_csv(values, MIDNIGHT, 1800))
    assert source.series.values[47] is None
    assert source.series.values[48] is None
    assert source.series.values[46] == values[46]
    assert said(source, "There is no data from 23:30 to 00:30 (UTC) on nearly every day")


def test_a_sleeping_hour_with_a_slow_edge_is_no_hole() -> None:
    values = [0 if 1 <= at % 24 < 5 else (5 if at % 24 in (0, 5) else 400) for at in range(24 * 8)]
    assert None not in got(a_usage_csv(list(values), MIDNIGHT)).series.values


def test_noughts_that_a_person_stated_are_kept() -> None:
    values = days(6)
    lines = a_usage_csv(values, MIDNIGHT).decode().splitlines()
    kept = [line for line in lines if "T03:00" not in line]
    assert None not in got("\n".join(kept), missing="zero").series.values
    assert got("\n".join(kept)).series.values[3] is None


def test_a_single_nought_by_chance_is_kept() -> None:
    values = [2 + at % 3 for at in range(24 * 5)]
    values[30] = 0
    assert got(a_usage_csv(list(values), MIDNIGHT)).series.values[30] == 0


def test_a_series_of_noughts_alone_stays_as_it_is() -> None:
    assert got(a_usage_csv([0] * 24 * 6, NOW)).series.values == (0,) * 144
